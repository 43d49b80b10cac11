/**
 * What only a rendered page under the hands of a visitor shows: it is tabbed through, its captchas are looked at, and
 * its mode for older people is entered.
 * Measurements only, no verdicts. Every part is absent where it was not tried.
 */
import { z } from 'zod';

/**
 * Raised with every change of what is measured. 2: the walk is made by script and tells its path; the tool for accessible
 * browsing, windows above the page, and the mode on a phone's width and on a second page are recorded. 3: the page is
 * looked at in a window as narrow as a phone.
 */
export const RENDERED_VERSION = 3;

const count = z.number().int().nonnegative();
const selector = z.string().max(200);
/** `unknown` where the page does not show it without being used, which no capture does. */
const tri = z.union([z.boolean(), z.literal('unknown')]);

/** 验证码 beside a field. */
export const captchaFacts = z.object({
  selector,
  /** `picture`: letters or sums in a picture; `drag`: 拖动滑块; `pick`: 点选; `message`: sent to a phone. */
  form: z.enum(['picture', 'drag', 'pick', 'message', 'unknown']),
  /** A spoken or other form that needs no sight (语音验证码). */
  spoken: tri,
  /** It can be enlarged to twice its size. */
  enlargeable: tri,
  /** Text beside it, long digits masked. */
  text: z.string().max(60).optional(),
});
export type CaptchaFacts = z.infer<typeof captchaFacts>;

/**
 * What pressing Tab from the top of the page reaches. An extension cannot press keys: it walks the elements in the order
 * of Tab (positive `tabindex` first, then the document's), says to the page that Tab was pressed, which the page can
 * hinder as it can a real one, and gives each the focus by script.
 */
export const keyboardFacts = z.object({
  /** `keys`: real keys were pressed by a driver. Absent in records of version 1. */
  walkedBy: z.enum(['keys', 'script']).optional(),
  /** Visible elements that take the focus by mark-up. */
  focusable: count,
  /** Steps of the walk; it ends at a limit, at the end of the page or in a trap. */
  pressed: count,
  /** Different elements that were reached. */
  reached: count,
  /** `end`: the focus left the page; `limit`: there was more; `trap`: it went round in a part that is not the page. */
  ended: z.enum(['end', 'limit', 'trap']),
  /** Where it went round. */
  trap: selector.optional(),
  /** Elements that react to a click and that Tab never reaches. */
  clickOnly: z.array(z.object({ selector, text: z.string().max(60).optional() })).max(5),
  clickOnlyCount: count,
  /** The first steps, in their order. */
  path: z
    .array(
      z.object({
        selector,
        text: z.string().max(60).optional(),
        /** The focus stayed on it. */
        landed: z.boolean(),
        /** It can be seen while it has the focus. */
        visible: z.boolean(),
      }),
    )
    .max(40)
    .optional(),
});
export type KeyboardFacts = z.infer<typeof keyboardFacts>;

/** Something that stands above the page without being part of it: a dialogue, a floating picture, a bar at an edge. */
export const popupFacts = z.object({
  selector,
  /** It came after the page had settled. */
  late: z.boolean(),
  /** It moves by itself. */
  moves: z.boolean(),
  /** A dialogue, or covering at least half of the window. */
  modal: z.boolean(),
  closable: tri,
  /** Share of the window, 0 to 1. */
  cover: z.number().min(0).max(1),
  text: z.string().max(60).optional(),
});
export type PopupFacts = z.infer<typeof popupFacts>;

const px = z.number().min(0).max(1_000);

/** Running text of the page (正文), in CSS px. */
const modeText = z.object({
  /** Half of the characters are at most so large. */
  medianPx: px,
  /** Share of the characters, 0 to 1. */
  below18: z.number().min(0).max(1),
  /** Median of line height to font size; null where it is `normal`. */
  lineHeight: z.number().min(0).max(20).nullable(),
});

export type ModeText = z.infer<typeof modeText>;

/** The entrance that was used. */
const entrance = z.object({ selector, text: z.string().max(60).optional(), href: z.string().max(2_048).optional() });

/** Something that stands above the page while the mode is on. */
export const modeFloatFacts = z.object({
  selector,
  /** It advertises: a picture with a link to another site, or words that sell. */
  advertises: tri,
  /** It came some time after the page was loaded. */
  late: z.boolean(),
  closable: tri,
  /** Its text, long digits masked. */
  text: z.string().max(60).optional(),
});

export type ModeFloatFacts = z.infer<typeof modeFloatFacts>;

/**
 * What happens when the entrance for older people (适老化, 长者模式) is used. Where its script did not load, or it was
 * not entered, all that follows is `unknown`.
 */
export const ageingModeFacts = z.object({
  /** The scripts that the entrance needs came. */
  scriptLoaded: z.boolean(),
  /** Something that the mode is for changed after the entrance was used. */
  entered: tri,
  entrance: entrance.optional(),
  /** What the page said when it was used, where nothing else happened. */
  said: z.string().max(60).optional(),
  /** `link`: it leads to another page; `script`: it changes this one; `toolbar`: it opens a bar of tools. */
  how: z.enum(['link', 'script', 'toolbar']).optional(),
  /** CSS px. */
  viewport: z.object({ width: count, height: count }),
  before: modeText.optional(),
  after: modeText.optional(),
  /** Median of the running text at the largest size that the mode offers. */
  largestPx: px.optional(),
  /** Every size that the mode offers was tried; false also where none was found, since one may be drawn in a picture. */
  allSizes: z.boolean(),
  /**
   * The same page at the width of a phone, at the largest size that was found. Absent where the page has no viewport for
   * phones. The window was narrowed, which is no phone: a site may send phones another page.
   */
  phone: z.object({ viewport: z.object({ width: count, height: count }), after: modeText.optional() }).optional(),
  /** A control of the page that enlarges it, whatever browser and system do. */
  zoom: tri,
  /** 大字幕: a strip that shows in large letters what is pointed at. */
  largeTextScreen: tri,
  /** 语音阅读, with a switch. */
  readAloud: tri,
  largeCursor: tri,
  /** Lowest contrast of running text to its background. */
  contrast: z.number().min(1).max(21).optional(),
  /** Smaller side of the smallest main control. */
  smallestTargetPx: px.optional(),
  floats: z.array(modeFloatFacts).max(10),
  /** It is still on after a link of the page was followed. */
  holdsOnNextPage: tri,
  /** Running text of that page with the mode on. */
  onNextPage: modeText.optional(),
  /** A control leaves it again. */
  canBeLeft: tri,
});
export type AgeingModeFacts = z.infer<typeof ageingModeFacts>;

