import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Holders } from '../utils/store/holders.ts';
import type { Listed, ListedGroup, Listing } from '../utils/store/listing.ts';
import { linkVerdict, reasonWord, stateWord } from '../utils/text/listing-words.ts';
import { Button } from './button.tsx';
import { formatAddress, formatBytes, formatTime, safeHref } from './format.ts';
import { Icon, type IconName } from './icon.tsx';
import { useText } from './locale.tsx';
import { formatCount, LINK_KINDS, LINK_STATES, UNREAD_STATES } from './survey-words.ts';

/** Addresses that are drawn of a group at once. */
export const PAGE = 50;

/** `unread`: 未读清单, what was not read. `links`: 链接检查, what became of links, files and other sites. */
export type ListingKind = 'unread' | 'links';

/** What was counted, without how it is read. */
export type ShownListing = Pick<Listing, 'at' | 'filter'> & { groups: readonly ListedGroup[] };

export interface SurveyListingProps {
  kind: ListingKind;
  /** What was counted so far; undefined before anything was. */
  listing: ShownListing | undefined;
  /** Records that were looked at, while a count is under way. */
  counting?: number | undefined;
  filter: string;
  /** What this survey was not told to check. */
  unchecked?: readonly ('attachments' | 'sites')[];
  ended: boolean;
  /** Rows written, while a file is. */
  exporting?: number | undefined;
  onFilter: (text: string) => void;
  onRefresh: () => void;
  onExport: () => void;
  /** Answers the `page`th part of a group, from 0, of `PAGE` records. */
  onPage: (group: ListedGroup, page: number) => Promise<readonly Listed[]>;
  /** Looks for all pages that link the records, by `url`; undefined where it was given up. `onProgress`: pages so far. */
  onHolders: (
    records: readonly Listed[],
    onProgress: (pages: number) => void,
  ) => Promise<ReadonlyMap<string, Holders> | undefined>;
}

/** Addresses of a survey by what became of them and why, each with the page that links it. */
export function SurveyListing(props: SurveyListingProps) {
  const { t, locale } = useText();
  const id = useId();
  const { kind, listing, counting, filter } = props;
  const rows = listing?.groups.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const isEmpty = rows === 0 && (listing?.filter ?? '') === '';
  return (
    <div class="listing">
      <div class="listing-head">
        <div class="search">
          <label class="visually-hidden" for={`${id}-filter`}>
            {t('survey.listing-filter')}
          </label>
          <input
            class="input"
            id={`${id}-filter`}
            type="search"
            placeholder={t('survey.listing-filter')}
            value={filter}
            onInput={(event) => props.onFilter(event.currentTarget.value)}
          />
        </div>
        <Button
          compact
          icon="download"
          busy={props.exporting !== undefined}
          off={rows === 0 || counting !== undefined}
          onClick={props.onExport}
          data-action="listing-csv"
        >
          {props.exporting === undefined
            ? t('survey.listing-csv', { count: formatCount(rows, locale) })
            : t('survey.listing-exporting', { count: formatCount(props.exporting, locale) })}
        </Button>
        <span class="soft small numbers">
          {counting !== undefined
            ? t('survey.listing-loading', { count: formatCount(counting, locale) })
            : listing && t('survey.listing-shown', { time: formatTime(listing.at, locale) })}
        </span>
        {!props.ended && (
          <Button compact look="quiet" icon="undo" onClick={props.onRefresh}>
            {t('survey.listing-refresh')}
          </Button>
        )}
      </div>
      {kind === 'links' &&
        props.unchecked?.map((what) => (
          <p class="soft small" key={what}>
            {t(`survey.links-off-${what}`)}
          </p>
        ))}
      {listing && counting === undefined && rows === 0 && (
        <p>
          {!isEmpty
            ? t('survey.listing-no-match', { text: listing.filter.trim() })
            : kind === 'links'
              ? t('survey.links-none')
              : t(props.ended ? 'survey.unread-none' : 'survey.unread-none-yet')}
        </p>
      )}
      {listing &&
        (kind === 'links' ? (
          <Links listing={listing} onPage={props.onPage} onHolders={props.onHolders} />
        ) : (
          <Unread listing={listing} onPage={props.onPage} onHolders={props.onHolders} />
        ))}
    </div>
  );
}

interface Parts {
  listing: ShownListing;
  onPage: SurveyListingProps['onPage'];
  onHolders: SurveyListingProps['onHolders'];
}

