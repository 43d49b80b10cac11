/** All probes of the layout of a page that is shown. They read and change nothing. */
import type { LayoutFacts } from './audit-facts.ts';
import type { Dom } from './dom.ts';
import { startFloatingProbe } from './probe-floating.ts';
import { probeFocus } from './probe-focus.ts';
import { probeMotion } from './probe-motion.ts';
import { round1 } from './probe-quote.ts';
import { openSight } from './probe-style.ts';
import { probeTargets } from './probe-targets.ts';
import { probeText } from './probe-text.ts';

export interface LayoutProbe {
  /** Whether something may drift: then some time must pass before `finish`. */
  mayDrift: boolean;
  finish(): { layout: LayoutFacts; truncated: string[] };
}

/** Notes where things stand; `finish` looks again and measures the rest. */
export function startLayoutProbe(dom: Dom, document: Document, view: Window): LayoutProbe {
  const floatingProbe = startFloatingProbe(openSight(dom, document, view));
  return {
    mayDrift: floatingProbe.hasCandidates,
    finish() {
      const sight = openSight(dom, document, view);
      const text = probeText(sight);
      const motion = probeMotion(sight);
      const floating = floatingProbe.finish();
      const root = dom.documentElement;
      return {
        layout: {
          text: text.text,
          targets: probeTargets(sight),
          floating: floating.floating,
          motion: motion.motion,
          focus: probeFocus(sight),
          width: { content: round1(root?.scrollWidth ?? 0), window: round1(root?.clientWidth ?? 0) },
        },
        truncated: [...text.truncated, ...motion.truncated, ...floating.truncated],
      };
    },
  };
}
