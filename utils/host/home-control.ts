/**
 * A look at the home page before anything is called dead (the control that links have, too): a gateway that answers 404
 * for everything, or one and the same page, answers so for the home page as well.
 */
import { platformOf } from '../survey/platform-of.ts';

/** A home page that answered well vouches for so many milliseconds. Default of the product. */
const VOUCHES = 30_000;
/** Home pages of one host that are asked at most; each under both schemes. */
const MOST = 2;

/** What a home page said: `read`, or the state and reason for which it cannot vouch. */
export interface Look {
  state: string;
  reason?: string;
}

export interface HomeControlOptions {
  /** Where the survey of the bodies begins. */
  entries: readonly string[];
  look(address: string): Promise<Look>;
  now(): number;
}

/** Why an address may not be called dead now, in words for people; undefined: a home page vouches for the network. */
export type HomeControl = (address: string) => Promise<string | undefined>;

/**
 * Asks home pages of the same host, else of the same platform, else any; one that reads well is enough. Those that may
 * not be asked for (robots.txt) say nothing.
 */
export function homeControl({ entries, look, now }: HomeControlOptions): HomeControl {
  const homes = [...new Set(entries.flatMap((entry) => [entry, otherScheme(entry)]))];
  const answers = new Map<string, { at: number; doubt: Promise<string | undefined> }>();
  return (address) => {
    const host = hostOf(address);
    const known = answers.get(host);
    if (known && Math.abs(now() - known.at) < VOUCHES) return known.doubt;
    const doubt = ask(host);
    answers.set(host, { at: now(), doubt });
    return doubt;
  };

  async function ask(host: string): Promise<string | undefined> {
    const near = [
      (home: string) => hostOf(home) === host,
      (home: string) => platformOf(hostOf(home)) === platformOf(host),
      () => true,
    ];
    for (const isNear of near) {
      let doubt: string | undefined;
      for (const home of homes.filter(isNear).slice(0, MOST * 2)) {
        const { state, reason } = await look(home);
        if (state === 'read') return undefined;
        if (state !== 'skipped') doubt ??= `${home} ${state}${reason ? ` ${reason}` : ''}`;
      }
      if (doubt !== undefined) return doubt;
    }
    return 'no home page';
  }
}

const hostOf = (address: string): string => new URL(address).host;

function otherScheme(address: string): string {
  return /^https:/i.test(address) ? address.replace(/^https/i, 'http') : address.replace(/^http/i, 'https');
}
