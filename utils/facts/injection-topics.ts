/**
 * Words of what is advertised by links that intruders hide on government pages. Data only. Of `certain` topics no
 * government page links anything, so that one hidden link is enough; the others only say what a block is about.
 */
export const INJECTION_TOPICS: readonly { topic: InjectionTopic; certain: boolean; words: RegExp }[] = [
  {
    topic: 'gambling',
    certain: true,
    words:
      /博彩|赌场|赌博网|娱乐城|百家乐|六合彩|时时彩|北京赛车|快三平台|pk10|葡京|威尼斯人|太阳城(?:娱乐|集团)|澳门(?:金沙|新葡|银河|永利|赌)|bet365|真人荷官|真钱|棋牌(?:游戏|平台|下载|娱乐)|彩票(?:投注|平台|代理)|(?:足球|体育|世界杯)(?:投注|买球)|皇冠体育|亚博|开元棋牌|老虎机|捕鱼(?:游戏|平台)|赔率/i,
  },
  {
    topic: 'pornography',
    certain: true,
    words: /成人(?:视频|网站|影院|电影|小说|用品)|色情|情色|av在线|无码|裸聊|约炮|黄色网站|国产自拍|毛片|援交|一夜情/i,
  },
  {
    topic: 'illegal-trade',
    certain: true,
    words: /代孕|办证刻章|办假证|假文凭|代开发票|迷药|迷奸|枪支|窃听器|私家侦探|黑客接单|改分|代考/,
  },
  { topic: 'private-servers', certain: true, words: /私服|传奇世界sf|(?:游戏|传奇)外挂|新开传奇/i },
  {
    topic: 'medicine',
    certain: false,
    words: /男科|妇科|不孕|不育|白癜风|癫痫|牛皮癣|性病|阳痿|早泄|丰胸|整形|减肥|痛风|人流/,
  },
  { topic: 'loans', certain: false, words: /贷款|网贷|配资|套现|外汇开户|炒股|期货开户|理财/ },
  { topic: 'fiction', certain: false, words: /小说|文学网|笔趣|影院|在线观看|下载站|手游|网游/ },
];

export type InjectionTopic =
  | 'gambling'
  | 'pornography'
  | 'illegal-trade'
  | 'private-servers'
  | 'medicine'
  | 'loans'
  | 'fiction';
