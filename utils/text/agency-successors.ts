/**
 * Agencies that reforms renamed or merged. Data only, oldest reform first.
 * Sources: 深化党和国家机构改革方案 (中共中央 2018-03-21) and 国务院机构改革方案 (十三届全国人大一次会议 2018-03-17), local
 * reforms until the end of 2018; 国税地税征管体制改革方案 (2018-07-20); 中央机构改革 of 2013 for 卫生计生 and 食药监; 国家乡村振兴局
 * (2021-02-25), 国务院机构改革方案 (十四届全国人大一次会议 2023-03-10).
 */

export interface Agency {
  id: string;
  /** Names without the place before them and without the kind of office (局, 厅, 委员会…) after them. */
  stems: readonly string[];
}

/** Kinds of office that end a name, the longer first. */
export const OFFICE_KINDS: readonly string[] = [
  '委员会办公室',
  '领导小组办公室',
  '委员会',
  '管理局',
  '办公室',
  '总局',
  '总署',
  '局',
  '厅',
  '委',
  '部',
  '办',
  '署',
];

export const AGENCIES: readonly Agency[] = [
  { id: 'local-tax', stems: ['地方税务', '地税'] },
  { id: 'state-tax', stems: ['国家税务', '国税'] },
  { id: 'tax', stems: ['税务'] },
  { id: 'commerce-administration', stems: ['工商行政管理', '工商行政', '工商'] },
  { id: 'quality-supervision', stems: ['质量技术监督', '质量监督', '质监', '技术监督', '质量监督检验检疫'] },
  { id: 'food-drug', stems: ['食品药品监督管理', '食品药品监督', '食品药品监管', '食药监', '食药监管'] },
  { id: 'market', stems: ['市场监督管理', '市场监管', '市场监督'] },
  { id: 'environment-protection', stems: ['环境保护', '环保'] },
  { id: 'ecology', stems: ['生态环境'] },
  { id: 'land', stems: ['国土资源', '国土', '规划和国土资源', '规土'] },
  { id: 'natural-resources', stems: ['自然资源', '自然资源和规划', '自然资源与规划', '规划和自然资源'] },
  { id: 'health', stems: ['卫生'] },
  { id: 'family-planning', stems: ['人口和计划生育', '人口计生', '计生', '计划生育'] },
  { id: 'health-family-planning', stems: ['卫生和计划生育', '卫生计生', '卫计'] },
  { id: 'health-commission', stems: ['卫生健康', '卫健'] },
  { id: 'work-safety', stems: ['安全生产监督管理', '安全生产监督', '安监', '安全监管'] },
  { id: 'emergency', stems: ['应急管理', '应急'] },
  { id: 'poverty', stems: ['扶贫开发', '扶贫', '扶贫和移民工作', '扶贫移民'] },
  { id: 'rural-revitalisation', stems: ['乡村振兴'] },
  { id: 'agriculture', stems: ['农业', '农牧', '农林', '农委'] },
  { id: 'rural-affairs', stems: ['农业农村', '农业和农村', '农牧和农村'] },
  { id: 'tourism', stems: ['旅游', '旅游发展'] },
  { id: 'culture', stems: ['文化', '文化广电新闻出版', '文广新', '文化体育', '文体广电新闻出版'] },
  {
    id: 'culture-tourism',
    stems: ['文化和旅游', '文旅', '文化广电和旅游', '文化广电旅游', '文化广电旅游体育', '文化旅游', '文化体育和旅游'],
  },
  { id: 'legislation', stems: ['法制', '政府法制', '法制工作'] },
  { id: 'justice', stems: ['司法', '司法行政'] },
  { id: 'forestry', stems: ['林业'] },
  { id: 'forestry-grassland', stems: ['林业和草原', '林草'] },
  { id: 'grain', stems: ['粮食'] },
  { id: 'grain-reserves', stems: ['粮食和物资储备', '粮食和储备', '粮储'] },
  { id: 'construction', stems: ['建设', '城乡建设', '规划建设', '规划建设和住房', '住房保障'] },
  { id: 'housing-construction', stems: ['住房和城乡建设', '住房城乡建设', '住建', '住房和建设'] },
  { id: 'press-radio', stems: ['新闻出版广电', '新闻出版广播电影电视'] },
  { id: 'radio', stems: ['广播电视', '广播电影电视', '广电'] },
  { id: 'personnel', stems: ['人事', '劳动和社会保障', '劳动保障', '劳动'] },
  { id: 'human-resources', stems: ['人力资源和社会保障', '人力资源社会保障', '人社'] },
  { id: 'data', stems: ['数据', '大数据', '大数据管理', '大数据发展管理', '政务服务和数据管理', '政务服务数据管理'] },
  { id: 'government-services', stems: ['政务服务', '政务服务管理', '政务管理'] },
];

export interface Succession {
  from: string;
  into: string;
  /** Month in which the national body was renamed or merged; local ones followed within months. */
  since: string;
}

/** From whom the name passed on, and when. An agency may have been split between several successors. */
export const SUCCESSIONS: readonly Succession[] = [
  { from: 'personnel', into: 'human-resources', since: '2008-03' },
  { from: 'construction', into: 'housing-construction', since: '2008-03' },
  { from: 'health', into: 'health-family-planning', since: '2013-03' },
  { from: 'family-planning', into: 'health-family-planning', since: '2013-03' },
  { from: 'health-family-planning', into: 'health-commission', since: '2018-03' },
  { from: 'commerce-administration', into: 'market', since: '2018-03' },
  { from: 'quality-supervision', into: 'market', since: '2018-03' },
  { from: 'food-drug', into: 'market', since: '2018-03' },
  { from: 'environment-protection', into: 'ecology', since: '2018-03' },
  { from: 'land', into: 'natural-resources', since: '2018-03' },
  { from: 'work-safety', into: 'emergency', since: '2018-03' },
  { from: 'agriculture', into: 'rural-affairs', since: '2018-03' },
  { from: 'tourism', into: 'culture-tourism', since: '2018-03' },
  { from: 'culture', into: 'culture-tourism', since: '2018-03' },
  { from: 'legislation', into: 'justice', since: '2018-03' },
  { from: 'forestry', into: 'forestry-grassland', since: '2018-03' },
  { from: 'grain', into: 'grain-reserves', since: '2018-03' },
  { from: 'press-radio', into: 'radio', since: '2018-03' },
  { from: 'local-tax', into: 'tax', since: '2018-06' },
  { from: 'state-tax', into: 'tax', since: '2018-06' },
  { from: 'poverty', into: 'rural-revitalisation', since: '2021-02' },
  { from: 'rural-revitalisation', into: 'rural-affairs', since: '2023-03' },
  { from: 'government-services', into: 'data', since: '2023-03' },
];
