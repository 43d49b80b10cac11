import { z } from 'zod';
import type { LabelledValue } from '../../utils/facts/page-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { readDateValue } from '../../utils/text/dates.ts';
import { documentNumberOfTitle } from '../../utils/text/document-number.ts';
import { compact } from '../../utils/text/normalise.ts';
import { definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Labels that a page gives once; those of dates are compared as days. */
const LABELS = new Set(['索引号', '文号', '发文字号', '发文机关', '发布机构', '成文日期', '发布日期']);
const DATES = /日期$/;
/** A block and its copy stand close together; further down come the blocks of other documents. */
const REACH = 60;

export default definePageRule({
  id: 'document-metadata-contradictory',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'title', 'docNumber', 'writtenOn', 'publishedOn', 'imprintOn', 'document', 'pairs'],
  basis: [
    clause('disclosure-regulations-2019', '第六条', 'text', '行政机关应当及时、准确地公开政府信息。'),
    clause('inspection-circulars', '文件发布逻辑错误（宁化县2023年第三季度）', 'secondary'),
  ],

  check({ kind, title = '', docNumber, writtenOn, publishedOn, imprintOn, document, pairs, url }) {
    if (kind !== 'policy') return notApplicable(message('because.not-a-policy'));
    const said: [string, Finding['message'] | undefined][] = [];

    const numberInTitle = documentNumberOfTitle(title);
    if (numberInTitle && docNumber && compact(numberInTitle) !== compact(docNumber)) {
      said.push(['number', message('finding.number-differs', { block: docNumber, title: numberInTitle })]);
    }
    // A number of the old year on a document of January, and the other way round, are common.
    const year = /[〔[（(]((?:19|20)\d{2})[〕\]）)]/.exec(docNumber ?? '')?.[1];
    if (docNumber && year && writtenOn && Math.abs(Number(year) - Number(writtenOn.slice(0, 4))) > 1) {
      said.push(['year', message('finding.number-year', { number: docNumber, written: writtenOn })]);
    }
    if (writtenOn && publishedOn && writtenOn > publishedOn) {
      said.push(['order', message('finding.written-after-published', { written: writtenOn, published: publishedOn })]);
    }
    if (writtenOn && imprintOn && imprintOn < writtenOn) {
      said.push(['imprint', message('finding.imprint-before-written', { imprint: imprintOn, written: writtenOn })]);
    }
    const { effectiveOn, expiresOn } = document ?? {};
    if (effectiveOn && expiresOn && expiresOn < effectiveOn) {
      said.push([
        'expiry',
        message('finding.expires-before-effective', { expires: expiresOn, effective: effectiveOn }),
      ]);
    }
    for (const { label, first, other } of repeated(pairs)) {
      said.push([label, message('finding.metadata-differs', { label, first, other })]);
    }
    const [first, ...others] = said.flatMap(([what, text]): Finding[] =>
      text ? [{ key: `document-metadata-contradictory:${what}:${url}`, pageUrl: url, message: text }] : [],
    );
    return first ? suspected([first, ...others], { searched: [url] }) : pass();
  },
});

/** Labels that stand twice with two values. */
function repeated(pairs: readonly LabelledValue[]): { label: string; first: string; other: string }[] {
  const seen = new Map<string, LabelledValue>();
  const found = new Map<string, { label: string; first: string; other: string }>();
  for (const pair of pairs) {
    const label = compact(pair.label);
    if (!LABELS.has(label) || !pair.value.trim()) continue;
    const before = seen.get(label);
    if (!before) seen.set(label, pair);
    else if (pair.line - before.line <= REACH && !found.has(label) && !same(label, before.value, pair.value))
      found.set(label, { label, first: before.value.slice(0, 60), other: pair.value.slice(0, 60) });
  }
  return [...found.values()];
}

/** One value may say more than the other: the office of an authority, a number with its unit. */
function same(label: string, one: string, other: string): boolean {
  if (DATES.test(label)) {
    const [a, b] = [readDateValue(one).day, readDateValue(other).day];
    return a === undefined || b === undefined || a === b;
  }
  const [a, b] = [compact(one), compact(other)];
  return a.includes(b) || b.includes(a);
}
