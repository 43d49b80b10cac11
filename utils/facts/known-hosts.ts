/** Hosts that are the state's, and hosts of known services. */
import { TRUSTED_HOSTS } from './trusted-hosts.ts';

// .政务 and .公益 are registries of the state's bodies. 121.43.68.40 was the first address of 找错.
const STATE = /(?:^|\.)(?:(?:gov|edu|mil|ac)\.(?:cn|hk|mo)|gov|xn--zfr164b|xn--55qw42g)$|^121\.43\.68\.40$/;

/** A host of government, army, schools or science. */
export const isStateHost = (host: string): boolean => STATE.test(host);

const TRUSTED = new Set(Object.values(TRUSTED_HOSTS).flat());

/** A known service of pages, by its host or a domain above it. */
export function isTrustedHost(host: string): boolean {
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    if (TRUSTED.has(name)) return true;
  }
  return false;
}
