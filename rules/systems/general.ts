import type { Leaf, System } from './system.ts';

const words = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english });

type Clause = NonNullable<Leaf['clause']>;
const clauses = {
  platform: { document: 'disclosure-platform-2019', place: '位置（首页显著位置）', status: 'default' },
  stale: { document: 'inspection-indicators-2019', place: '单项否决 栏目不更新', status: 'secondary' },
  blank: { document: 'website-guidelines-2017', place: '附件 网页设计规范（避免空白栏目）', status: 'secondary' },
  linked: { document: 'inspection-indicators-2019', place: '扣分指标 解读关联', status: 'secondary' },
  report: { document: 'disclosure-regulations-2019', place: '第四十九条', status: 'secondary' },
  ageing: { document: 'ageing-design-2021', place: '适老化通用设计规范（显著位置提供入口）', status: 'default' },
  zoom: { document: 'wcag-2.2', place: '1.4.4 Resize Text', status: 'text' },
  footer: { document: 'website-guidelines-2017', place: '附件 网页设计规范（底部功能区）', status: 'default' },
  labels: { document: 'website-guidelines-2017', place: '附件 网页设计规范（页面标签）', status: 'default' },
  services: { document: 'inspection-indicators-2019', place: '扣分指标 办事服务', status: 'secondary' },
  interaction: { document: 'inspection-indicators-2019', place: '扣分指标 互动交流', status: 'default' },
  home: { document: 'inspection-indicators-2019', place: '单项否决 首页不更新', status: 'secondary' },
  links: { document: 'inspection-indicators-2019', place: '扣分指标 可用性', status: 'default' },
} as const satisfies Record<string, Clause>;

type Rest = Partial<Omit<Leaf, 'id' | 'title' | 'points'>>;

/** A leaf that one rule answers. */
const leaf = (id: string, title: Leaf['title'], points: number, rest: Rest): Leaf => ({
  id,
  title,
  points,
  method: { type: 'all-or-nothing' },
  combine: 'all',
  ...rest,
});

/** A leaf that nobody but a person answers until its rules come. */
const manual = (id: string, title: Leaf['title'], points: number, question: Leaf['title'], clause: Clause): Leaf =>
  leaf(id, title, points, { question, clause });

/**
 * The general system. All points are the product's own (`default`), shared as DESIGN §4 says: 栏目 20, 解读 15, 年报 10,
 * 办事 10, 互动 10, 时效 10, 无障碍 10, 适老化 5, 标识与标签 5, 健康度 5. Shown as 内置参考，非官方, never as official.
 */
