// @vitest-environment jsdom
import axe from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  AUDIT_CAPS,
  type AuditFacts,
  auditFacts,
  axeFacts,
  MAX_AUDIT_BYTES,
} from '../../../utils/facts/audit-facts.ts';
import {
  AXE_OPTIONS,
  detailsOf,
  digestAxe,
  fitAudit,
  type RawRule,
  REVIEW_ON_FAIL,
  standing,
} from '../../../utils/facts/axe-digest.ts';
import { openDom } from '../../../utils/facts/dom.ts';
import { axeEn } from '../../../utils/text/axe/en.ts';
import { wordAxeCheck } from '../../../utils/text/axe/index.ts';

/** Many rules, many message keys. jsdom has no layout: contrast and targets are looked at in real browsers. */
const PAGE = `<header><h1></h1></header><img src="a.png"><img src="b.png" alt=" "><a href="/x"></a>
  <input id="a" type="text"><input id="a" autocomplete="nothing"><select></select><button></button>
  <div role="nothing">乙</div><div role="button presentation" aria-nothing="1" aria-checked="maybe"></div>
  <table><tr><td headers="none">1</td><th scope="x">2</th></tr></table><ul><div>项</div></ul><dl><p>甲</p></dl><li>丙</li>
  <div role="checkbox"></div><div role="list"><p>丁</p></div><div role="tab"></div><div role="row" aria-expanded="true"></div>
  <p tabindex="4">戊</p><marquee>己</marquee><div aria-hidden="true"><a href="/y">庚</a></div><main><main></main></main>
  <meta name="viewport" content="user-scalable=no, maximum-scale=1"><object data="/x"></object><svg role="img"></svg>
  <div lang="xx-nothing">辛</div><span aria-label="壬"></span><div role="img"></div><details><summary></summary></details>
  <iframe src="about:blank"></iframe><iframe title="同"></iframe><iframe title="同"></iframe><audio autoplay src="/x.mp3"></audio>
  <div aria-labelledby="nowhere" role="textbox" aria-errormessage="no">癸</div><input type="image"><area href="/z">
  <a href="tel:13800138000">电话 13800138000</a><input name="card" value="110101199003077715">`;

