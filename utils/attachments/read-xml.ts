/** The XML of Office files, tag by tag. It knows no DTD and no entities but the five of XML itself. */
import { UnreadableError } from './unreadable.ts';

export interface XmlHandler {
  /** `name`: without its prefix. `attribute`: the value of an attribute by its name without prefix. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Goes through a document once, without building anything. Rejects what Office files may not hold (ECMA-376 part 2: no
 * DTD), and with it all tricks with entities.
 *
 * @throws UnreadableError `broken`.
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler): void {
  const xml = decode(bytes);
  for (let at = 0; at < xml.length; ) {
    const start = xml.indexOf('<', at);
    const text = xml.slice(at, start < 0 ? undefined : start);
    if (text !== '') handler.text(withoutEntities(text));
    if (start < 0) return;
    if (xml.startsWith('<!--', start)) at = after(xml, '-->', start);
    else if (xml.startsWith('<?', start)) at = after(xml, '?>', start);
    else if (xml.startsWith('<![CDATA[', start)) {
      at = after(xml, ']]>', start);
      handler.text(xml.slice(start + 9, at - 3));
    } else if (xml.startsWith('<!', start)) throw new UnreadableError('broken', 'xml: DTD');
    else {
      at = endOfTag(xml, start);
      readTag(xml.slice(start + 1, at - 1), handler);
    }
  }
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return new TextDecoder(isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new UnreadableError('broken', `xml: no ${mark}`);
  return at + mark.length;
}

/** Behind the tag that begins here. Values of attributes may hold `>`. */
function endOfTag(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at++) {
    const char = xml[at];
    if (char === '>') return at + 1;
    if (char === '"' || char === "'") {
      at = xml.indexOf(char, at + 1);
      if (at < 0) break;
    }
  }
  throw new UnreadableError('broken', 'xml: tag without end');
}

function readTag(tag: string, handler: XmlHandler): void {
  if (tag.startsWith('/')) {
    handler.close(localName(tag.slice(1).trim()));
    return;
  }
  const isEmpty = tag.endsWith('/');
  const [full = ''] = tag.split(/[\s/]/, 1);
  const name = localName(full);
  handler.open(name, (wanted) => attributeOf(tag.slice(full.length), wanted));
  if (isEmpty) handler.close(name);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributeOf(attributes: string, wanted: string): string | undefined {
  for (const [, name = '', double, single] of attributes.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (localName(name) === wanted) return withoutEntities(double ?? single ?? '');
  }
  return undefined;
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
