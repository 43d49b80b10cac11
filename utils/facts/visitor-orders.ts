/** What the driver asks of the script in the page, and what that answers. Plain JSON on both ways. */
import type { PathStep } from '../evidence/evidence.ts';
import type { FloatingFacts } from './audit-facts.ts';
import type { Tool } from './mode-words.ts';
import type { Kept } from './probe-mode-storage.ts';
import type { SeenText } from './probe-mode-text.ts';
import type { NarrowSight, WideSight } from './probe-phone.ts';
import type { CaptchaFacts, KeyboardFacts, ModeFloatFacts, PopupFacts } from './rendered-facts.ts';

export type ModeKind = 'ageing' | 'accessible';

export interface SeenEntrance {
  kind: ModeKind;
  /** One name for both modes. */
  both: boolean;
  selector: string;
  text: string;
  href?: string;
  /** It sends something, or says so: it is never pressed. */
  barred: boolean;
}

/** The page as it stands. */
export interface ModeSight {
  url: string;
  /** What the server answered; 0 where the browser does not tell. */
  status: number;
  /** A hidden page has no layout to measure. */
  visible: boolean;
  viewport: { width: number; height: number };
  /** The page is laid out for the width of the device. */
  hasViewport: boolean;
  text: SeenText;
  /** Tokens of `class` and other attributes of html and body, and the style sheets in force: how a mode is marked. */
  marks: string[];
  bar?: { selector: string; cover: number; tools: number };
  tools: Tool[];
  offered: Record<Tool, boolean | 'unknown'>;
  sizes: number;
  hasLarger: boolean;
  /** A picture instead of the arrow. */
  ownCursor: boolean;
  leaving?: { text: string; href?: string };
  contrast?: number;
  /** Smaller side of the smallest tool, CSS px. */
  smallestToolPx?: number;
  /** Dialogues and overlays, and how many controls each has. */
  overlays: { selector: string; text: string; controls: number }[];
  /** Addresses of the same site that a visitor could go to next. */
  next: string[];
  /** Addresses of the links that are seen; at most 300. */
  hrefs: string[];
  /** Scripts that did not come or are still on their way. */
  failed: string[];
  floating: FloatingFacts[];
}

/** What came of a press, after the page was quiet again. */
export interface Pressed {
  /** A link whose default was held back: the driver goes there. */
  follow?: string;
  /** Texts that appeared, also for a moment. */
  appeared: string[];
  /** Share of what stood still that looks otherwise. */
  changed?: number;
}

/** Orders by name: what goes in, what comes out. */
export interface VisitorOrders {
  look: {
    order: { step: 'look' };
    answer: {
      url: string;
      visible: boolean;
      captchas: CaptchaFacts[];
      entrances: SeenEntrance[];
      floating: FloatingFacts[];
    };
  };
  /** `screens`: how far down one scrolls for each picture of the walk, CSS px. */
  walk: { order: { step: 'walk' }; answer: { keyboard: KeyboardFacts; screens: number[] } };
  /** Where the steps of the walk stand in the window; without `top` nothing is scrolled. */
  path: { order: { step: 'path'; top?: number }; answer: PathStep[] };
  popups: { order: { step: 'popups'; first: FloatingFacts[] }; answer: PopupFacts[] };
  /** What a desktop shows of what is looked for in a narrow window, and the same page there. */
  wide: { order: { step: 'wide' }; answer: WideSight };
  narrow: { order: { step: 'narrow'; wide: WideSight }; answer: NarrowSight };
  /** Waits until the page is quiet. */
  settle: { order: { step: 'settle' }; answer: { url: string } };
  measure: { order: { step: 'measure' }; answer: ModeSight };
  floats: { order: { step: 'floats'; first: FloatingFacts[] }; answer: ModeFloatFacts[] };
  /** Marks what is to be pressed next, for the script in the page's own world that presses it. */
  aim: { order: { step: 'aim'; at: Aim }; answer: { found: boolean; name?: string; born?: number } };
  pressed: { order: { step: 'pressed' }; answer: Pressed };
  keep: { order: { step: 'keep' }; answer: Kept };
  putBack: { order: { step: 'putBack'; before: Kept }; answer: string[] };
}
export type VisitorStep = keyof VisitorOrders;
export type VisitorOrder = VisitorOrders[VisitorStep]['order'];

export type Aim =
  | { what: 'entrance'; selector: string }
  /** The entrance of a dialogue that the entrance opened. */
  | { what: 'inner-entrance'; kind: ModeKind; within: string }
  | { what: 'size'; index: number }
  | { what: 'larger' }
  | { what: 'leaving' };

/** The attribute that marks what is pressed; it stands for a moment only. */
export const AIMED = 'data-zhengjian-aimed';

export type VisitorAnswer<S extends VisitorStep> =
  | { ok: true; answer: VisitorOrders[S]['answer'] }
  | { ok: false; detail: string };
