import { useId, useState } from 'preact/hooks';
import type { FrontierRecord } from '../utils/survey/survey.ts';
import { Button } from './button.tsx';
import { formatAddress, formatTime, safeHref } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';
import { formatCount, UNREAD_STATES, type UnreadGroup } from './survey-words.ts';

/** Addresses that are added to a group at once. */
export const MORE = 200;

export interface Unread {
  /** ISO date-time: what is listed stays as it is until somebody asks anew. */
  at: string;
  groups: UnreadGroup[];
}

/** 未读清单: what was not read, by reason, each address with the page that linked it. */
export function UnreadList(props: {
  /** Undefined while it is gathered. */
  unread: Unread | undefined;
  ended: boolean;
  onMore: (group: UnreadGroup) => void;
  onRefresh: () => void;
  onExport: () => void;
}) {
  const { t, locale } = useText();
  const { unread } = props;
  if (!unread) return <p class="soft">{t('survey.unread-loading')}</p>;
  if (unread.groups.length === 0) {
    return <p>{t(props.ended ? 'survey.unread-none' : 'survey.unread-none-yet')}</p>;
  }
  const states = (['waiting', ...UNREAD_STATES] as const).filter((state) =>
    unread.groups.some((group) => group.state === state),
  );
  return (
    <div class="unread">
      <div class="unread-head">
        {!props.ended && (
          <>
            <span class="soft small">{t('survey.unread-shown', { time: formatTime(unread.at, locale) })}</span>
            <Button compact look="quiet" icon="undo" onClick={props.onRefresh}>
              {t('survey.unread-refresh')}
            </Button>
          </>
        )}
        <Button compact icon="download" onClick={props.onExport} data-action="unread-csv">
          {t('survey.unread-csv')}
        </Button>
      </div>
      {states.map((state) => (
        <section key={state}>
          <h4>{t(`survey.address.${state}`)}</h4>
          <p class="soft small">{t(`survey.address-why.${state}`)}</p>
          <ul class="reasons">
            {unread.groups
              .filter((group) => group.state === state)
              .map((group) => (
                <Group key={group.reason ?? ''} group={group} onMore={() => props.onMore(group)} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Thousands of addresses are not drawn before somebody wants to see them. */
function Group({ group, onMore }: { group: UnreadGroup; onMore: () => void }) {
  const { t, locale } = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const rest = group.count - group.addresses.length;
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
        <span>{t(group.reason ? `survey.reason.${group.reason}` : 'survey.reason-none')}</span>
        <span class="numbers count">{t('survey.group-count', { count: formatCount(group.count, locale) })}</span>
      </button>
      <div id={`${id}-addresses`} hidden={!open}>
        {open && (
          <>
            <ol class="addresses">
              {group.addresses.map((address) => (
                <Address key={address.url} address={address} />
              ))}
            </ol>
            {rest > 0 && (
              <Button compact look="quiet" icon="down" onClick={onMore}>
                {t('survey.unread-more', {
                  next: formatCount(Math.min(rest, MORE), locale),
                  rest: formatCount(rest, locale),
                })}
              </Button>
            )}
          </>
        )}
      </div>
    </li>
  );
}

function Address({ address: { address, text, detail, from, duplicateOf } }: { address: FrontierRecord }) {
  const { t } = useText();
  return (
    <li>
      <PageLink url={address} /> {text && <span>“{text}”</span>}
      <span class="small soft">
        {detail && <span class="detail">{detail} · </span>}
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
