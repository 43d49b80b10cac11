/** Which bodies a page belongs to. Pure and small: the content script asks it before it reads anything. */
import { canonicalUrl } from '../facts/canonical-url.ts';
import type { Body, Scope } from '../model.ts';

/** Whether the address lies in one of the scopes. Scheme-blind; an address that cannot be parsed lies in none. */
export function isInScopes(scopes: readonly Scope[], url: string): boolean {
  const address = parse(url);
  return address !== undefined && scopes.some((scope) => contains(scope, address));
}

/** The bodies whose scopes contain the address, in the order given. */
export function bodiesOfUrl<B extends Pick<Body, 'scopes'>>(bodies: readonly B[], url: string): B[] {
  const address = parse(url);
  if (!address) return [];
  return bodies.filter(({ scopes }) => scopes.some((scope) => contains(scope, address)));
}

/**
 * Where a body's canonical addresses stand in a sorted list of addresses: `[from, to)`, sorted, without overlap. Other
 * addresses stand there too; `isInScopes` tells.
 */
export function addressRanges(scopes: readonly Scope[]): [from: string, to: string][] {
  const ranges = scopes
    .flatMap((scope) => {
      const start = scope.type === 'path' ? pathOf(scope.path).slice(0, -1) || '/' : '/';
      return ['http', 'https'].map((scheme) => `${scheme}://${hostOf(scope.host)}${start}`);
    })
    .sort()
    .map((prefix): [string, string] => [prefix, `${prefix}\uffff`]);
  // A prefix that continues another lies within it, and directly after it in the order.
  return ranges.filter(([from], index) => !ranges.slice(0, index).some(([earlier]) => from.startsWith(earlier)));
}

/** Host with port, as the URL of an address has it: lower case, punycode, no default port, no trailing dot. */
export function hostOf(host: string): string {
  const plain = /^[a-z0-9.-]+(?::\d+)?$/.test(host) ? host : parse(`http://${host}`)?.host;
  return (plain ?? host.toLowerCase()).replace(/:(?:80|443)$/, '').replace(/\.+(?=:|$)/, '');
}

/** Canonical, so that a page belongs to the same bodies as it is browsed and as it is kept. */
function parse(url: string): URL | undefined {
  try {
    const address = new URL(canonicalUrl(url));
    return /^https?:$/.test(address.protocol) ? address : undefined;
  } catch {
    return undefined;
  }
}

function pathOf(path: string): string {
  return parse(`http://host${path}`)?.pathname ?? path;
}

function contains(scope: Scope, address: URL): boolean {
  if (address.host !== hostOf(scope.host)) return false;
  switch (scope.type) {
    case 'host':
      return true;
    case 'path': {
      const path = pathOf(scope.path);
      return address.pathname.startsWith(path) || `${address.pathname}/` === path;
    }
    case 'platform-unit':
      return address.searchParams.getAll(scope.parameter).includes(scope.value);
  }
}
