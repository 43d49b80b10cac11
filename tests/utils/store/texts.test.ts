import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AttachmentRecord, AttachmentText } from '../../../utils/attachments/attachment.ts';
import { putAttachment } from '../../../utils/store/attachments.ts';
import { putBody } from '../../../utils/store/bodies.ts';
import { saveCapture } from '../../../utils/store/captures.ts';
import type { Store } from '../../../utils/store/db.ts';
import { readTexts } from '../../../utils/store/texts.ts';
import { aBody, aCapture, freshStore, HOME } from './fixtures.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await putBody(store, aBody());
});
afterEach(() => store.close());

const file = (text: Partial<AttachmentText> | undefined): AttachmentRecord => ({
  runId: 'run',
  url: `${HOME}a.pdf`,
  address: `${HOME}a.pdf`,
  from: [],
  linkText: '预算表',
  state: text ? 'read' : 'failed',
  tries: 1,
  at: '2025-06-10T09:00:00.000Z',
  ...(text && {
    text: {
      type: 'pdf',
      size: 3,
      sha256: '0'.repeat(64),
      text: '一般公共预算收入表',
      tables: [{ page: 1, rows: [['科目', '金额']] }],
      truncated: [],
      ...text,
    },
  }),
});

it('pages and files that were read are given by their addresses; others are left out', async () => {
  await saveCapture(store, aCapture('/a'));
  await putAttachment(store, file({}));
  const texts = await readTexts(store, [`${HOME}a`, `${HOME}a.pdf`, `${HOME}b.pdf`]);
  expect([...texts.keys()]).toEqual([`${HOME}a`, `${HOME}a.pdf`]);
  expect(texts.get(`${HOME}a.pdf`)).toMatchObject({
    text: '一般公共预算收入表',
    tables: [[['科目', '金额']]],
    partial: false,
  });
});

it.each([
  ['cut', { truncated: ['rows'] }],
  ['with pages that are pictures', { pages: 2, pagesWithoutText: 1 }],
] as [string, Partial<AttachmentText>][])('a file %s is not whole', async (_, text) => {
  await putAttachment(store, file(text));
  expect((await readTexts(store, [`${HOME}a.pdf`])).get(`${HOME}a.pdf`)?.partial).toBe(true);
});

it('a file that could not be read has no text', async () => {
  await putAttachment(store, file(undefined));
  expect((await readTexts(store, [`${HOME}a.pdf`])).size).toBe(0);
});