/** By state: the proven before what is not known. */
function Unread({ listing, onPage, onHolders }: Parts) {
  const { t } = useText();
  return (
    <>
      {(['waiting', ...UNREAD_STATES, 'read'] as const).map((state) => (
        <Section
          key={state}
          title={t(stateWord(state))}
          why={t(state === 'read' ? 'survey.address-why.part' : `survey.address-why.${state}`)}
          groups={listing.groups.filter((group) => group.state === state)}
          at={listing}
          onPage={onPage}
          onHolders={onHolders}
        />
      ))}
    </>
  );
}

/** By what is linked: pages, files, and apart from them other sites; each by verdict. */
function Links({ listing, onPage, onHolders }: Parts) {
  const { t } = useText();
  return (
    <>
      {LINK_KINDS.map((kind) => (
        <Section
          key={kind}
          title={t(`survey.link-kind.${kind}`)}
          why={t(`survey.link-kind-why.${kind}`)}
          groups={LINK_STATES.flatMap((state) =>
            listing.groups.filter((group) => group.kind === kind && group.state === state),
          )}
          at={listing}
          onPage={onPage}
          onHolders={onHolders}
          verdicts
        />
      ))}
    </>
  );
}

function Section(props: {
  title: string;
  why: string;
  groups: readonly ListedGroup[];
  at: Pick<Listing, 'at' | 'filter'>;
  onPage: SurveyListingProps['onPage'];
  onHolders: SurveyListingProps['onHolders'];
  verdicts?: boolean;
}) {
  if (props.groups.length === 0) return null;
  return (
    <section>
      <h4>{props.title}</h4>
      <p class="soft small">{props.why}</p>
      <ul class="reasons">
        {props.groups.map((group) => (
          <Group
            key={`${group.kind} ${group.state} ${group.reason}`}
            group={group}
            // Another count, other pages.
            of={`${props.at.at} ${props.at.filter}`}
            verdict={props.verdicts ?? false}
            onPage={props.onPage}
            onHolders={props.onHolders}
          />
        ))}
      </ul>
    </section>
  );
}

/** Only what is dead twice over is shown as a fault. */
const SIGNS: Record<(typeof LINK_STATES)[number], { icon: IconName; look: string }> = {
  dead: { icon: 'cross', look: 'fail' },
  blocked: { icon: 'lock', look: 'cannot-tell' },
  unknown: { icon: 'question', look: 'cannot-tell' },
  waiting: { icon: 'clock', look: 'cannot-tell' },
  skipped: { icon: 'dash', look: 'cannot-tell' },
  read: { icon: 'check', look: 'pass' },
};

/** Thousands of addresses are not drawn before somebody wants to see them, and then page by page. */
function Group({
  group,
  of,
  verdict,
  onPage,
  onHolders,
}: {
  group: ListedGroup;
  of: string;
  verdict: boolean;
  onPage: SurveyListingProps['onPage'];
  onHolders: SurveyListingProps['onHolders'];
}) {
  const { t, locale } = useText();
  const id = useId();
  const [holders, setHolders] = useState<ReadonlyMap<string, Holders>>(new Map());
  const [looked, setLooked] = useState<number>();
  const [open, setOpen] = useState(false);
  const [page, setPage] = useState(0);
  const [shown, setShown] = useState<{ page: number; records: readonly Listed[] }>();
  const pages = Math.max(1, Math.ceil(group.count / PAGE));
  const at = Math.min(page, pages - 1);
  const wanted = useRef('');
  const list = useRef<HTMLOListElement>(null);
  // Read anew for another count alone, which `of` names.
  useEffect(() => {
    if (!open) return;
    const name = `${of} ${at}`;
    wanted.current = name;
    void onPage(group, at).then((records) => {
      if (wanted.current === name) setShown({ page: at, records });
    });
  }, [open, at, of]);

  const first = shown?.page;
  // Another page is read from its beginning.
  useEffect(() => {
    if (first === undefined) return;
    const element = list.current;
    if (element && element.getBoundingClientRect().top < 0) element.scrollIntoView({ block: 'start' });
  }, [first]);

  const reason = reasonWord(group);
  const { state } = group;
  const sign = verdict && state !== 'fetching' && state !== 'unsupported' ? SIGNS[state] : undefined;
  const why = verdict && state !== 'fetching' && state !== 'unsupported' && t(`survey.link-why.${state}`);
  const plain = sign ? undefined : t('survey.reason-none');
  return (
    <li>
      <button
        type="button"
        class="reason"
        aria-expanded={open}
        aria-controls={`${id}-addresses`}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'up' : 'down'} />
        {sign && (
          <span class={`tag ${sign.look}`}>
            <Icon name={sign.icon} />
            {t(linkVerdict(state))}
          </span>
        )}
        <span>{reason ? t(reason) : plain}</span>
        <span class="numbers count">{t('survey.group-count', { count: formatCount(group.count, locale) })}</span>
      </button>
      <div id={`${id}-addresses`} hidden={!open}>
        {open && (
          <>
            <p class="soft small group-why">
              {why}{' '}
              {shown?.records.some(({ from }) => from) && (
                <Button
                  compact
                  look="quiet"
                  icon="search"
                  busy={looked !== undefined}
                  off={shown.records.every(({ url }) => holders.has(url))}
                  onClick={() => {
                    setLooked(0);
                    void onHolders(shown.records, setLooked).then((found) => {
                      setLooked(undefined);
                      if (found) setHolders(new Map([...holders, ...found]));
                    });
                  }}
                  data-action="holders"
                >
                  {looked === undefined
                    ? t('survey.holders')
                    : t('survey.holders-looked', { count: formatCount(looked, locale) })}
                </Button>
              )}
            </p>
            {shown && (
              <>
                {pages > 1 && (
                  <Pages page={at} pages={pages} onPage={setPage}>
                    {t('survey.listing-range', {
                      from: formatCount(shown.page * PAGE + 1, locale),
                      to: formatCount(Math.min(group.count, (shown.page + 1) * PAGE), locale),
                      count: formatCount(group.count, locale),
                    })}
                  </Pages>
                )}
                <ol class="addresses" start={shown.page * PAGE + 1} ref={list}>
                  {shown.records.map((record) => (
                    <Address key={record.url} record={record} holders={holders.get(record.url)} />
                  ))}
                </ol>
              </>
            )}
          </>
        )}
      </div>
    </li>
  );
}

