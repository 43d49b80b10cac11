/** Parts of a text by their names: headings, labels with a colon, cells of a table's row, tabs. */

export interface Part<Id extends string> {
  id: Id;
  /** The name as it stands. */
  name: string;
  /** What it names, folded to one line and cut; empty where nothing follows. */
  value: string;
  /** Line of the text, from 0. */
  line: number;
}

/** The names of the parts by their id. */
export type PartNames<Id extends string> = Readonly<Record<Id, readonly string[]>>;

/** Finds the parts of a text; made once for each table of names. */
export type PartFinder<Id extends string> = (text: string) => Part<Id>[];

const VALUE = 200;
const LINE = 500;
const NUMBERING =
  '(?:第?[一二三四五六七八九十]{1,3}[、.．条]|[(（][一二三四五六七八九十\\d]{1,3}[)）]|\\d{1,2}[、.．)）](?!\\d))';
const ORNAMENT = '[●◆■★▶►◇□▲·•※◎→>»\\-—*#\\s【\\[〖「<《]';
/** A line that parts what stands above it from what stands below. */
const RULE = /^-{3,}$/;
/** What may follow a name that fills a line: 申请材料及要求, 办理流程图. */
const REST =
  '(?:[及和与、/][^\\s，。；:：]{1,8}|图|表|目录|清单|一览表?|说明|情况|要求|信息|[(（][^()（）]{1,16}[)）])?';

/**
 * A part starts where a line says nothing but its name (with number, brackets, colon), where the name has a colon
 * behind it, or where it stands at the beginning of a row's cell. Names are longest first, blanks in them do not count.
 */
export function partFinder<Id extends string>(names: PartNames<Id>): PartFinder<Id> {
  const ids = new Map<string, Id>();
  for (const id of Object.keys(names) as Id[]) for (const name of names[id]) ids.set(name, id);
  const all = [...ids.keys()].sort((a, b) => b.length - a.length);
  const one = all.map((name) => [...name].join('\\s?')).join('|');
  const whole = new RegExp(`^${ORNAMENT}*${NUMBERING}?${ORNAMENT}*(${one})${REST}[】\\]〗」>》]?\\s*[:：]?$`);
  const inside = new RegExp(
    `(?<![\\u4e00-\\u9fa5\\w])(${one})(?:[(（][^()（）]{1,16}[)）])?[】\\]〗」]?(?:\\s*[:：∶]|(?=\\s)|$)`,
    'g',
  );
  const quick = new RegExp([...new Set(all.map((name) => name.slice(0, 1)))].join('|'));
  return (text) => {
    const lines = text.split('\n');
    const parts: Part<Id>[] = [];
    let open: Part<Id> | undefined;
    let style = 0;
    for (let i = 0; i < lines.length; i++) {
      const line = (lines[i] ?? '').slice(0, LINE).trim();
      if (!line) continue;
      if (RULE.test(line)) {
        open = undefined;
        continue;
      }
      const numbering = styleOf(line);
      if (line.length > 1 && quick.test(line)) {
        const name = line.length <= 40 ? whole.exec(line)?.[1] : undefined;
        if (name) {
          open = start(parts, ids, name, '', i);
          style = numbering;
          continue;
        }
        const marks = [...line.matchAll(inside)].filter((mark) => isStart(line, mark));
        if (marks.length > 0) {
          const head = line.slice(0, marks[0]?.index).replace(new RegExp(`${NUMBERING}\\s*$`), '');
          if (open && head.trim()) append(open, head);
          for (let j = 0; j < marks.length; j++) {
            const mark = marks[j];
            if (!mark) continue;
            open = start(
              parts,
              ids,
              mark[1] ?? '',
              line.slice(mark.index + mark[0].length, marks[j + 1]?.index ?? line.length),
              i,
            );
          }
          style = numbering;
          // What has its value on its line goes on below only where the line is a heading.
          if (open && open.value !== '') open = undefined;
          continue;
        }
      }
      // The next heading of the same kind ends a part, whatever it is about.
      if (style > 0 && numbering === style && line.length <= 40) open = undefined;
      if (open) append(open, line);
    }
    return parts.map((part) => ({ ...part, value: part.value.trim() }));
  };
}

/** How a line is numbered: 1 for 一、, 2 for （一）, 3 for 1.; 0 where it is not. */
function styleOf(line: string): number {
  if (/^(?:第?[一二三四五六七八九十]{1,3}[、.．条])/.test(line)) return 1;
  if (/^[(（][一二三四五六七八九十]{1,3}[)）]/.test(line)) return 2;
  return /^[(（]?\d{1,2}[、.．)）](?!\d)/.test(line) ? 3 : 0;
}

function start<Id extends string>(
  parts: Part<Id>[],
  ids: ReadonlyMap<string, Id>,
  name: string,
  value: string,
  line: number,
): Part<Id> | undefined {
  const id = ids.get(name.replace(/\s/g, ''));
  if (!id) return undefined;
  const part: Part<Id> = { id, name: name.replace(/\s/g, ''), value: '', line };
  append(part, value);
  parts.push(part);
  return part;
}

function append(part: Part<string>, text: string): void {
  if (part.value.length >= VALUE) return;
  part.value = `${part.value} ${text.replace(/\s+/g, ' ').trim()}`.trim().slice(0, VALUE);
}

/** In a row of cells only the first name, or one with a colon, or one after a blank that is short, is a label. */
function isStart(line: string, mark: RegExpMatchArray): boolean {
  const colon = /[:：∶]$/.test(mark[0]);
  const at = mark.index ?? 0;
  if (colon) return true;
  return (
    (at === 0 || /\s/.test(line[at - 1] ?? '')) && line.length <= 300 && !/[，。；！？]\s*$/.test(line.slice(0, at))
  );
}

/** The first part of each id that says something, or else its first. */
export function firstParts<Id extends string>(parts: readonly Part<Id>[]): Map<Id, Part<Id>> {
  const first = new Map<Id, Part<Id>>();
  for (const part of parts) {
    const known = first.get(part.id);
    if (!known || (!says(known) && says(part))) first.set(part.id, part);
  }
  return first;
}

/** Whether something follows the name: `暂无` and dashes are nothing, 无 is an answer. */
export const says = ({ value }: { value: string }): boolean =>
  !/^(?:[-—–/\\.。\s]*|暂无(?:内容|数据|信息)?|null|undefined)$/i.test(value);
