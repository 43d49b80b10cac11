/** Text and tables of a PDF that holds text. Pictures of pages (扫描件) are not read. */
// pdf.js finds the part that parses under this global, and starts no worker of its own: this runs in one.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { normalise } from '../text/normalise.ts';
import { ATTACHMENT_CAPS as CAPS } from './attachment.ts';
import { type Collected, collector } from './collector.ts';
import { linesOf, type Piece, tablesOf } from './pdf-layout.ts';
import { UnreadableError } from './unreadable.ts';

/** Where the character maps of Chinese fonts that a PDF does not embed stand: an address, or a folder in Node. */
export interface CharacterMaps {
  url: string;
  /** They are fetched, as a worker of an extension does it. */
  fetched: boolean;
}

type TextContent = Awaited<
  ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>['getTextContent']>
>;

/** @throws UnreadableError `image-only` where no page holds any text. */
export async function readPdf(
  bytes: Uint8Array,
  maps: CharacterMaps,
): Promise<Collected & { pages: number; pagesWithoutText?: number }> {
  const loading = getDocument({
    // It takes the bytes away from whoever hands them over.
    data: bytes.slice(),
    cMapUrl: maps.url,
    cMapPacked: true,
    useWorkerFetch: maps.fetched,
    isEvalSupported: false,
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await loading.promise;
    const out = collector();
    let withoutText = 0;
    const { numPages: pages } = pdf;
    for (let number = 1; number <= pages; number++) {
      if (number > CAPS.pages || out.isFull) {
        out.cut('pages');
        break;
      }
      const page = await pdf.getPage(number);
      const lines = linesOf(piecesOf(await page.getTextContent()));
      page.cleanup();
      if (lines.length === 0) withoutText++;
      for (const { cells } of lines) out.line(cells.map(({ text }) => text).join('\t'));
      for (const rows of tablesOf(lines)) out.table(rows, { page: number });
    }
    const collected = out.collected();
    if (collected.text === '') throw new UnreadableError('image-only', `${pages} pages`);
    return { ...collected, pages, ...(withoutText > 0 && { pagesWithoutText: withoutText }) };
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    if (error instanceof Error && error.name === 'PasswordException') throw new UnreadableError('encrypted', 'pdf');
    throw new UnreadableError('broken', `pdf: ${String(error)}`);
  } finally {
    await loading.destroy();
  }
}

function piecesOf({ items }: TextContent): Piece[] {
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , , , x = 0, y = 0] = item.transform as number[];
    return [{ text: withoutRadicals(item.str), x, y, width: item.width, height: item.height || 1 }];
  });
}

/** Fonts share the glyphs of 民 and the radical ⺠, so PDF files often say the one where the other is meant. */
const withoutRadicals = (text: string): string => text.replace(/[\u2e80-\u2fdf]/g, normalise);