export const general: System = {
  id: 'general',
  version: '0.2',
  title: words('通用体系', 'General system'),
  authority: words('内置参考，非官方', 'Built-in reference, not official'),
  whenNotApplicable: 'rebase',
  onVeto: 'fail',
  tree: {
    id: 'general',
    title: words('通用体系', 'General system'),
    points: 100,
    children: [
      {
        id: 'columns',
        title: words('必设栏目', 'Required columns'),
        points: 20,
        children: [
          leaf('columns-disclosure-entry', words('首页设有政府信息公开入口', 'The home page leads to disclosure'), 6, {
            checks: [{ rule: 'disclosure-entry-missing', params: {} }],
            clause: clauses.platform,
          }),
          leaf('columns-news', words('动态要闻两周内更新', 'News kept up within two weeks'), 4, {
            checks: [{ rule: 'column-stale', params: { column: 'news', maxDays: 14 } }],
            clause: clauses.stale,
          }),
          leaf(
            'columns-notices',
            words('通知公告、政策文件半年内更新', 'Notices and policies kept up within six months'),
            4,
            {
              // Six months, counted as the longest half-year so that nobody is accused a day early.
              checks: [
                { rule: 'column-stale', params: { column: 'notices', maxDays: 184 } },
                { rule: 'column-stale', params: { column: 'policies', maxDays: 184 } },
              ],
              combine: 'share',
              method: { type: 'proportional', target: 1 },
              clause: clauses.stale,
            },
          ),
          leaf('columns-blank', words('没有空白栏目', 'No blank column'), 6, {
            checks: [{ rule: 'column-blank', params: {} }],
            method: { type: 'deduct', each: 2 },
            clause: clauses.blank,
          }),
        ],
      },
      {
        id: 'interpretation',
        title: words('政策解读', 'Policy interpretation'),
        points: 15,
        children: [
          leaf('interpretation-of-policy', words('政策文件链接到解读', 'Policies link their interpretation'), 8, {
            checks: [{ rule: 'policy-interpretation-unlinked', params: {} }],
            method: { type: 'proportional', target: 0.9 },
            clause: clauses.linked,
          }),
          leaf('interpretation-to-policy', words('解读链接到政策文件', 'Interpretations link their policy'), 7, {
            checks: [{ rule: 'interpretation-policy-unlinked', params: {} }],
            method: { type: 'proportional', target: 0.9 },
            clause: clauses.linked,
          }),
        ],
      },
      {
        id: 'annual-reports',
        title: words('政府信息公开年报', 'Disclosure annual reports'),
        points: 10,
        children: [
          leaf('annual-reports-years', words('历年年报齐全', 'A report for every year'), 6, {
            checks: [{ rule: 'annual-report-year-missing', params: {} }],
            method: { type: 'proportional', target: 1 },
            clause: clauses.report,
          }),
          leaf('annual-reports-in-time', words('年报按期公布', 'Reports published in time'), 4, {
            checks: [{ rule: 'annual-report-late', params: {} }],
            method: { type: 'proportional', target: 1 },
            clause: clauses.report,
          }),
        ],
      },
      manual(
        'services',
        words('办事服务', 'Services'),
        10,
        words(
          '办事指南要素是否齐全、准确，能否在线办理或查询？',
          'Are the service guides complete and correct, and do the services work online?',
        ),
        clauses.services,
      ),
      manual(
        'interaction',
        words('互动交流', 'Interaction'),
        10,
        words(
          '咨询建言渠道是否可用，来信是否按期答复并公开？',
          'Do the channels work, and are letters answered and published in time?',
        ),
        clauses.interaction,
      ),
      manual(
        'freshness',
        words('内容时效', 'Freshness'),
        10,
        words(
          '首页和各栏目是否及时更新，内容是否准确有效？',
          'Are the home page and the columns kept up, and is their content still right?',
        ),
        clauses.home,
      ),
      {
        id: 'accessibility',
        title: words('无障碍', 'Accessibility'),
        points: 10,
        children: [
          leaf('accessibility-images', words('图片有替代文字', 'Images have text alternatives'), 3, {
            checks: [{ rule: 'image-alternative-missing', params: {} }],
            method: { type: 'proportional', target: 0.9 },
            clause: { document: 'wcag-2.2', place: '1.1.1 Non-text Content', status: 'text' },
          }),
          leaf('accessibility-names', words('链接和按钮有名称', 'Links and buttons have names'), 3, {
            checks: [{ rule: 'link-name-missing', params: {} }],
            method: { type: 'proportional', target: 0.9 },
            clause: { document: 'wcag-2.2', place: '4.1.2 Name, Role, Value', status: 'text' },
          }),
          leaf('accessibility-language', words('页面声明了语言', 'Pages state their language'), 1, {
            checks: [{ rule: 'page-language-missing', params: {} }],
            method: { type: 'proportional', target: 0.9 },
            clause: { document: 'wcag-2.2', place: '3.1.1 Language of Page', status: 'text' },
          }),
          leaf('accessibility-contrast', words('文字与背景对比度足够', 'Text stands out'), 2, {
            // Browsers differ on contrast: in proportion, so that no score flips with the browser.
            checks: [{ rule: 'contrast-low', params: {} }],
            method: { type: 'proportional', target: 0.9 },
            clause: { document: 'wcag-2.2', place: '1.4.3 Contrast (Minimum)', status: 'text' },
          }),
          leaf('accessibility-zoom', words('页面可以放大', 'Pages can be enlarged'), 1, {
            checks: [{ rule: 'zoom-locked', params: {} }],
            method: { type: 'proportional', target: 1 },
            clause: clauses.zoom,
          }),
        ],
      },
      {
        id: 'ageing',
        title: words('适老化', 'Ageing-friendly design'),
        points: 5,
        children: [
          leaf('ageing-entrance', words('首页设有适老化入口', 'The home page offers a mode for older people'), 3, {
            checks: [{ rule: 'ageing-entrance-missing', params: {} }],
            clause: clauses.ageing,
          }),
          leaf('ageing-windows', words('浮动窗口可以关闭', 'Floating windows can be closed'), 2, {
            checks: [{ rule: 'floating-window-unclosable', params: {} }],
            method: { type: 'deduct', each: 1 },
            clause: {
              document: 'ageing-design-2021',
              place: '适老化通用设计规范（弹窗、浮窗可关闭）',
              status: 'secondary',
            },
          }),
        ],
      },
      {
        id: 'identity',
        title: words('标识与标签', 'Identifiers and page labels'),
        points: 5,
        children: [
          leaf('identity-footer', words('页脚网站标识完整', 'Footer identifiers complete'), 3, {
            checks: [{ rule: 'footer-identifier-missing', params: {} }],
            method: { type: 'deduct', each: 0.5 },
            clause: clauses.footer,
          }),
          leaf('identity-labels', words('页面标签规范', 'Page labels present'), 2, {
            checks: [{ rule: 'meta-tag-missing', params: {} }],
            method: { type: 'proportional', target: 0.9 },
            clause: clauses.labels,
          }),
        ],
      },
      manual(
        'health',
        words('健康度', 'Health'),
        5,
        words(
          '有无死链、错链、错别字、暗链和泄露个人信息的情况？',
          'Are there dead or wrong links, misspellings, injected links or personal data?',
        ),
        clauses.links,
      ),
    ],
  },
};
