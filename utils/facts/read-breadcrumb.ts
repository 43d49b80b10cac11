/** The path that the page shows for itself (当前位置：首页 > 政务公开). */
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import { type Reader, short } from './readers.ts';
import { HERE } from './regions.ts';
import type { Box, Path, Snapshot } from './snapshot.ts';

interface Crumb {
  text: string;
  href: string | null;
}

/** What parts the steps. The first kind that a path uses parts it; the others then belong to names (预算/决算). */
const SEPARATORS: readonly RegExp[] = [
  /\s*(?:-{1,3}>|={1,2}>|[—–]{1,2}>|[>＞»›→⟩❯▶►≫〉]+|&(?:gt|raquo);?)\s*/,
  /\s*::\s*/,
  /\s*[|｜丨]\s*/,
  /\s*[/／\\]\s*/,
  /\s+[·•・‧]\s*|\s*[·•・‧]\s+/,
  /\s+[-—–_]+\s+/,
  /\s*[·•・‧]\s*/,
];
/** Where nothing parts the steps but the blocks that they stand in. */
const BLOCKS = /\n/;
/** As above, where only separators stand. */
const ONLY_SEPARATOR = /^[\s\-=—–_>＞»›→⟩❯▶►≫〉:：|｜丨/／\\·•・‧.,，、。]*$/;
const ENDS_WITH_SEPARATOR = /(?:[>＞»›→⟩❯▶►≫〉/／|｜\\]|::|&(?:gt|raquo);?)\s*$/;
const STARTS_WITH_SEPARATOR = /^[>＞»›→⟩❯▶►≫〉/／|｜\\·]|^(?:-+>|::)/;
const MARKER = new RegExp(
  `^.{0,12}?(?:${HERE.source})[】\\]」]?\\s*[:：∶]?\\s*|^[【[]?\\s*(?:位\\s*置|导\\s*航|路\\s*径)[】\\]]?\\s*[:：]\\s*`,
);
const EDGES = /^[\s>＞»›→|｜/／\\·•・‧:：\-—]+|[\s>＞»›→|｜/／\\·•・‧\-—]+$/g;

export const readBreadcrumb: Reader = (snapshot, draft) => {
  if (!snapshot.path) return;
  const { crumbs, dangling } = parse(snapshot, snapshot.path);
  if (crumbs.length > CAPS.breadcrumb) return;
  draft.breadcrumb = crumbs;
  if (dangling) draft.breadcrumbDangling = true;
};

interface Piece {
  text: string;
  anchor: Box | null;
}

function parse(snapshot: Snapshot, path: Path): { crumbs: Crumb[]; dangling: boolean } {
  const pieces = piecesOf(snapshot, path);
  const separator = separatorOf(pieces);
  const crumbs: Crumb[] = [];
  for (const { text, anchor } of pieces) {
    if (anchor) {
      const clean = text.replace(EDGES, '').replace(/\s+/g, ' ').trim();
      const href = resolveAddress(snapshot.dom.attribute(anchor.element, 'href'), snapshot.base);
      const last = crumbs.at(-1);
      // Doubled anchors: `<a href="x"><a href="x">` gives one name.
      if (clean && !(last && last.text === short(clean) && last.href === href))
        crumbs.push({ text: short(clean), href });
      continue;
    }
    for (const part of text.split(separator ?? BLOCKS)) {
      const clean = part.replace(EDGES, '').replace(/\s+/g, ' ').trim();
      if (clean.length > 0 && clean.length < 160 && !ONLY_SEPARATOR.test(clean))
        crumbs.push({ text: short(clean), href: null });
    }
  }
  const last = pieces.at(-1);
  const found = crumbs.length > 1 || Boolean(crumbs[0]?.href);
  return {
    crumbs: found ? crumbs : [],
    dangling: found && last !== undefined && ENDS_WITH_SEPARATOR.test(last.text),
  };
}

/** Texts inside and outside links in turn, without the words that announce the path. */
function piecesOf(snapshot: Snapshot, { from, to }: Path): Piece[] {
  const pieces: Piece[] = [];
  for (let i = from; i < to; i++) {
    const segment = snapshot.segments[i];
    if (!segment || segment.box.visible === false) continue;
    const text = segment.border ? (segment.text === '\n' ? '\n' : ' ') : segment.text.replace(/\s/g, ' ');
    const last = pieces.at(-1);
    if (last && last.anchor === segment.box.anchor) last.text += text;
    else pieces.push({ text, anchor: segment.box.anchor });
  }
  let started = false;
  for (const piece of pieces) {
    piece.text = piece.text
      .replace(/[^\S\n]*\n\s*/g, '\n')
      .replace(/[^\S\n\u200b\ufeff]+/g, ' ')
      .trim();
    if (started || !piece.text) continue;
    // The words may stand in a link of their own, or with the first step in one.
    // One for readers of the screen may stand before the one that is shown.
    piece.text = piece.text.replace(MARKER, '').replace(MARKER, '').trim();
    started = piece.text !== '' && !ONLY_SEPARATOR.test(piece.text);
  }
  return pieces.filter(({ text }) => text !== '');
}

/** Links part themselves: what stands between them, or else in the text, says what parts the rest. */
function separatorOf(pieces: readonly Piece[]): RegExp | undefined {
  const firstLink = pieces.findIndex(({ anchor }) => anchor);
  const lastLink = pieces.map(({ anchor }) => anchor !== null).lastIndexOf(true);
  const between = pieces.slice(Math.max(firstLink, 0), lastLink + 1).filter(({ anchor }) => !anchor);
  const plain = (between.length > 0 ? between : pieces.filter(({ anchor }) => !anchor))
    .map(({ text }) => text)
    .join('  ');
  // Icons part the links: a sign in the name behind them parts nothing, unless it leads.
  if (lastLink > firstLink && between.length === 0 && !STARTS_WITH_SEPARATOR.test(pieces[lastLink + 1]?.text ?? ''))
    return undefined;
  return SEPARATORS.find((separator) => separator.test(` ${plain} `));
}
