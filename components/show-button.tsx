import type { Finding } from '../rules/rule.ts';
import { Button } from './button.tsx';
import { safeHref } from './format.ts';
import { useText } from './locale.tsx';

/** Opens the page of a finding, with its element marked where it names one. */
export type OnShow = (finding: Finding) => void;

export function hasPlace({ selector, quote }: Finding): boolean {
  return Boolean(selector || quote);
}

export function ShowButton({ finding, onShow }: { finding: Finding; onShow: OnShow }) {
  const { t, say } = useText();
  if (!safeHref(finding.pageUrl)) return null;
  const problem = say(finding.message);
  const marks = hasPlace(finding);
  return (
    <Button
      compact
      look="quiet"
      icon={marks ? 'target' : 'open'}
      onClick={() => onShow(finding)}
      aria-label={t(marks ? 'problem.show-of' : 'problem.visit-of', { problem })}
      data-action="show"
    >
      {t(marks ? 'problem.show' : 'problem.visit')}
    </Button>
  );
}
