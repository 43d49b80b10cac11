/**
 * Page labels (页面标签) and other metas, in the order of the page: of several `viewport` a browser follows the last, of
 * several labels the first that says something counts. What stands in an svg, a template or a noscript is none.
 */
import { CAPS } from './caps.ts';
import { capped, type Reader, short } from './readers.ts';
import { attributeText } from './snapshot.ts';

const LOOKS = ['renderer', 'referrer', 'format-detection', 'theme-color', 'msapplication', 'apple-'];
const isLook = (name: string): boolean => LOOKS.some((look) => name.startsWith(look));

export const readMetas: Reader = (snapshot, draft) => {
  const metas: { name: string; content: string }[] = [];
  for (const box of snapshot.boxes) {
    if (box.tag !== 'meta') continue;
    const named = attributeText(snapshot, box, 'name');
    const name = named || attributeText(snapshot, box, 'property');
    // What only tells the browser how to look says nothing that a reading or a rule needs; `viewport` locks the zoom.
    if (!name || isLook(name.toLowerCase())) continue;
    if (name.toLowerCase() === 'viewport' && (!named || snapshot.dom.attribute(box.element, 'content', 1) === null))
      continue;
    metas.push({ name: short(name), content: attributeText(snapshot, box, 'content', CAPS.metaContent) });
  }
  draft.metas = capped(draft, 'metas', metas, CAPS.metas);
};
