/** What the form of 加入评估 is filled in with: guesses that a person reads and mends before they count. */
import type { BodyKind, Level } from '../model.ts';
import { fold } from '../text/normalise.ts';

export interface BodyGuess {
  name: string;
  level: Level | '';
  kind: BodyKind | '';
}

/** Ends of names of government bodies, the longest first. */
const BODY = /(?:人民政府|管理委员会|管委会|委员会|办公厅|办公室|政府|局|厅|委|署|院)(?:网站?)?$/;
const SITE_WORDS = /(?:门户网站|政府网站|官方网站|官网|网站群?|信息公开(?:平台|专栏)?|政务公开|首页|欢迎您|主站|网)$/;

/**
 * The name that the site calls itself, from its SiteName tag or from the parts of the document's title. A part that
 * names no body is not offered: an empty field is seen, a wrong name is not.
 */
export function guessBody({ siteName, title }: { siteName?: string; title?: string }): BodyGuess {
  const parts = [siteName ?? '', ...(title ?? '').split(/[-_|—–－＿｜>»·:：]+/).reverse()];
  const names = parts.map(bare);
  const name = names.find((candidate) => BODY.test(candidate)) ?? bare(siteName ?? '');
  return { name, level: levelOf(name), kind: kindOf(name) };
}

function bare(text: string): string {
  let name = fold(text).replace(/^(?:欢迎(?:访问|光临)|中国·?)/, '');
  while (SITE_WORDS.test(name)) name = name.replace(SITE_WORDS, '').trim();
  return name.length > 40 ? '' : name;
}

/** By the smallest area in the name: 云溪市东城区 is a county's level. The four municipalities are provinces. */
function levelOf(name: string): Level | '' {
  const area = name.replace(/(?:人民政府|管理委员会|委员会).*$/, '');
  if (/^国务院|^国家|^中华人民共和国/.test(name)) return 'national';
  if (/[镇乡]$|街道(?:办事处)?$|街道办/.test(area)) return 'township';
  if (/[县区旗]$|[县区旗](?=\S{1,12}(?:局|委|办|院)$)/.test(area) && !/自治区$|自治区(?=\S)/.test(area))
    return 'county';
  if (/^(?:北京|上海|天津|重庆)市/.test(area)) return 'province';
  if (/[市州盟]/.test(area.replace(/自治州/, '州'))) return 'city';
  if (/省|自治区/.test(area)) return 'province';
  return '';
}

function kindOf(name: string): BodyKind | '' {
  if (name === '') return '';
  if (/政府$/.test(name)) return 'government';
  return BODY.test(name) ? 'department' : '';
}

/** The folder that an address lies in, as the path of a scope: `/bmxxgk/jyj/2026/1.html` → `/bmxxgk/`. */
export function firstFolder(url: URL): string {
  const [, first, ...rest] = url.pathname.split('/');
  return first && rest.length > 0 ? `/${first}/` : '/';
}
