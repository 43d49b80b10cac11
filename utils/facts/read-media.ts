/** Images, videos and frames, and the scripts and elements that identify badges. */
import { hasAny } from '../text/words.ts';
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import type { Media, Script } from './page-facts.ts';
import { capped, type Reader } from './readers.ts';
import { attributeText, type Box, type Snapshot } from './snapshot.ts';

const KINDS: Readonly<Record<string, Media['kind']>> = {
  img: 'image',
  video: 'video',
  audio: 'audio',
  iframe: 'frame',
  frame: 'frame',
  object: 'object',
  embed: 'object',
};

export const readMedia: Reader = (snapshot, draft) => {
  const { dom, base } = snapshot;
  const media: Media[] = [];
  for (const box of snapshot.boxes) {
    const kind = Object.hasOwn(KINDS, box.tag) ? KINDS[box.tag] : undefined;
    if (!kind) continue;
    const raw =
      dom.attribute(box.element, 'src') ?? dom.attribute(box.element, 'data') ?? dom.attribute(box.element, 'data-src');
    const alt = attributeText(snapshot, box, 'alt') || attributeText(snapshot, box, 'title');
    media.push({
      kind,
      src: resolveAddress(raw, base),
      ...(alt && { alt }),
      region: box.region,
      visible: box.visible,
      ...(box.anchor && { linked: true }),
      ...((box.region === 'main' || box.region === 'unknown') && { line: snapshot.lineOf[box.from] ?? 0 }),
    });
  }
  draft.media = capped(draft, 'media', media, CAPS.media);
};

/** Attribute of the 找错 script, on the script element itself. */
export const readScripts: Reader = (snapshot, draft) => {
  const scripts: Script[] = [];
  const marks = new Set<string>();
  for (const box of snapshot.boxes) {
    if (box.tag === 'script') {
      const script = readScript(snapshot, box);
      if (script) scripts.push(script);
      const badgeScript = writtenBadge(snapshot, box);
      if (badgeScript) scripts.push(badgeScript);
    }
    if (!box.marks) continue;
    const id = badge(snapshot, box);
    if (id) marks.add(id);
  }
  draft.scripts = capped(draft, 'scripts', scripts, CAPS.scripts);
  draft.marks = capped(draft, 'marks', [...marks], CAPS.marks);
};

function readScript(snapshot: Snapshot, box: Box): Script | undefined {
  const { dom, base } = snapshot;
  const src = resolveAddress(dom.attribute(box.element, 'src'), base);
  const id = attributeText(snapshot, box, 'id');
  const siteCode = attributeText(snapshot, box, 'sitecode') || attributeText(snapshot, box, 'data-sitecode');
  if (!src && !siteCode && !hasAny(id.toLowerCase(), ['jiucuo', 'conac'])) return undefined;
  return { src, ...(id && { id }), ...(siteCode && { siteCode }) };
}

// document.write(unescape("%3Cspan id='_ideConac' … src='https://dcs.conac.cn/js/27/000/…/CA….js' …")): the badge as
// the registry hands it out. The line must not be commented out.
const WRITTEN_BADGE = /^(?!\s*(?:\/\/|\*)).*?((?:https?:)?\/\/[\w.:-]+\/js\/[\w/]{5,60}\/CA\d{20,40}\.js)/m;

function writtenBadge(snapshot: Snapshot, box: Box): Script | undefined {
  const text = snapshot.dom.textContent(box.element);
  if (text.length > 20_000 || !text.includes('/CA')) return undefined;
  const src = WRITTEN_BADGE.exec(text)?.[1];
  return src ? { src: resolveAddress(src, snapshot.base) } : undefined;
}

const BADGES = ['_ideconac', 'jiucuo', 'toolbar', 'cniil_'];

/** Ids that the badge and entrance scripts write, where they are shown. */
function badge(snapshot: Snapshot, box: Box): string | undefined {
  if (box.tag === 'script' || !hasAny(box.marks, BADGES)) return undefined;
  const known =
    /(?:^|\s)(_ideconac|_jiucuo_?|toolbarctrl|toolbarswitch|cniil_wza|cniil_zhz|cniil_znzx|jiucuo)(?:\s|$)/.exec(
      box.marks,
    );
  if (!known?.[1] || (box.visible === false && snapshot.dom.hasView && box.gone)) return undefined;
  return known[1];
}
