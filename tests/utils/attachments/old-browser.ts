/**
 * Takes away what Chrome 109 does not have yet and Node has. The legacy build of pdf.js has to bring what it needs of
 * it. To be imported before anything else.
 */
type Api = Record<string, unknown>;
const typed = Object.getPrototypeOf(Uint8Array) as { prototype: Api };
const iterator = (globalThis as { Iterator?: { prototype: Api } }).Iterator;

const YOUNG: readonly (readonly [owner: object | undefined, names: readonly string[]])[] = [
  [Promise, ['withResolvers', 'try']],
  [Math, ['sumPrecise', 'f16round']],
  [URL, ['parse', 'canParse']],
  [AbortSignal, ['any']],
  [Object, ['groupBy']],
  [Map, ['groupBy']],
  [Array, ['fromAsync']],
  [JSON, ['rawJSON', 'isRawJSON']],
  [Uint8Array, ['fromBase64', 'fromHex']],
  [Uint8Array.prototype, ['toBase64', 'toHex', 'setFromBase64', 'setFromHex']],
  [Array.prototype, ['with', 'toSorted', 'toReversed', 'toSpliced']],
  [typed.prototype, ['with', 'toSorted', 'toReversed']],
  [ArrayBuffer.prototype, ['transfer', 'transferToFixedLength']],
  [String.prototype, ['isWellFormed', 'toWellFormed']],
  [
    Set.prototype,
    ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  ],
  [Map.prototype, ['getOrInsert', 'getOrInsertComputed']],
  [
    iterator?.prototype,
    ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'],
  ],
  [globalThis, ['Iterator', 'Float16Array']],
];

for (const [owner, names] of YOUNG) for (const name of names) if (owner) delete (owner as Api)[name];

// Workers have matrices, Node has none; pdf.js makes one as it is loaded, and needs it for drawing alone.
Object.assign(globalThis, { DOMMatrix: class {} });
