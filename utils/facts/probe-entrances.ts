/** Entrances of the modes as a visitor finds them: seen on the page, named by text, title, label or alternative. */
import { fold } from '../text/normalise.ts';
import { EXIT_NAME, TOOLBAR_MARK } from './entrance-names.ts';
import { kindsOf } from './interpret-entrances.ts';
import { controlNames, leadsTo, mayPress, pressable } from './probe-mode-tools.ts';
import { quoteOf, selectorOf } from './probe-quote.ts';
import type { Sight } from './probe-style.ts';
import { hostOf, siteOf } from './site-of.ts';
import type { ModeKind, SeenEntrance } from './visitor-orders.ts';

const CANDIDATES = 'a,button,input,[role=button],[onclick],li,span,i,em,b,strong,img,p,div,td,dd,label';
/** Names in class and id that vendors give to their entrances; without a name to read they are only hints. */
const HINTS =
  /(?:^|[-_ ])(?:old(?:er)?-?(?:mode|version)|elder(?:ly)?|aged?-?mode|zhangzhe|changzhe|guanhuai|shilaohua)(?:$|[-_ ])/i;
const MOST = 6;

/** @returns elements that can be pressed or followed, the innermost of each name, those with a plain name first. */
export function seenEntrances(
  sight: Sight,
  root: ParentNode = sight.document,
): { element: HTMLElement; seen: SeenEntrance }[] {
  const { dom, document } = sight;
  const found: { element: HTMLElement; seen: SeenEntrance; hint: boolean }[] = [];
  const site = siteOf(hostOf(document.URL));
  for (const element of root.querySelectorAll<HTMLElement>(CANDIDATES)) {
    if (found.length >= 4 * MOST) break;
    const names = controlNames(sight, element);
    const href = leadsTo(element);
    const elsewhere = href !== undefined && siteOf(hostOf(href)) !== site;
    const named = names.find((name) => kindsOf(name, elsewhere).length > 0);
    const hint = !named && names.length === 0 && isHint(sight, element);
    if (!named && !hint) continue;
    if (!sight.isVisible(element)) continue;
    const kinds: ModeKind[] = named ? kindsOf(named, elsewhere) : ['ageing'];
    const control = pressable({ element, name: named ?? '' });
    const seen = {
      both: kinds.length > 1,
      selector: selectorOf(dom, control.element),
      text: (quoteOf(dom, element, 60) ?? named ?? '').slice(0, 60),
      ...(href ? { href } : {}),
      barred: !mayPress(sight, control),
    };
    for (const kind of kinds) {
      // Of things within each other the innermost is pressed; its event rises to the others.
      const outer = found.findIndex((one) => one.seen.kind === kind && one.element.contains(control.element));
      if (outer >= 0 && found[outer]?.element === control.element) continue;
      if (outer >= 0) found.splice(outer, 1);
      found.push({ element: control.element, seen: { kind, ...seen }, hint });
    }
  }
  return found.sort((a, b) => Number(a.hint) - Number(b.hint)).slice(0, MOST);
}

function isHint({ dom }: Sight, element: Element): boolean {
  if (!/^(?:a|button|img)$/.test(dom.tag(element)) && dom.attribute(element, 'onclick', 1) === null) return false;
  const id = dom.attribute(element, 'id', 60) ?? '';
  if (EXIT_NAME.test(fold(dom.attribute(element, 'title', 40) ?? ''))) return false;
  return TOOLBAR_MARK.test(id) || HINTS.test(`${id} ${dom.attribute(element, 'class', 160) ?? ''}`);
}
