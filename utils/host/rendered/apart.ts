/**
 * The window asks a platform for a page no more often than the survey does. The survey waits before each page that it
 * wants to see; here wait the further looks at it (a reload, a second page). Known only while the background's worker lives.
 */
import { platformOf } from '../../survey/platform-of.ts';

/** When a page of a platform was asked for last, as `Date.now()`. */
const asked = new Map<string, number>();

/** Waits until a page of the same platform was asked for so many milliseconds ago. */
export async function waitApart(url: string, apart: number): Promise<void> {
  const before = asked.get(platformAt(url));
  const wait = before === undefined ? 0 : Math.min(apart, before + apart - Date.now());
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}

/** A page is asked for now. */
export function noteAsked(url: string): void {
  asked.set(platformAt(url), Date.now());
}

const platformAt = (url: string): string => platformOf(new URL(url).host);
