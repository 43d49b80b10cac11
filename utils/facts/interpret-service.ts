/** Service guides (办事指南): which of their elements the page holds. */
import { firstParts, partFinder, says } from './labelled-parts.ts';
import type { PageFacts } from './page-facts.ts';
import { GUIDE_ELEMENTS, GUIDE_NAMES, type GuideElement } from './service-words.ts';

export interface ServiceGuide {
  /** Elements that the page holds, with what stands under their name. */
  elements: Partial<Record<GuideElement, string>>;
  /** Elements whose name stands on the page with nothing under it. */
  empty: GuideElement[];
  /** Of `empty`: what stands in a tab or panel that is closed. Nobody can say from this capture that it is blank. */
  closed: GuideElement[];
}

const findParts = partFinder(GUIDE_NAMES);
const FILE = /\.(?:docx?|xlsx?|pdf|wps|et|rar|zip|jpe?g|png)(?:$|[?#])/i;
const FORM_FILE = /表格?|样表|示例|范本|示范文本|模板/;
const QUOTE = 120;

/** The elements of a guide, by heading, label, row or tab; undefined where the page holds fewer than `atLeast`. */
export function readServiceGuide(
  facts: PageFacts,
  title: string | undefined,
  atLeast: number,
): ServiceGuide | undefined {
  const guide: ServiceGuide = { elements: {}, empty: [], closed: [] };
  const shown = firstParts(findParts(facts.mainText));
  const behind = firstParts(findParts(facts.closedText ?? ''));
  for (const element of GUIDE_ELEMENTS) {
    const part = shown.get(element);
    const hidden = behind.get(element);
    if (part && says(part)) guide.elements[element] = cut(part.value);
    else if (hidden && says(hidden)) guide.elements[element] = cut(hidden.value);
    else if (part) {
      guide.empty.push(element);
      if (facts.closedText) guide.closed.push(element);
    }
  }
  if (Object.keys(guide.elements).length + guide.empty.length < atLeast) return undefined;
  settle(facts, title, guide);
  return guide;
}

const cut = (text: string): string => (text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text);

/** What needs no label: the title names the matter, a file to fill in is a form, either limit is a limit. */
function settle(facts: PageFacts, title: string | undefined, { elements, empty }: ServiceGuide): void {
  if (!elements.name && title) elements.name = cut(title);
  const limit = elements['promised-limit'] ?? elements['statutory-limit'];
  if (!elements['time-limit'] && limit) elements['time-limit'] = limit;
  const form = facts.links.find(
    ({ href, text, visible, region }) =>
      href && visible !== false && region !== 'footer' && FILE.test(href) && FORM_FILE.test(text),
  );
  if (!elements.forms && form) elements.forms = cut(form.text);
  for (const element of [...empty]) if (elements[element]) empty.splice(empty.indexOf(element), 1);
}
