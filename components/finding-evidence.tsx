import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { EvidencePicture, EvidenceRecord, StoredFile } from '../utils/evidence/evidence.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { formatAddress, formatTime } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';

/** The address of a kept picture, while the page is open; undefined where its bytes are gone. */
export type PictureUrl = (file: StoredFile) => Promise<string | undefined>;

export interface EvidenceProps {
  /** Of the body, the oldest first. */
  records: readonly EvidenceRecord[];
  pictureUrl: PictureUrl;
  /** Key of the finding that is being looked at again. */
  retaking?: string | undefined;
}

/** 取证: what was kept for one finding, the old beside the new, and the way to look again (补拍截图). */
export function FindingEvidence(
  props: EvidenceProps & { findingKey: string; problem: string; onRetake: () => void; mayRetake: boolean },
) {
  const { t, locale } = useText();
  const { records, findingKey, problem } = props;
  const own = records.filter((record) => record.findingKey === findingKey);
  const isAbsence = own.some(({ searched }) => searched);
  // What anybody looks at first, of the same runs.
  const shared = isAbsence
    ? records.filter(({ findingKey: key, runId }) => key === '' && own.some((record) => record.runId === runId))
    : [];
  const isBusy = props.retaking === findingKey;
  return (
    <div class="evidence stack">
      {[...own, ...shared].map((record) => (
        <Kept key={`${record.runId}${record.findingKey}${record.take}`} {...{ record, problem }} {...props} />
      ))}
      {own.flatMap(({ searched = [], runId, take }) =>
        searched.length === 0 ? (
          []
        ) : (
          <details key={`${runId}${take}`} class="small">
            <summary>{t('evidence.searched', { count: searched.length })}</summary>
            <ul>
              {searched.map(({ url, at }) => (
                <li key={url}>
                  {formatAddress(url)} {at && <span class="soft">{formatTime(at, locale)}</span>}
                </li>
              ))}
            </ul>
          </details>
        ),
      )}
      {props.mayRetake && (
        <div class="row-actions">
          <Button
            compact
            look="quiet"
            icon="target"
            busy={props.retaking !== undefined}
            aria-label={t('evidence.retake-of', { problem })}
            data-action="retake"
            onClick={props.onRetake}
          >
            {t(isBusy ? 'evidence.retaking' : 'evidence.retake')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Kept({ record, problem, pictureUrl }: { record: EvidenceRecord; problem: string; pictureUrl: PictureUrl }) {
  const { t } = useText();
  const { change, pages, take } = record;
  return (
    <section class="evidence-record">
      {take && (
        <p class={change === 'changed' || change === 'gone' ? 'tag suspected' : 'small'}>
          {(change === 'changed' || change === 'gone') && <Icon name="warning" />}
          {t(`evidence.change.${change ?? 'unknown'}`)}
        </p>
      )}
      <div class="evidence-pictures">
        {record.pictures.map((picture) => (
          <Shown key={`${picture.role}${picture.url}`} {...{ picture, problem, pictureUrl }} />
        ))}
      </div>
      {pages.map(({ capture, url, file, missing }) => (
        <p key={`${capture}${url}`} class="soft small">
          {t(`evidence.page.${capture}`)}{' '}
          {file ? (
            <Hash sha256={file.sha256} />
          ) : (
            t('evidence.page-missing', { reason: t(`evidence.missing.${missing ?? 'failed'}`) })
          )}
        </p>
      ))}
    </section>
  );
}

function Shown({
  picture,
  problem,
  pictureUrl,
}: {
  picture: EvidencePicture;
  problem: string;
  pictureUrl: PictureUrl;
}) {
  const { t } = useText();
  const { role, url, found } = picture;
  const name = t(`evidence.role.${role}`);
  const alt = t('evidence.alt', { role: name, problem, address: formatAddress(url) });
  return (
    <PictureFigure {...{ picture, name, alt, pictureUrl }}>
      {found && found !== 'selector' && (
        <>
          <br />
          <span class="soft">{t(`evidence.found.${found}`)}</span>
        </>
      )}
    </PictureFigure>
  );
}

/** A kept picture with what is known of it, or why there is none; large in a dialog. */
export function PictureFigure({
  picture,
  name,
  alt,
  missing,
  pictureUrl,
  children,
}: {
  picture: EvidencePicture;
  name: string;
  alt: string;
  /** Says it in other words. */
  missing?: string | undefined;
  pictureUrl: PictureUrl;
  /** What else its caption says. */
  children?: ComponentChildren;
}) {
  const { t, locale } = useText();
  const { file, url, at } = picture;
  const [address, setAddress] = useState<string | null>();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!file) return;
    let isStale = false;
    pictureUrl(file).then(
      (got) => !isStale && setAddress(got ?? null),
      () => !isStale && setAddress(null),
    );
    return () => {
      isStale = true;
    };
  }, [file?.sha256, pictureUrl]);
  const why = !file ? (picture.missing ?? 'failed') : address === null ? 'removed' : undefined;
  return (
    <figure>
      {why ? (
        <p class="evidence-none small">
          <Icon name="dash" /> {missing ?? t(`evidence.missing.${why}`)}
        </p>
      ) : (
        address && (
          <button
            type="button"
            class="evidence-open"
            aria-label={t('evidence.open', { picture: alt })}
            onClick={() => setOpen(true)}
          >
            <img src={address} alt={alt} width={picture.width} height={picture.height} loading="lazy" />
          </button>
        )
      )}
      <figcaption class="small">
        {name} · {formatTime(at, locale)}
        <br />
        <span class="soft">{formatAddress(url)}</span>
        {children}
        {(picture.covered ?? 0) > 0 && (
          <>
            <br />
            <span class="soft">{t('evidence.covered', { count: picture.covered ?? 0 })}</span>
          </>
        )}
        {file && (
          <>
            <br />
            <Hash sha256={file.sha256} />
          </>
        )}
      </figcaption>
      {isOpen && address && (
        <Dialog wide title={name} onClose={() => setOpen(false)}>
          <img class="evidence-large" src={address} alt={alt} />
          <p class="small">
            {formatTime(at, locale)} · {url}
          </p>
          {file && (
            <p class="small">
              <Hash sha256={file.sha256} whole />
            </p>
          )}
          <div class="dialog-actions">
            <Button onClick={() => setOpen(false)} autofocus>
              {t('evidence.close')}
            </Button>
          </div>
        </Dialog>
      )}
    </figure>
  );
}

/** Enough of it to be compared by eye; the whole of it in the dialog and the manifest. */
function Hash({ sha256, whole = false }: { sha256: string; whole?: boolean }) {
  return (
    <span class="soft hash" title={sha256}>
      SHA-256 {whole ? sha256 : `${sha256.slice(0, 12)}…`}
    </span>
  );
}
