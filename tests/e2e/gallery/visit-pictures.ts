/** Pictures of a made-up page as a visitor meets it: in small letters, in large ones, and with the way of the focus. */
import type {
  EvidencePicture,
  EvidenceRecord,
  PathStep,
  StoredFile,
  VisitRole,
} from '../../../utils/evidence/evidence.ts';
import { drawPath } from '../../../utils/host/evidence/draw-path.ts';
import { HOME } from '../../components/fixtures.ts';

const SIZE = { width: 1366, height: 768 };
const MENU = ['首页', '政务公开', '政务服务', '互动交流', '云溪概况', '长者模式'];

const step = (n: number, x: number, y: number, state: PathStep['state'] = 'held', width = 90): PathStep => ({
  ...{ n, state },
  rect: { x, y, width, height: 28 },
});
const STEPS: PathStep[] = [
  ...MENU.map((_, index) => step(index + 1, 160 + index * 150, 120)),
  { n: 7, state: 'unseen' },
  ...[0, 1, 2, 3].map((row) => step(8 + row, 160, 240 + row * 70, 'held', 420)),
  step(12, 760, 240, 'left', 180),
  step(13, 760, 380, 'trap', 300),
];

const pictureOf = (role: VisitRole, more: Partial<EvidencePicture> = {}): EvidencePicture => ({
  ...{ role, url: HOME, at: '2026-11-21T10:00:00.000Z', ...SIZE, covered: 1 },
  file: { sha256: role.padEnd(64, '0'), type: 'image/webp', size: 20_000 },
  ...more,
});

export const visit = (): EvidenceRecord => ({
  ...{ campaignId: 'default', bodyId: 'yunxi', runId: 'survey-1', take: '', pages: [] },
  ...{ findingKey: `visit:${HOME}`, visited: HOME, at: '2026-11-21T10:00:00.000Z' },
  pictures: [
    pictureOf('focus-path', { part: 0, path: { steps: 13, drawn: 13, left: 1, unseen: 1, trapped: true } }),
    pictureOf('ageing-before'),
    pictureOf('ageing-after'),
    { role: 'ageing-next', url: `${HOME}zwgk/`, at: '2026-11-21T10:00:30.000Z', missing: 'budget' },
  ],
});

/** The picture that a file of the record above stands for. */
export async function pictureUrl({ sha256 }: StoredFile): Promise<string> {
  const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const letters = sha256.startsWith('ageing-after') ? 30 : 18;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  context.fillStyle = '#123a6f';
  context.fillRect(0, 0, SIZE.width, 90);
  context.fillStyle = '#fff';
  context.font = 'bold 32px sans-serif';
  context.fillText('云溪市人民政府', 160, 58);
  context.fillStyle = '#222';
  context.font = `${letters}px sans-serif`;
  for (const [index, name] of MENU.entries()) context.fillText(name, 165 + index * 150, 142);
  for (let row = 0; row < 4; row++) context.fillText('云溪市2026年度工作安排的通知', 165, 262 + row * 70);
  context.fillText('搜索', 770, 262);
  context.fillText('温馨提示：确定', 770, 402);
  if (sha256.startsWith('focus-path')) drawPath(context, STEPS, SIZE, 1);
  return URL.createObjectURL(await canvas.convertToBlob());
}
