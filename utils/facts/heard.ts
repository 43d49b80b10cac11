/** Scripts and style sheets of a page that did not come, as the page's own events tell. */

export interface Heard {
  /** Addresses of scripts. */
  scripts: string[];
}

const world = globalThis as { zhengjianHeard?: Heard };
const MOST = 20;
/** Browsers keep so many timings of resources unless a page asks for more; then nobody knows what is on its way. */
const TIMINGS = 250;

export function hearFailures(view: Window): void {
  if (world.zhengjianHeard) return;
  const heard: Heard = { scripts: [] };
  world.zhengjianHeard = heard;
  view.addEventListener(
    'error',
    (event) => {
      const target = event.target as Element | null;
      if (target instanceof HTMLScriptElement && target.src && heard.scripts.length < MOST)
        heard.scripts.push(target.src);
    },
    true,
  );
}

/** Scripts that failed, and those of which nothing has come yet. */
export function failedScripts(document: Document): string[] {
  const failed = new Set(world.zhengjianHeard?.scripts ?? []);
  const timings = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  for (const { name, initiatorType, responseStatus } of timings as (PerformanceResourceTiming & {
    responseStatus?: number;
  })[]) {
    if (initiatorType === 'script' && responseStatus !== undefined && responseStatus >= 400) failed.add(name);
  }
  if (timings.length < TIMINGS) {
    const came = new Set(timings.map(({ name }) => name));
    for (const script of document.querySelectorAll<HTMLScriptElement>('script[src]')) {
      const runs = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i.test(script.type.trim());
      if (!runs || script.noModule || !/^https?:/.test(script.src)) continue;
      if (!came.has(script.src)) failed.add(script.src);
    }
  }
  return [...failed].slice(0, MOST);
}
