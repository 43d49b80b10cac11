/** What the controls of modes and tools are called. Data only: whole names in the form of `nameOf`. */

/** What a mode or a tool can offer. */
export type Tool = 'zoom' | 'readAloud' | 'largeCursor' | 'largeTextScreen' | 'contrast' | 'magnifier' | 'guides';

const SWITCH = '(?:开启|打开|启用|关闭|切换|调整|调节|设置)?';

export const TOOL_NAMES: Readonly<Record<Tool, RegExp>> = {
  zoom: /^(?:页面|网页|文字|字体|字号|界面|屏幕|显示)?(?:放大|增大|加大|变大|调大|缩放)(?:页面|网页|文字|字体|字号|界面|功能)?$|^(?:A|Aa|字|字号|字体|文字)[+＋]$|^大字(?:体|号)?$|^(?:字体|字号|文字|字体大小|文字大小|字号大小)$/,
  readAloud: new RegExp(
    `^${SWITCH}(?:语音|声音|朗读|指读|连读|读屏|播报|听网页|有声阅读)(?:阅读|朗读|播报|导览|助手|指读|连读|开关|模式|播放|服务|文字|网页|正文|全文|辅助|专用|[开关])?$|^(?:阅读|网页|正文|全文|鼠标|点击|逐字|文字)(?:朗读|指读|连读|播报|语音)$`,
  ),
  largeCursor: new RegExp(
    `^${SWITCH}(?:(?:特?大|超大|加大|放大|醒目)(?:号)?)?(?:鼠标|光标|指针)(?:样式|放大|变大|大小|形状|颜色|增大|模式|指针|光标)?$`,
  ),
  largeTextScreen: new RegExp(
    `^${SWITCH}(?:大|大屏|大字|同步|实时|双)?(?:字幕)(?:屏|条|栏|显示|模式|功能)?$|^${SWITCH}(?:大?显示屏|屏显|大屏显示|文字放大显示)$`,
  ),
  contrast:
    /^(?:高|反差)?对比度?(?:模式|调节|设置)?$|^(?:页面|网页|界面|更换|切换|调整)?(?:配色|色彩|颜色|底色|背景色|反色|主题色)(?:调节|切换|对比|方案|设置|模式)?$|^(?:黑白|夜间|护眼)(?:模式)?$/,
  magnifier: /^(?:开启|打开|使用)?放大镜(?:功能)?$/,
  guides: /^(?:开启|打开)?(?:阅读)?(?:辅助线|十字线|十字光标|参考线|阅读线|标线)$/,
};

/** Hints in ids, classes and names of pictures: enough to leave it open whether a thing is offered. */
export const TOOL_HINTS: Readonly<Record<Tool, RegExp>> = {
  zoom: /zoom|enlarge|big|font|fangda|fd|scale|size/i,
  readAloud: /read|voice|sound|speak|audio|speech|tts|yuyin|yy/i,
  largeCursor: /cursor|mouse|pointer|guangbiao|gb/i,
  largeTextScreen: /caption|subtitle|screen|zimu|zm/i,
  contrast: /contrast|color|theme|peise|ps/i,
  magnifier: /magnif|glass|fdj/i,
  guides: /guide|line|fzx/i,
};

/** One of several sizes. */
export const SIZE_NAME =
  /^(?:字体|字号|文字)?(?:小|中|大|特大|超大|加大|最大|较大|巨大|标准|默认)(?:字体|字号|号字体|号字|号|字)?$|^\d{2}(?:px|pt|号|号字)$|^1?\d{2}%$/i;

/** One step larger. */
export const LARGER_NAME =
  /^(?:页面|网页|文字|字体|字号|界面|屏幕)?(?:放大|增大|加大|变大|调大)(?:页面|网页|文字|字体|字号|界面)?$|^(?:A|Aa|字|字号|字体|文字)[+＋]$/;

/** What leaves a mode, whatever it is called in it. */
export const LEAVING_NAME =
  /^(?:退出|离开)(?:.{0,8})$|^(?:关闭|取消)(?:.{0,4}(?:模式|版|工具条?|服务|无障碍|适老化?|长者|辅助))$|^(?:返回|切换|切换到|切换至|切换回|恢复|恢复到|回到|进入|访问)?(?:常规|标准|普通|正常|默认|原始|原|经典|通用|大众|传统|标准浏览)(?:版本?|模式|页面|网站|网页|界面|浏览)$/;
/** Enough inside a bar of tools, too little elsewhere. */
export const CLOSING_NAME = /^(?:关闭|收起|还原|重置|×|✕|✖|x)$/i;

/** What is never pressed, wherever it stands. */
export const NEVER_PRESSED =
  /提交|登录|登陆|登入|登出|注销|注册|发送|支付|付款|缴费|缴纳|购买|预约|申报|申请|办理|投票|删除|下载|上传|确认|同意|授权|认证|发布|评论|点赞|举报|呼叫|拨打/;

/** The page is still at work. */
export const WAITING_WORDS = /加载|稍候|稍等|请等待|正在(?:打开|进入|切换)|loading/i;

/** Words that sell. */
export const SELLING_WORDS =
  /广告|抢购|促销|特价|优惠券|满减|打折|折扣|包邮|秒杀|立即购买|免费领取|中奖|红包|推广|招商加盟/;
