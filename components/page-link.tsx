import { formatAddress, safeHref } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';

/** An audited page by its address. A click opens it beside, where the evaluator can look for herself. */
export function PageLink({ url }: { url: string }) {
  const { t } = useText();
  const href = safeHref(url);
  const address = formatAddress(url);
  if (!href) return <span class="page-link">{address}</span>;
  return (
    <a
      class="page-link"
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      title={address}
      aria-label={t('problem.open-page', { url: address })}
    >
      <span class="address">{address}</span>
      <Icon name="open" />
    </a>
  );
}
