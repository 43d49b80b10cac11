import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** What article 12 asks of a catalogue, by the heads of its columns or the labels of its entries. */
const FIELDS = {
  index: /索\s*引\s*号?|索取号|序列号/,
  name: /名\s*称|标\s*题|题\s*名/,
  summary: /概\s*述|摘\s*要|概\s*要|简\s*介|内容描述/,
  date: /(?:生成|成文|发布|公开|发文|制定|产生|形成|印发)\s*(?:日期|时间)|日\s*期/,
} as const;
type Field = keyof typeof FIELDS;
const ALL = Object.keys(FIELDS) as Field[];

const IS_CATALOGUE = /^(?:政府|政务|部门)?(?:信息)?(?:主动)?公开目录$|^公开目录$/;

export default definePageRule({
  id: 'catalogue-field-missing',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'breadcrumb', 'documentTitle', 'tables', 'pairs', 'headings', 'mainText', 'list', 'unknown'],
  basis: [
    clause(
      'disclosure-regulations-2019',
      '第十二条',
      'text',
      '政府信息公开目录包括政府信息的索引、名称、内容概述、生成日期等内容。',
    ),
  ],

  check({ kind, breadcrumb, documentTitle, tables, pairs, mainText, list, url }, _, { isUnknown }) {
    const names = [breadcrumb.at(-1)?.text ?? '', documentTitle.split(/[-_|—–]/, 1)[0] ?? ''].map(compact);
    const isCatalogue =
      (kind === 'column' || kind === 'disclosure-platform') && names.some((name) => IS_CATALOGUE.test(name));
    if (!isCatalogue) return notApplicable(message('because.not-a-catalogue'));
    const searched = [url];
    // The entries of a catalogue of columns show their fields one level below.
    if ((list?.count ?? 0) === 0 && tables.length === 0)
      return cannotTell(message('because.catalogue-below'), { searched });

    const heads = tables.flatMap(({ rows }) => (rows[0] ?? []).map(({ text }) => text));
    const labels = pairs.map(({ label }) => label);
    const lines = mainText
      .slice(0, 4_000)
      .split('\n')
      .filter((line) => line.length <= 40);
    const said = [...heads, ...labels, ...lines].join('\n');
    const missing = ALL.filter((field) => !FIELDS[field].test(said));
    if (missing.length === 0) return pass();
    // Rows show their name without a head that says so, and a day.
    const shown = (field: Field) =>
      (list?.count ?? 0) > 0 && (field === 'name' || (field === 'date' && list?.freshest));
    const absent = missing.filter((field) => !shown(field));
    const [first, ...others] = absent.map(
      (field): Finding => ({
        key: `catalogue-field-missing:${field}`,
        pageUrl: url,
        message: message('finding.catalogue-field-missing', { field: message(`catalogue-field.${field}`) }),
      }),
    );
    if (!first) return pass();
    if (isUnknown('list') || isUnknown('tables')) return cannotTell(message('because.catalogue-below'), { searched });
    const found = ALL.filter((field) => !absent.includes(field)).map((field) => message(`catalogue-field.${field}`));
    // Each entry's own page may show what its row leaves out.
    return suspected([first, ...others], {
      searched,
      ...(found.length > 0
        ? {
            nearest: {
              key: 'catalogue-field-missing:found',
              pageUrl: url,
              message: message('finding.catalogue-fields-found', { fields: found }),
            },
          }
        : {}),
    });
  },
});
