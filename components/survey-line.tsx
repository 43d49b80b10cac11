import type { SurveyRecord } from '../utils/survey/survey.ts';
import { Button } from './button.tsx';
import { useText } from './locale.tsx';
import { formatCount, foundCount } from './survey-words.ts';

/** The survey of a body in one line, with the way to it; where there is none, the way to start one. */
export function SurveyLine({ survey, onOpen }: { survey: SurveyRecord | undefined; onOpen: () => void }) {
  const { t, locale } = useText();
  return (
    <p class="survey-line small">
      <span class="numbers">{survey ? textOf(survey) : t('survey.popup-none')}</span>{' '}
      <Button compact look="quiet" icon={survey ? 'open' : 'survey'} onClick={onOpen} data-action="survey">
        {t(survey ? 'survey.popup-open' : 'survey.name')}
      </Button>
    </p>
  );

  function textOf({ state, counts }: SurveyRecord): string {
    const read = formatCount(counts.read, locale);
    if (state === 'queued') return t('survey.popup-queued');
    if (state === 'paused') return t('survey.popup-paused', { read });
    return t('survey.popup-running', { read, found: formatCount(foundCount({ counts }), locale) });
  }
}
