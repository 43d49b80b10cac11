/** 台账 in the built workbench: what a person decides of a surveyed document counts, and can be taken back. Chromium. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Body, Judgement } from '../../utils/model.ts';
import type { SurveyRecord } from '../../utils/survey/survey.ts';
import { column, home, interpretation, type Paper, policy } from '../rules/interpretation-pages.ts';
import type { TestPage } from '../test-rule.ts';
import { eventually, type Harness, records, startHarness } from './harness.ts';

const SITE = 'http://www.yunxi.gov.cn/';
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const dogs: Paper = {
  path: 'zcwj/8.html',
  title: '关于印发云溪市养犬管理办法的通知',
  day: ago(40),
  number: '云政发〔2026〕8号',
};
const water: Paper = {
  ...{ path: 'zcwj/7.html', title: '云溪市人民政府关于加强节约用水工作的实施意见', day: ago(60) },
  number: '云政发〔2026〕7号',
};
const prize: Paper = {
  ...{ path: 'zcwj/6.html', title: '云溪市人民政府关于表彰节约用水先进集体的决定', day: ago(80) },
  number: '云政发〔2026〕6号',
};
const dogsExplained: Paper = { path: 'zcjd/9.html', title: '《云溪市养犬管理办法》政策解读', day: ago(39) };
const site: TestPage[] = [
  home,
  column('zcwj/', '政策文件', [dogs, water, prize]),
  column('zcjd/', '政策解读', [dogsExplained]),
  ...[dogs, water, prize].map(policy),
  interpretation(dogsExplained),
];
const body: Body = {
  id: 'yunxi',
  name: '云溪市人民政府',
  level: 'city',
  kind: 'government',
  confirmed: true,
  powers: ['rule-making'],
  scopes: [{ type: 'host', host: new URL(SITE).host }],
  createdAt: '2026-11-22T00:00:00.000Z',
};

let harness: Harness;
let view: Page;
beforeAll(async () => {
  const pages = Object.fromEntries(site.map(({ path = '', html }) => [SITE + path, html]));
  harness = await startHarness({ browser: 'chromium', pages });
  await harness.call('body.put', { body });
  await harness.call('survey.start', {
    // As from the site itself: of an archive without dates nobody knows what was in time.
    ...{ runId: 'survey', bodyIds: [body.id], archive: false },
    settings: { delayMs: 0, concurrency: 4 },
  });
  const [survey] = await eventually(
    () => records<SurveyRecord>(harness, 'surveys'),
    ([one]) => one?.state === 'done',
  );
  expect(survey?.counts.read).toBeGreaterThanOrEqual(site.length);
  view = await harness.driven.openExtensionPage('/workbench.html');
  await view.setViewport({ width: 1366, height: 768 });
  await view.bringToFront();
}, 60_000);
afterAll(() => harness?.close());

const leafShows = (text: RegExp) =>
  view.waitForFunction(
    (wanted) => new RegExp(wanted).test(document.querySelector('#leaf-interpretation-ratio')?.textContent ?? ''),
    { timeout: 15_000 },
    text.source,
  );
const row = ({ path }: Paper) => `[data-row="${SITE}${path}"]`;
const judgements = () => records<Judgement>(harness, 'judgements');

it('is judged row by row', { timeout: 60_000 }, async () => {
  await view.locator('[data-action="score"]').click();
  await view.locator('.filters label:last-child').click();
  await view.locator('#leaf-interpretation-ratio').click();
  await leafShows(/^待判定/);

  // The open one, by key.
  await view.waitForSelector(row(water));
  expect(await view.$(row(prize))).toBeNull();
  await view.focus(`${row(water)} [data-decision]`);
  await view.keyboard.press('1');
  // In whose name is asked before the first decision, and the focus comes back to the row.
  await view.locator('dialog input').fill('评估员甲');
  await view.locator('[data-action="sign"]').click();
  await leafShows(/^符合/);
  expect(await judgements()).toMatchObject([
    { object: SITE + water.path, decision: 'met', bodyId: 'yunxi', evaluator: '评估员甲' },
  ]);

  // One that the machine left out is taken in.
  await view.locator('.ledger .filters label:last-child').click();
  await view.locator(`${row(prize)} [data-decision="unmet"]`).click();
  await leafShows(/^部分符合/);
  expect(await judgements()).toHaveLength(2);

  await view.locator(`${row(prize)} .said button`).click();
  await leafShows(/^符合/);
  await view.locator(`${row(water)} .said button`).click();
  await leafShows(/^待判定/);
  expect(await judgements()).toEqual([]);
  await view.locator('.desk-head button').click();
  await leafShows(/^符合/);
  expect(await judgements()).toMatchObject([{ object: SITE + water.path, evaluator: '评估员甲' }]);
});
