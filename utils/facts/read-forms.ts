/**
 * Forms and their fields: names, types and labels; and the addresses that search scripts call. What a person typed is
 * never read: of the values only those that the page itself hides in a search form, which are part of its address.
 */
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import type { Form } from './page-facts.ts';
import { capped, type Reader } from './readers.ts';
import { attributeText, type Box, type Snapshot, textBetween, textOf } from './snapshot.ts';

/** A default value that is a prompt. Other values may be somebody's data. */
const PROMPT = /请输入|关键[字词]|搜\s*索|检\s*索|查\s*询|search/i;
/** Types of `<input>` that are buttons. */
export const BUTTON_TYPES: ReadonlySet<string> = new Set(['button', 'submit', 'image', 'reset']);
const FIELD = new Set(['input', 'textarea', 'select', 'button']);

export const readForms: Reader = (snapshot, draft) => {
  const forms: Form[] = [];
  const of = new Map<Box, Form>();
  const labels = labelsById(snapshot);
  let orphan: Form | undefined;
  /** Segment behind the last field. */
  let after = 0;
  for (const box of snapshot.boxes) {
    if (box.tag === 'form') {
      const form = openForm(snapshot, box);
      of.set(box, form);
      forms.push(form);
    } else if (FIELD.has(box.tag)) {
      const owner = formOf(box);
      let form = owner && of.get(owner);
      if (!form) {
        // Search boxes without a form are the rule rather than the exception: they share one entry.
        orphan ??= { action: null, method: 'get', fields: [], visible: false, region: box.region };
        if (!forms.includes(orphan)) forms.push(orphan);
        form = orphan;
        if (box.visible !== false) form.visible = box.visible;
      }
      const field = readField(snapshot, box, labels, after);
      if (field && form.fields.length < CAPS.fieldsPerForm) form.fields.push(field);
      if (!field && form !== orphan) addConstant(snapshot, box, form);
      after = Math.max(after, box.to);
    }
  }
  const kept = forms.filter((form) => form.fields.length > 0);
  draft.forms = capped(draft, 'forms', kept, CAPS.forms);
  const addresses = searchAddresses(snapshot);
  if (addresses.length > 0) draft.searchAddresses = addresses;
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

/** Texts of `<label for="…">`. */
function labelsById(snapshot: Snapshot): Map<string, string> {
  const labels = new Map<string, string>();
  for (const box of snapshot.boxes) {
    if (box.tag !== 'label' || labels.size > 500) continue;
    const id = snapshot.dom.attribute(box.element, 'for', 100);
    if (id && !labels.has(id)) labels.set(id, textOf(snapshot, box, 60));
  }
  return labels;
}

function readField(
  snapshot: Snapshot,
  box: Box,
  labels: ReadonlyMap<string, string>,
  after: number,
): Form['fields'][number] | undefined {
  const { dom } = snapshot;
  const type = box.tag === 'input' ? (dom.attribute(box.element, 'type', 20) ?? 'text').toLowerCase() : box.tag;
  if (type === 'hidden') return undefined;
  const button = BUTTON_TYPES.has(type);
  const choice = type === 'radio' || type === 'checkbox';
  const value = attributeText(snapshot, box, 'value');
  const id = attributeText(snapshot, box, 'id');
  const label =
    attributeText(snapshot, box, 'placeholder') ||
    attributeText(snapshot, box, 'title') ||
    attributeText(snapshot, box, 'aria-label') ||
    (button || (value && PROMPT.test(value)) ? value : '') ||
    (id && labels.get(id)) ||
    (button
      ? attributeText(snapshot, box, 'alt') || textOf(snapshot, box)
      : choice
        ? behind(snapshot, box)
        : before(snapshot, box, after));
  const name = attributeText(snapshot, box, 'name');
  return {
    name: name || id,
    type: type || 'text',
    ...(label && { label }),
    ...(!name && id && { unnamed: true as const }),
    ...(box.visible === false && { hidden: true as const }),
  };
}

/** Text just before the field in its line or row, as far as the field before it. */
function before(snapshot: Snapshot, box: Box, after: number): string {
  let from = box.from;
  let said = false;
  while (from > after && box.from - from < 16) {
    const segment = snapshot.segments[from - 1];
    if (!segment) break;
    // The label may fill the line or the cell before.
    if (segment.border && segment.text === '\n' && said) break;
    if (!segment.border && segment.box.visible !== false && segment.text.trim()) said = true;
    from--;
  }
  const text = textBetween(snapshot, from, box.from, 60);
  return text.length <= 30 ? text : '';
}

/** A choice has its text behind it. */
function behind({ segments }: Snapshot, box: Box): string {
  for (let i = box.to; i < box.to + 4; i++) {
    const text = segments[i]?.border === false ? (segments[i]?.text.trim() ?? '') : '';
    if (text) return text.length <= 30 ? text : '';
  }
  return '';
}

/** Names of values that belong to a visit and not to the page. */
const OF_A_VISIT = /token|csrf|session|auth|nonce|ticket|sign|viewstate|uid|user|time|rand/i;

/** `<input type="hidden">` of a form that is sent by its address: a part of that address. */
function addConstant(snapshot: Snapshot, box: Box, form: Form): void {
  if (form.method !== 'get' || !form.action) return;
  const name = attributeText(snapshot, box, 'name', 60);
  const value = attributeText(snapshot, box, 'value', 61);
  if (!name || OF_A_VISIT.test(name) || value.length > 60) return;
  form.constants ??= [];
  if (form.constants.length < CAPS.constantsPerForm) form.constants.push({ name, value });
}

const SURE = 'searchword|search_?text|search_?key|searchtxt|keywords?|sousuo';
const LIKELY = 'q|qt|wd|kw|word|key|query|text';
const CALLED = new RegExp(`["'\`]([^"'\`\\s<>+]{0,300}[?&](${SURE}|${LIKELY})=)(?:["'\`]\\s*\\+|\\$\\{)`, 'gi');
const CONTEXT = /search|sousuo|搜\s*索|检\s*索|keyword/i;
const ELSEWHERE = /map\.|ditu|translate|fanyi|share|weibo\.com|qq\.com/i;
const SCRIPT = 20_000;
const SCRIPTS = 300_000;

/** `window.open("/s?siteCode=1&searchWord=" + word)`: the address that the handler of a search box calls. */
function searchAddresses(snapshot: Snapshot): string[] {
  const found = new Set<string>();
  let left = SCRIPTS;
  for (const box of snapshot.boxes) {
    if (box.tag !== 'script' || left <= 0 || found.size >= CAPS.searchAddresses) continue;
    const text = snapshot.dom.textContent(box.element).slice(0, SCRIPT);
    left -= text.length;
    if (!/[?&]\w{1,12}=/.test(text)) continue;
    for (const match of text.matchAll(CALLED)) {
      const [, address = '', name = ''] = match;
      const around = text.slice(Math.max(0, match.index - 300), match.index + 300);
      if (!new RegExp(`^(?:${SURE})$`, 'i').test(name) && !CONTEXT.test(around)) continue;
      // `&q=` follows an address that stands elsewhere in the script.
      if (/^[?&]/.test(address) || ELSEWHERE.test(address) || isComment(text, match.index)) continue;
      const whole = resolveAddress(address, snapshot.base);
      if (whole && found.size < CAPS.searchAddresses) found.add(whole);
    }
  }
  return [...found];
}

function isComment(text: string, index: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
  return /^\s*(?:\/\/|\*)|\s\/\//.test(line);
}