/** How the page stood before its visitor. */
export const renderedEnvironment = z.object({
  /** CSS px. */
  viewport: z.object({ width: count, height: count }),
  /** False where the window was covered or minimised: then nothing is known of layout, nor of what comes when it is seen. */
  visible: z.boolean(),
  /** Network and DOM came to rest in time. */
  settled: z.boolean(),
  /** Scripts, data or frames of the page that did not come. */
  requestsFailed: count.optional(),
  /** Times that a button for more rows, or a pager that only a script turns, was pressed. */
  pressed: count.optional(),
});
export type RenderedEnvironment = z.infer<typeof renderedEnvironment>;

/** What the tool for accessible browsing (无障碍浏览, 无障碍工具条) offers. As above where its script did not load. */
export const accessibleToolFacts = z.object({
  scriptLoaded: z.boolean(),
  /** It came when its entrance was used. */
  opened: tri,
  entrance: entrance.optional(),
  said: z.string().max(60).optional(),
  how: z.enum(['link', 'script', 'toolbar']).optional(),
  viewport: z.object({ width: count, height: count }),
  readAloud: tri,
  largeCursor: tri,
  /** 放大镜, or a control that enlarges. */
  zoom: tri,
  contrast: tri,
  largeTextScreen: tri,
  /** Share of the window that it covers, 0 to 1. */
  cover: z.number().min(0).max(1).optional(),
  /** A control of the page closes it again. */
  closable: tri,
});
export type AccessibleToolFacts = z.infer<typeof accessibleToolFacts>;

const size = z.object({ width: count, height: count });
/** Share of the characters, 0 to 1. */
const share = z.number().min(0).max(1);

/**
 * The page in a window as narrow as a phone. That is no phone: a site may send phones another page, and a page that has
 * no viewport for phones is laid out wider there and shown smaller.
 */
export const phoneFacts = z.object({
  /** What the window reached where 390×844 was asked for, scroll bars included; CSS px. */
  viewport: size,
  /** The page was loaded in the narrow window; else the window was narrowed with the page in it. */
  loaded: z.boolean(),
  /** Where scripts of the page sent it on to in the narrow window; what follows is measured there. */
  movedTo: z.string().max(2_048).optional(),
  /** `device`: the page asks for the width of the device; `fixed`: for another one; `none`: for nothing. */
  layout: z.enum(['device', 'fixed', 'none']),
  /** Not every style sheet came: nothing is to be said of how the page looks. */
  stylesMissing: z.boolean(),
  /** What says that phones are to have another edition, in the page's words or ours. */
  otherEdition: z.string().max(60).optional(),
  /** Width of the content, and of what of it is seen at once; CSS px. */
  width: z.object({ content: count, window: count }),
  /** More than what is seen can be scrolled to, sideways. */
  sideways: z.boolean(),
  /** Outermost visible parts that reach beyond the right edge, those that reach farthest first. */
  sticksOut: z
    .array(z.object({ selector, tag: z.string().max(20), text: z.string().max(60).optional(), right: count }))
    .max(3),
  /** All visible text. */
  text: z.object({ characters: count, medianPx: px.nullable(), below12: share, below14: share }).optional(),
  /** Running text; absent on a page of links. */
  running: modeText.optional(),
  /** Text that no scrolling shows, at this width and at that of a desktop. */
  cut: share,
  cutOnDesktop: share,
  cutExample: z.object({ selector, text: z.string().max(60).optional() }).optional(),
  /** Smaller side of the smallest link of the navigation, menu button or control of the search that is seen. */
  smallestMain: z
    .object({ selector, text: z.string().max(60).optional(), width: z.number().min(0), height: z.number().min(0) })
    .optional(),
  /** Links of the navigation that are seen on a desktop, and how many of them are seen here by the same name. */
  navigation: z.object({ onDesktop: count, seen: count }),
  /** Something that opens a menu is seen. */
  menuButton: z.boolean(),
  search: z.object({ onDesktop: z.boolean(), seen: z.boolean() }),
});
export type PhoneFacts = z.infer<typeof phoneFacts>;

export const renderedFacts = z.object({
  renderedVersion: z.number().int().positive(),
  environment: renderedEnvironment.optional(),
  /** Of all forms of the page; empty where it has none. */
  captchas: z.array(captchaFacts).max(5).optional(),
  keyboard: keyboardFacts.optional(),
  /** Absent where the page has no entrance or nobody used it. */
  ageingMode: ageingModeFacts.optional(),
  accessibleTool: accessibleToolFacts.optional(),
  /** What stands above the page without its modes. Those that cover most first. */
  popups: z.array(popupFacts).max(10).optional(),
  phone: phoneFacts.optional(),
});
export type RenderedFacts = z.infer<typeof renderedFacts>;
