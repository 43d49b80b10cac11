/** Whose server an address burdens: sites of one platform share one budget (DESIGN §8). */

/** Second levels under which a name of one's own is the third. */
const SHARED = /\.(?:gov|edu|com|net|org|ac|mil)\.cn$|\.[a-z]{2}\.cn$/;

/**
 * The platform of a host: its second-level government domain (`www.yunxi.gov.cn` and `lyj.yunxi.gov.cn` →
 * `yunxi.gov.cn`), elsewhere the domain that somebody registered. An address in numbers is its own platform.
 */
export function platformOf(host: string): string {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.+$/, '');
  if (/^[\d.]+$|^\[/.test(name) || !name.includes('.')) return name;
  const labels = name.split('.');
  return labels.slice(-(SHARED.test(`.${name}`) ? 3 : 2)).join('.');
}
