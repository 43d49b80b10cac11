/** Page labels (页面标签) and other metas, as they stand. */
import { CAPS } from './caps.ts';
import { capped, type Reader, short } from './readers.ts';
import { attributeText } from './snapshot.ts';

export const readMetas: Reader = (snapshot, draft) => {
  const metas: { name: string; content: string }[] = [];
  for (const box of snapshot.boxes) {
    if (box.tag !== 'meta') continue;
    const name = attributeText(snapshot, box, 'name') || attributeText(snapshot, box, 'property');
    // What only tells the browser how to look says nothing that a reading or a rule needs; `viewport` locks the zoom.
    if (!name || /^(?:renderer|referrer|format-detection|theme-color|msapplication|apple-)/i.test(name)) continue;
    metas.push({ name: short(name), content: attributeText(snapshot, box, 'content', CAPS.metaContent) });
  }
  draft.metas = capped(draft, 'metas', metas, CAPS.metas);
};
