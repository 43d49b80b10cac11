import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { SurveyRecord } from '../../utils/survey/survey.ts';
import { noteSeen, paceOf, type Seen, type SurveyPace } from '../../utils/ui/survey-pace.ts';
import type { SurveyRow, WorkbenchPort } from './port.ts';

/** Milliseconds after which the pace is reckoned anew though nothing came: a site that hangs is seen to hang. */
const TICK = 5_000;

export interface Surveys {
  /** Undefined until they are read; in the order of the queue. */
  rows: SurveyRow[] | undefined;
  pace(survey: SurveyRecord): SurveyPace;
  load(): Promise<void>;
}

/** Surveys as the store holds them, kept fresh, with the pace of what runs. */
export function useSurveys(port: WorkbenchPort, attempt: (action: () => Promise<void>) => Promise<void>): Surveys {
  const [rows, setRows] = useState<SurveyRow[]>();
  const [now, setNow] = useState(() => Date.now());
  const seen = useRef(new Map<string, Seen[]>());

  const load = useCallback(async () => {
    const read = await port.surveys();
    const at = Date.now();
    for (const { survey } of read) {
      if (survey.state === 'running') {
        seen.current.set(survey.runId, noteSeen(seen.current.get(survey.runId) ?? [], survey, at));
      } else seen.current.delete(survey.runId);
    }
    setNow(at);
    // What did not change stays the same object, so that two hundred cards are not drawn anew every second.
    setRows((before) => {
      const known = new Map(before?.map((row) => [row.survey.runId, row]));
      return read.map((row) => {
        const kept = known.get(row.survey.runId);
        return kept && JSON.stringify(kept) === JSON.stringify(row) ? kept : row;
      });
    });
  }, [port]);

  useEffect(() => {
    void attempt(load);
    return port.onSurveys(() => void attempt(load));
  }, [port, load, attempt]);

  const runs = rows?.some(({ survey }) => survey.state === 'running') ?? false;
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => void attempt(load), TICK);
    return () => clearInterval(timer);
  }, [runs, load, attempt]);

  return { rows, pace: (survey) => paceOf(survey, seen.current.get(survey.runId) ?? [], now), load };
}
