/** What entrances are called. Data only: whole names, in the form of `compact`, without the signs around them. */

const OPEN = '(?:进入|开启|打开|切换(?:到|至)?|启用|点击进入|网站|本站)?';

/** 适老化: a version of the site for the elderly. */
export const AGEING_NAME = new RegExp(
  `^${OPEN}(?:` +
    '(?:长者|长辈|老年人?|老人|银龄|乐龄|敬老|尊老|爱老|爱心|关怀|关爱|适老|适老化|大字|大字体|大字号)(?:模式|版本?|专版|频道|浏览|阅读|助手|辅助|通道|界面)' +
    '|适老(?:化)?(?:服务|改造版|专版|浏览模式|化工具)?' +
    '|长者(?:服务)?' +
    ')(?:入口|切换|开关)?$',
);

/** A section of the site's own; on another host it offers services to the elderly, which is no version of the site. */
export const AGEING_SECTION = /^(?:进入)?(?:(?:长者|老年人?|老人|银龄|适老|适老化|敬老)(?:服务)?(?:专区|专栏|专页))$/;

/** 无障碍: accessible browsing. */
export const ACCESSIBLE_NAME = new RegExp(
  `^${OPEN}(?:信息|网页|适老化?(?:及|与|和)?)?无障碍` +
    '(?:浏览|阅读|访问|通道|模式|版本?|服务|辅助|工具|浏览工具|辅助工具|辅助浏览|浏览辅助|浏览模式|浏览通道|阅读器|工具条|浏览辅助工具|环境|网站|导盲|盲道|智能辅助|功能|操作|语音|助手)?' +
    '(?:入口|切换|开关)?$|^(?:辅助(?:浏览|阅读)(?:工具|模式)?|读屏(?:版|模式|专用)|盲人(?:版|模式|通道|阅读)|视障(?:版|模式|通道))$',
);

/** Both in one: 适老化无障碍服务, 无障碍关怀版. */
export const BOTH_NAME =
  /^(?:进入|网站)?(?:(?:适老化?|长者|关怀|老年)(?:版|模式)?(?:及|与|和)?无障碍|无障碍(?:及|与|和)?(?:适老化?|长者|关怀|老年))(?:版|模式|服务|浏览|阅读|辅助|工具|通道|专区|改造|助手)*$/;

/** What leaves a mode: it tells that there is one, but is no way into it. */
export const EXIT_NAME = /^(?:退出|关闭|离开|取消)/;

/** Ids of toolbars whose text is written by script, and addresses of scripts that write them. */
export const TOOLBAR_MARK = /^(?:toolbar(?:ctrl|switch)|cniil_(?:wza|zhz|znzx))$/;
export const TOOLBAR_SCRIPT =
  /(?:^|[/._-])(?:wza|wuzhangai|zhangaitong|barrier-?free)(?:[/._-]|$)|\/dist\/aria\.js|\.elder\.js/i;
