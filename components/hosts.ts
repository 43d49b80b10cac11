/** Hosts as people type them and as browsers name them in permissions. */

/** The sites that the manifest asks for at install. */
export const BUILT_IN_HOST = '*.gov.cn';

/** The host of what somebody typed or pasted, without port; undefined where it names none. */
export function hostOfInput(text: string): string | undefined {
  const typed = text.trim();
  if (typed === '' || /\s/.test(typed)) return undefined;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `http://${typed}`);
    const named = /^https?:$/.test(url.protocol) && (url.hostname.includes('.') || url.hostname === 'localhost');
    return named ? url.hostname : undefined;
  } catch {
    return undefined;
  }
}

/** A permission for both schemes. Match patterns know no ports: one stands for all of them. */
export function originOfHost(host: string): string {
  return `*://${host.replace(/:\d+$/, '')}/*`;
}

export function hostOfOrigin(origin: string): string {
  return /^[^:]+:\/\/([^/]+)\//.exec(origin)?.[1] ?? origin;
}

/** Whether the extension may read pages of the host. */
export function mayRead(sites: { origins: readonly string[]; builtIn: boolean }, host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  const patterns = sites.origins.map(hostOfOrigin);
  if (sites.builtIn) patterns.push(BUILT_IN_HOST);
  return patterns.some((pattern) => {
    if (pattern === '*' || pattern === '<all_urls>') return true;
    if (!pattern.startsWith('*.')) return pattern === name;
    return name === pattern.slice(2) || name.endsWith(pattern.slice(1));
  });
}