describe('the digest of axe', () => {
  let raw: RawRule[];
  let digest: ReturnType<typeof digestAxe>;
  let alone: axe.AxeResults;
  beforeAll(async () => {
    document.documentElement.innerHTML = `<head><title></title></head><body>${PAGE}</body>`;
    alone = await axe.run(document, AXE_OPTIONS);
    axe.addReporter<null>('digest', (results, _, callback) => {
      raw = results as unknown as RawRule[];
      digest = digestAxe(raw, { dom: openDom(document), version: axe.version });
      callback(null);
    });
    await axe.run(document, { ...AXE_OPTIONS, reporter: 'digest' });
  });

  it('fits its schema', () => {
    expect(axeFacts.parse(digest.axe)).toEqual(digest.axe);
    expect(digest.axe.rules.length).toBeGreaterThan(20);
  });

  it('doubts an area whose map no picture uses, and says where an element is only if that is sure', () => {
    document.body.innerHTML = '<map name="M"><area id="z" href="/z"></map><p class="twin"></p><p class="twin"></p>';
    const [element, twin] = [document.querySelector('area'), document.querySelector('.twin')];
    const digestOf = (id: string, selector: string, of: Element | null) =>
      digestAxe(
        [
          {
            id,
            tags: [],
            violations: [{ any: [], all: [], none: [], node: { selector, ...(of && { element: of }) } }],
          },
        ],
        { dom: openDom(document), version: '1' },
      ).axe.rules[0]?.nodes[0];
    expect(digestOf('area-alt', '#z', element)).toMatchObject({ target: '#z', doubt: 'unused-map' });
    expect(digestOf('link-name', '.twin', twin)?.target).toBe('');
    expect(digestOf('link-name', ':root', twin)?.target).toBe('');
    document.body.insertAdjacentHTML('beforeend', '<img usemap="#M" src="/m.png">');
    expect(digestOf('area-alt', '#z', element)?.doubt).toBeUndefined();

    document.body.innerHTML =
      '<iframe id="own" src="/map.html"></iframe><iframe id="tool" src="chrome-extension://a/bar.html"></iframe>';
    expect(digestOf('frame-title', '#tool', document.querySelector('#tool'))?.doubt).toBe('of-an-extension');
    expect(digestOf('frame-title', '#own', document.querySelector('#own'))?.doubt).toBeUndefined();

    document.body.innerHTML = `<span id="_ideConac"><a id="badge" href="/b"><img src="/red.png"></a></span>
      <svg hidden><symbol id="next"><title>下一张</title></symbol><symbol id="bare"></symbol></svg>
      <a id="named" href="/n"><svg><use href="#next"></use></svg></a><a id="plain" href="/p"><svg><use href="#bare"></use></svg></a>`;
    expect(digestOf('link-name', '#badge', document.querySelector('#badge'))?.doubt).toBe('of-the-badge');
    expect(digestOf('link-name', '#named', document.querySelector('#named'))?.doubt).toBe('named-by-symbol');
    expect(digestOf('link-name', '#plain', document.querySelector('#plain'))?.doubt).toBeUndefined();

    expect(digestOf('html-has-lang', 'html', document.documentElement)?.doubt).toBeUndefined();
    document.head.insertAdjacentHTML('beforeend', '<meta http-equiv="Content-Language" content="zh-CN">');
    expect(digestOf('html-has-lang', 'html', document.documentElement)?.doubt).toBe('stated-by-meta');
    document.documentElement.innerHTML = `<head><title></title></head><body>${PAGE}</body>`;
  });

  it('doubts what a style sheet that did not come may have hidden, and nothing where all came', () => {
    document.body.innerHTML = `<ul><li class="nologin"><a id="badge" href="/badge"></a></li>
      <li class="signedIn hide"><a id="mail" href="/mail"></a></li></ul>
      <div id="loginPopup"><img id="code" src="/code.png"></div><a id="username" href="javascript:void(0);"></a>
      <p class="shide chided"><img id="shown" src="/shown.png"></p><p class="pchide"><img id="small" src="/s.png"></p>`;
    const doubtOf = (id: string, stylesheetsMissing: number) =>
      digestAxe(
        [
          {
            id: 'link-name',
            tags: [],
            violations: [
              {
                any: [],
                all: [],
                none: [],
                node: { selector: `#${id}`, element: document.getElementById(id) as Element },
              },
            ],
          },
        ],
        { dom: openDom(document), version: '1', stylesheetsMissing },
      ).axe.rules[0]?.nodes[0]?.doubt;
    const doubted = (missing: number) =>
      ['badge', 'mail', 'code', 'username', 'shown', 'small'].filter((id) => doubtOf(id, missing) === 'may-be-hidden');
    expect(doubted(1)).toEqual(['mail', 'code', 'username', 'small']);
    expect(doubted(0)).toEqual([]);
    document.documentElement.innerHTML = `<head><title></title></head><body>${PAGE}</body>`;
  });

  it('says what axe says, rule by rule', () => {
    const counts = (results: axe.Result[]) =>
      Object.fromEntries(results.map(({ id, nodes }) => [id, nodes.length]).sort());
    const ours = (of: 'violations' | 'incomplete') =>
      Object.fromEntries(digest.axe.rules.filter((rule) => rule[of] > 0).map((rule) => [rule.id, rule[of]]));
    expect(ours('violations')).toEqual(counts(alone.violations));
    expect(ours('incomplete')).toEqual(counts(alone.incomplete));
    const passes = { ...digest.axe.passed };
    for (const { id, passes: count } of digest.axe.rules) if (count > 0) passes[id] = count;
    expect(passes).toEqual(counts(alone.passes));
    expect([...digest.axe.inapplicable].sort()).toEqual(alone.inapplicable.map(({ id }) => id).sort());
  });

  it('names the elements as axe does, in its order', () => {
    for (const { id, nodes, violations, incomplete } of digest.axe.rules) {
      const of = (results: axe.Result[]) => results.find((result) => result.id === id)?.nodes ?? [];
      const theirs = [...of(alone.violations), ...of(alone.incomplete)].map(({ target }) => target.join());
      expect(
        nodes.map(({ target }) => target),
        id,
      ).toEqual(theirs.slice(0, AUDIT_CAPS.nodesPerRule));
      expect(nodes.length).toBe(Math.min(AUDIT_CAPS.nodesPerRule, violations + incomplete));
    }
  });

  it('keeps enough of every check to make the sentence that axe makes', () => {
    let compared = 0;
    for (const { id, nodes } of digest.axe.rules) {
      for (const { is, target, checks } of nodes) {
        const results = is === 'violation' ? alone.violations : alone.incomplete;
        const node = results.find((result) => result.id === id)?.nodes.find((one) => one.target.join() === target);
        const theirs = [...(node?.any ?? []), ...(node?.all ?? []), ...(node?.none ?? [])];
        expect(
          checks.map((check) => wordAxeCheck(axeEn, check)),
          `${id} ${target}`,
        ).toEqual(theirs.slice(0, AUDIT_CAPS.checksPerNode).map(({ message }) => message));
        compared += checks.length;
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  it('knows the rules whose failures axe only calls incomplete', () => {
    const { rules } = (axe as unknown as { _audit: { rules: { id: string; reviewOnFail: boolean }[] } })._audit;
    expect([...REVIEW_ON_FAIL].sort()).toEqual(
      rules
        .filter((rule) => rule.reviewOnFail)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('quotes no value of a field, and masks long numbers', () => {
    const text = JSON.stringify(digest.axe);
    expect(text).not.toMatch(/110101199003077715|13800138000/);
  });

  it('is the same for the same page', async () => {
    const first = JSON.stringify(digest);
    await axe.run(document, { ...AXE_OPTIONS, reporter: 'digest' });
    expect(JSON.stringify(digest)).toBe(first);
  });
});

describe('what tags say of WCAG', () => {
  it.each([
    [['cat.color', 'wcag2aa', 'wcag143', 'EN-9.1.4.3'], { criteria: ['1.4.3'], level: 'AA', principle: 'perceivable' }],
    [['wcag22aa', 'wcag258'], { criteria: ['2.5.8'], level: 'AA', principle: 'operable' }],
    [['wcag21aa', 'wcag1412'], { criteria: ['1.4.12'], level: 'AA', principle: 'perceivable' }],
    [['wcag2a-obsolete', 'wcag411'], { criteria: ['4.1.1'], level: 'A', principle: 'robust' }],
    [['cat.semantics', 'best-practice'], { criteria: [], level: 'best-practice', principle: null }],
  ])('%j', (tags, expected) => {
    expect(standing(tags)).toEqual(expected);
  });
});

describe('what is kept of a check', () => {
  it.each([
    [{ messageKey: 'noAttr' }, { key: 'noAttr' }],
    [
      { messageKey: 'x', width: 12.5, extra: { deep: 1 }, list: ['a', 'b'] },
      { key: 'x', data: { width: 12.5, list: 'a, b' } },
    ],
    [{ missingData: [{ reason: 'gap' }], messageKey: 'x' }, { key: 'gap' }],
    [['a', 'b'], { data: ['a', 'b'] }],
    ['text', { data: 'text' }],
    [null, {}],
    [undefined, {}],
    ['1'.repeat(18), { data: `111${'*'.repeat(13)}11` }],
  ])('%j', (data, expected) => {
    expect(detailsOf(data)).toEqual(expected);
  });
});

describe('the limit of an audit', () => {
  const sizes = { characters: 1, minPx: 12, medianPx: 12, below12: 0, below14: 1, below16: 1, below18: 1 };
  const long = '长'.repeat(60);
  const worst: AuditFacts = {
    auditVersion: 1,
    environment: { browser: 'Chrome/156', viewport: { width: 1366, height: 768 }, pixelRatio: 1, visible: true },
    zoom: { viewport: '宽'.repeat(300), maximumScale: 1, minimumScale: 1, userScalable: false },
    axe: {
      version: '4.14.1',
      rules: Array.from({ length: 105 }, (_, index) => ({
        id: `rule-of-some-length-${index}`,
        impact: 'serious' as const,
        criteria: ['1.4.3', '1.4.12'],
        level: 'AA' as const,
        principle: 'perceivable' as const,
        violations: 100_000,
        incomplete: 100_000,
        passes: 100_000,
        nodes: Array.from({ length: 5 }, () => ({
          is: 'violation' as const,
          target: `#${'节'.repeat(199)}`,
          html: `<${'标'.repeat(150)}>`,
          text: long,
          impact: 'serious' as const,
          checks: Array.from({ length: 8 }, () => ({ id: 'check', outcome: 'fail' as const, data: ['值'.repeat(80)] })),
        })),
      })),
      passed: {},
      inapplicable: [],
    },
    layout: {
      text: {
        ...sizes,
        sizes: [{ px: 12, characters: 1 }],
        main: null,
        smallest: [{ selector: 'p', text: long, px: 12, characters: 1 }],
      },
      targets: { count: 0, inline: 0, below24: 0, below44: 0, smallest: [] },
      floating: Array.from({ length: 12 }, () => ({
        selector: `#${'浮'.repeat(199)}`,
        position: 'fixed' as const,
        x: 0,
        y: 0,
        width: 1,
        height: 1,
        cover: 0.1,
        drifting: false,
        modal: false,
        picture: false,
        frame: false,
        links: 0,
        text: long,
        close: { selector: `#${'关'.repeat(199)}`, label: long, width: 1, height: 1 },
      })),
      motion: { autoplay: [], marquees: 0, blinks: 0, endlessAnimations: 0, refresh: null },
      focus: {
        focusable: 0,
        positiveTabindex: 0,
        clickOnly: 0,
        skipLink: null,
        outline: { sampled: 0, removed: 0, replaced: 0, unreadableSheets: 0, examples: [] },
      },
      width: { content: 1, window: 1 },
    },
    errors: [],
    truncated: [],
  };

  it('holds for an audit in which every rule failed', () => {
    const fitted = fitAudit(auditFacts.parse(worst));
    expect(new TextEncoder().encode(JSON.stringify(fitted)).length).toBeLessThanOrEqual(MAX_AUDIT_BYTES);
    expect(fitted.truncated).toEqual(expect.arrayContaining(['axe.rules', 'axe.nodes', 'layout.floating']));
    expect(auditFacts.parse(fitted)).toEqual(fitted);
  });

  it('keeps the numbers of all rules of a very bad page', () => {
    const bad = { ...worst, axe: worst.axe && { ...worst.axe, rules: worst.axe.rules.slice(0, 50) } };
    const fitted = fitAudit(bad);
    expect(new TextEncoder().encode(JSON.stringify(fitted)).length).toBeLessThanOrEqual(MAX_AUDIT_BYTES);
    expect(fitted.axe?.rules.map(({ violations }) => violations)).toEqual(bad.axe?.rules.map(() => 100_000));
    expect(fitted.truncated).not.toContain('axe.rules');
  });

  it('leaves alone what fits', () => {
    const small = { ...worst, axe: null, layout: null };
    expect(fitAudit(small)).toEqual(small);
  });
});
