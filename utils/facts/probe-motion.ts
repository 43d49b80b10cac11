/** What starts, runs or reloads by itself, and whether the page lets itself be enlarged. */
import { AUDIT_CAPS } from './audit-caps.ts';
import type { MotionFacts, ZoomFacts } from './audit-facts.ts';
import type { Dom } from './dom.ts';
import { round1, selectorOf } from './probe-quote.ts';
import type { Sight } from './probe-style.ts';

export function probeMotion(sight: Sight): { motion: MotionFacts; truncated: string[] } {
  const { dom, document } = sight;
  const playing = dom.all(document, 'audio[autoplay],video[autoplay]') as HTMLMediaElement[];
  const autoplay = playing.slice(0, AUDIT_CAPS.media).map((element) => ({
    selector: selectorOf(dom, element),
    kind: dom.tag(element) === 'audio' ? ('audio' as const) : ('video' as const),
    muted: element.muted,
    loop: element.loop,
    controls: element.controls,
    visible: sight.isVisible(element),
    seconds: Number.isFinite(element.duration) ? round1(element.duration) : null,
  }));
  return {
    motion: {
      autoplay,
      marquees: dom.all(document, 'marquee').filter((element) => sight.isVisible(element)).length,
      blinks: dom.all(document, 'blink').filter((element) => sight.isVisible(element)).length,
      endlessAnimations: endlessAnimations(sight),
      refresh: readRefresh(dom, document),
    },
    truncated: playing.length > AUDIT_CAPS.media ? ['layout.motion.autoplay'] : [],
  };
}

function endlessAnimations(sight: Sight): number {
  const targets = new Set<Element>();
  for (const animation of sight.document.getAnimations()) {
    const { effect } = animation;
    if (animation.playState !== 'running' || !effect || effect.getTiming().iterations !== Number.POSITIVE_INFINITY)
      continue;
    const target = (effect as KeyframeEffect).target;
    if (target && sight.isVisible(target)) targets.add(target);
  }
  return targets.size;
}

export function readRefresh(dom: Dom, document: Document): MotionFacts['refresh'] {
  for (const element of dom.all(document, 'meta[http-equiv]')) {
    if ((dom.attribute(element, 'http-equiv', 40) ?? '').trim().toLowerCase() !== 'refresh') continue;
    const content = /^\s*(\d+(?:\.\d*)?)\s*(?:[;,\s]\s*(?:url\s*=)?\s*(\S.*))?$/i.exec(
      dom.attribute(element, 'content') ?? '',
    );
    if (content) return { seconds: Math.min(Number(content[1]), 1e6), elsewhere: content[2] !== undefined };
  }
  return null;
}

export function readZoom(dom: Dom, document: Document): ZoomFacts {
  const viewport = dom
    .all(document, 'meta[name]')
    .filter((element) => dom.attribute(element, 'name', 40)?.trim().toLowerCase() === 'viewport')
    .at(-1);
  const content = viewport ? (dom.attribute(viewport, 'content', 300) ?? '') : null;
  const values = new Map(
    [...(content ?? '').matchAll(/([a-z-]+)\s*=\s*([^\s,;]+)/gi)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value.toLowerCase(),
    ]),
  );
  const number = (name: string): number | null => {
    const value = values.get(name);
    if (value === undefined) return null;
    const parsed = value === 'yes' ? 1 : value === 'no' ? 0 : Number.parseFloat(value);
    // Browsers ignore what is negative or no number.
    return Number.isFinite(parsed) && parsed >= 0 ? Math.min(parsed, 10) : null;
  };
  const scalable = values.get('user-scalable');
  return {
    viewport: content,
    maximumScale: number('maximum-scale'),
    minimumScale: number('minimum-scale'),
    userScalable: scalable === undefined ? null : !/^(?:no|0(?:\.0*)?|false|none)$/.test(scalable),
  };
}
