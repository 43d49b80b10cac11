/** Forms and their fields: names, types and labels. What a person typed is never read. */
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import type { Form } from './page-facts.ts';
import { capped, type Reader } from './readers.ts';
import { attributeText, type Box, type Snapshot, textBetween, textOf } from './snapshot.ts';

/** A default value that is a prompt. Other values may be somebody's data. */
const PROMPT = /请输入|关键[字词]|搜\s*索|检\s*索|查\s*询|search/i;

export const readForms: Reader = (snapshot, draft) => {
  const forms: Form[] = [];
  const of = new Map<Box, Form>();
  let orphan: Form | undefined;
  for (const box of snapshot.boxes) {
    if (box.tag === 'form') {
      const form = openForm(snapshot, box);
      of.set(box, form);
      forms.push(form);
    } else if (box.tag === 'input' || box.tag === 'textarea' || box.tag === 'select' || box.tag === 'button') {
      const owner = formOf(box);
      let form = owner && of.get(owner);
      if (!form) {
        // Search boxes without a form are the rule rather than the exception: they share one entry.
        orphan ??= { action: null, method: 'get', fields: [], visible: false, region: box.region };
        if (!forms.includes(orphan)) forms.push(orphan);
        form = orphan;
        if (box.visible !== false) form.visible = box.visible;
      }
      const field = readField(snapshot, box);
      if (field && form.fields.length < CAPS.fieldsPerForm) form.fields.push(field);
    }
  }
  const kept = forms.filter((form) => form.fields.length > 0);
  draft.forms = capped(draft, 'forms', kept, CAPS.forms);
};

function formOf(box: Box): Box | null {
  let up: Box | null = box.parent;
  while (up && up.tag !== 'form') up = up.parent;
  return up;
}

function openForm(snapshot: Snapshot, box: Box): Form {
  const { dom, base } = snapshot;
  const method = (dom.attribute(box.element, 'method', 10) ?? '').toLowerCase() === 'post' ? 'post' : 'get';
  return {
    action: resolveAddress(dom.attribute(box.element, 'action'), base),
    method,
    fields: [],
    visible: box.visible,
    region: box.region,
  };
}

function readField(snapshot: Snapshot, box: Box): Form['fields'][number] | undefined {
  const { dom } = snapshot;
  const type = box.tag === 'input' ? (dom.attribute(box.element, 'type', 20) ?? 'text').toLowerCase() : box.tag;
  if (type === 'hidden') return undefined;
  const button = /^(?:button|submit|image|reset)$/.test(type);
  const value = attributeText(snapshot, box, 'value');
  const label =
    attributeText(snapshot, box, 'placeholder') ||
    attributeText(snapshot, box, 'title') ||
    attributeText(snapshot, box, 'aria-label') ||
    (button || PROMPT.test(value) ? value : '') ||
    (button ? attributeText(snapshot, box, 'alt') || textOf(snapshot, box) : before(snapshot, box));
  const name = attributeText(snapshot, box, 'name') || attributeText(snapshot, box, 'id');
  return { name, type: type || 'text', ...(label && { label }), ...(box.visible === false && { hidden: true }) };
}

/** Text just before the field on its line. */
function before(snapshot: Snapshot, box: Box): string {
  const text = textBetween(snapshot, Math.max(box.parent?.from ?? 0, box.from - 6), box.from, 60);
  return text.length <= 30 ? text : '';
}