function Pages(props: { page: number; pages: number; onPage: (page: number) => void; children: ComponentChildren }) {
  const { t, locale } = useText();
  const { page, pages, onPage } = props;
  const id = useId();
  return (
    <div class="pages">
      <Button compact icon="previous" off={page === 0} onClick={() => onPage(page - 1)}>
        {t('survey.listing-previous')}
      </Button>
      <Button compact icon="next" off={page >= pages - 1} onClick={() => onPage(page + 1)}>
        {t('survey.listing-next')}
      </Button>
      <span class="numbers" role="status">
        {props.children}
      </span>
      <label class="small soft" for={`${id}-to`}>
        {t('survey.listing-to', { pages: formatCount(pages, locale) })}
      </label>
      <input
        class="input"
        id={`${id}-to`}
        type="number"
        min={1}
        max={pages}
        value={page + 1}
        onChange={({ currentTarget }) => {
          const asked = Math.round(Number(currentTarget.value));
          const to = Number.isFinite(asked) ? Math.min(pages, Math.max(1, asked)) : page + 1;
          currentTarget.value = String(to);
          onPage(to - 1);
        }}
      />
    </div>
  );
}

function Address({ record, holders }: { record: Listed; holders: Holders | undefined }) {
  const { t, locale } = useText();
  const { address, text, detail, from, duplicateOf, type, declared, size, state, content } = record;
  const said = [
    // The first of two tries proves nothing.
    state === 'waiting' ? undefined : detail,
    type && t(declared ? 'survey.file-type-declared' : 'survey.file-type', { type: type.toUpperCase() }),
    size === undefined ? undefined : formatBytes(size),
    content && t(content === 'read' ? 'attachment.read' : `attachment.reason.${content}`),
  ].filter(Boolean);
  return (
    <li>
      <PageLink url={address} /> {text && <span>“{text}”</span>}
      <span class="small soft">
        {said.length > 0 && <span class="detail">{said.join(' · ')} · </span>}
        {duplicateOf && (
          <span>
            {t('survey.same-as')} <PageLink url={duplicateOf} /> ·{' '}
          </span>
        )}
        {from ? (
          <>
            {t('survey.linked-from')} <PageLink url={from} />
          </>
        ) : (
          t('survey.entry-address')
        )}
      </span>
      {holders && (
        <details class="holders small">
          <summary>
            {t('survey.holders-count', { count: formatCount(holders.count, locale) })}
            <Icon name="down" class="chevron" />
          </summary>
          <ul>
            {holders.pages.map((page) => (
              <li key={page}>
                <PageLink url={page} />
              </li>
            ))}
          </ul>
          {holders.count > holders.pages.length && (
            <p class="soft">
              {t('survey.holders-more', { count: formatCount(holders.count - holders.pages.length, locale) })}
            </p>
          )}
        </details>
      )}
    </li>
  );
}

/** What a page names as an address is a link only where it can be one. */
function PageLink({ url }: { url: string }) {
  const href = safeHref(url);
  const shown = formatAddress(url);
  if (!href) return <span>{shown}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {shown}
    </a>
  );
}
