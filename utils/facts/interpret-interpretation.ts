/** A policy and its interpretation (政策解读): how they point to each other. */
import { compact } from '../text/normalise.ts';
import type { PageFacts } from './page-facts.ts';

const INTERPRETS = /解读|图解|图说|一图(?:读懂|看懂)|答记者问|政策问答|问答/;
const INTERPRETATION_LABEL = /解读|图解/;
const DOCUMENT_LABEL = /(?:相关|关联)(?:文件|政策)|原文|原件|^(?:政策|文件|政策文件)(?:链接|全文)?[:：]?$/;
/** A link that says no more than that it leads to an interpretation. */
const BARE_LABEL =
  /^(?:查看|点击|阅读|进入)*(?:相关|政策|文件|文字|图文|图片|视频|专家|媒体)*(?:解读|图解)(?:材料|文件|链接|信息|版)?$|^一图(?:读懂|看懂)|^图说|答记者问$/;

/**
 * Links between a policy and its interpretation, in either direction; only to another page or a file. `open` where
 * something that should be one has no address or is hidden: nobody can say then that there is none.
 */
export function readInterpretationLinks(
  facts: PageFacts,
  kind: string,
  title: string | undefined,
): { links: { href: string; text: string }[]; open: boolean } {
  const found = new Map<string, { href: string; text: string }>();
  let open = false;
  const subject = title ? policyNames(title) : [];
  for (const { href, text, near, section, region, visible } of facts.links) {
    if (href === facts.url || (region !== 'main' && region !== 'unknown' && region !== 'aside')) continue;
    const labels = [near ?? '', section ?? ''];
    const name = compact(text);
    let leads: boolean;
    let alone: boolean;
    if (kind === 'interpretation') {
      const labelled = labels.some((label) => DOCUMENT_LABEL.test(label) && !INTERPRETATION_LABEL.test(label));
      leads = labelled || (name.length >= 6 && subject.some((one) => name.includes(one)));
      alone = DOCUMENT_LABEL.test(name) && name.length <= 8;
    } else {
      const labelled = labels.some((label) => INTERPRETATION_LABEL.test(label));
      leads = labelled || (INTERPRETS.test(text) && text.length > 8 && relatesTo(text, title));
      alone = BARE_LABEL.test(name);
    }
    if (href && visible !== false && leads) {
      if (!found.has(href)) found.set(href, { href, text });
    } else if ((leads && (visible === false || !href)) || (alone && !href)) open = true;
  }
  return { links: [...found.values()], open: open && found.size === 0 };
}

/** A list of other policies' interpretations beside the text is no link from this policy. */
function relatesTo(text: string, title: string | undefined): boolean {
  if (!title) return false;
  return (
    policyNames(title).some((name) => compact(text).includes(name)) ||
    policyNames(text).some((name) => compact(title).includes(name))
  );
}

/** Names of documents in a title: what stands in 《》, and the title without its ornaments. */
function policyNames(title: string): string[] {
  const names = [...title.matchAll(/《([^》]{4,80})》/g)].map((match) => compact(match[1] ?? ''));
  const bare = compact(
    title.replace(/^【[^】]{1,8}】/, '').replace(/[（(][^（）()]{0,4}[^（）()]{4,30}号[）)]$/, ''),
  ).replace(/(?:的)?(?:政策)?(?:解读|图解|问答)$/, '');
  if (bare.length >= 8) names.push(bare);
  const about = /关于(?:印发)?[《]?(.{6,60}?)[》]?的(?:通知|意见|决定|公告|通告|批复|函)/.exec(title)?.[1];
  if (about) names.push(compact(about));
  return names.filter((name) => name.length >= 6);
}
