import type { Finding } from '../rules/rule.ts';
import { Button } from './button.tsx';
import { safeHref } from './format.ts';
import { useText } from './locale.tsx';

/** Opens the page of a finding with its element marked. */
export type OnShow = (finding: Finding) => void;

export function ShowButton({ finding, onShow }: { finding: Finding; onShow: OnShow }) {
  const { t, say } = useText();
  if (!safeHref(finding.pageUrl)) return null;
  return (
    <Button
      compact
      look="quiet"
      icon="target"
      onClick={() => onShow(finding)}
      aria-label={t('problem.show-of', { problem: say(finding.message) })}
      data-action="show"
    >
      {t('problem.show')}
    </Button>
  );
}
