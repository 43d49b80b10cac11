/** One list of one survey: counts it, reads its pages on demand, filters and exports it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type ListingKind, PAGE, SurveyListing } from '../../components/survey-listing.tsx';
import { isEnded } from '../../components/survey-words.ts';
import type { Listing } from '../../utils/store/listing.ts';
import type { SurveyRecord } from '../../utils/survey/survey.ts';
import type { WorkbenchPort } from './port.ts';

/** Milliseconds without a key after which the filter is applied. */
const TYPING = 300;
/** Rows after which the progress of a file is shown anew. */
const STEP = 5_000;

export function SurveyListingView(props: {
  port: WorkbenchPort;
  survey: SurveyRecord;
  kind: ListingKind;
  attempt: (action: () => Promise<void>) => Promise<void>;
  /** `onProgress`: rows written so far. */
  onExport: (filter: string, onProgress: (rows: number) => void) => Promise<void>;
}) {
  const { port, survey, kind, attempt } = props;
  const [filter, setFilter] = useState('');
  const [listing, setListing] = useState<Listing>();
  const [counting, setCounting] = useState<number>();
  const [exporting, setExporting] = useState<number>();
  const abort = useRef<AbortController | undefined>(undefined);
  const closed = useRef(new AbortController());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // What the survey was when it was asked: it changes every second, and the list only when it is refreshed.
  const now = useRef(survey);
  now.current = survey;

  const count = useCallback(
    (text: string) => {
      abort.current?.abort();
      const controller = new AbortController();
      abort.current = controller;
      const { signal } = controller;
      setCounting(0);
      const onProgress = (soFar: Listing, seen: number) => {
        if (signal.aborted) return;
        setListing(soFar);
        setCounting(seen);
      };
      void attempt(async () => {
        try {
          const made = await port.listing(now.current, kind, { filter: text, signal, onProgress });
          if (!signal.aborted) setListing(made);
        } catch (error) {
          if (!signal.aborted) throw error;
        } finally {
          if (!signal.aborted) setCounting(undefined);
        }
      });
    },
    [port, kind, attempt],
  );

  useEffect(() => {
    count('');
    return () => {
      clearTimeout(timer.current);
      abort.current?.abort();
      closed.current.abort();
    };
  }, [count]);

  const { settings } = survey;
  return (
    <SurveyListing
      kind={kind}
      listing={listing}
      counting={counting}
      filter={filter}
      unchecked={[
        ...(settings.attachments ? [] : (['attachments'] as const)),
        ...(settings.offSite ? [] : (['sites'] as const)),
      ]}
      ended={isEnded(survey)}
      exporting={exporting}
      onFilter={(text) => {
        setFilter(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => count(text), TYPING);
      }}
      onRefresh={() => count(filter)}
      onExport={() => {
        setExporting(0);
        let told = 0;
        const onProgress = (rows: number) => {
          if (rows - told < STEP) return;
          told = rows;
          setExporting(rows);
        };
        // What is listed is what is written.
        void props.onExport(listing?.filter ?? '', onProgress).finally(() => setExporting(undefined));
      }}
      onPage={async (group, page) => {
        let records: Awaited<ReturnType<WorkbenchPort['listed']>> = [];
        await attempt(async () => {
          if (listing) records = await port.listed(listing, group, { from: page * PAGE, limit: PAGE });
        });
        return records;
      }}
      onHolders={async (records, onProgress) => {
        let found: Awaited<ReturnType<WorkbenchPort['holders']>> | undefined;
        const { signal } = closed.current;
        const urls = records.map(({ url }) => url);
        await attempt(async () => {
          found = await port.holders(survey.runId, urls, { signal, onProgress }).catch((error: unknown) => {
            if (signal.aborted) return undefined;
            throw error;
          });
        });
        return found;
      }}
    />
  );
}
