import type { LeafScore } from '../utils/audit/scorecard.ts';
import type { EvidencePicture, EvidenceRecord } from '../utils/evidence/evidence.ts';
import { PictureFigure, type PictureUrl } from './finding-evidence.tsx';
import { formatAddress } from './format.ts';
import { useText } from './locale.tsx';
import { PICTURES_OF_RULE } from './visit-pictures.ts';

/** What a visitor met on the pages that a leaf's findings name; where it has none, on all that were tried. */
export function VisitEvidence({
  leaf,
  records,
  pictureUrl,
}: {
  leaf: Pick<LeafScore, 'rules' | 'findings'>;
  records: readonly EvidenceRecord[];
  pictureUrl: PictureUrl;
}) {
  const { t } = useText();
  const roles = new Set(leaf.rules.flatMap(({ id }) => PICTURES_OF_RULE[id] ?? []));
  const named = new Set(
    leaf.findings.flatMap(({ ruleId, finding }) => (PICTURES_OF_RULE[ruleId] ? finding.pageUrl : [])),
  );
  const shown = records
    .filter(({ visited }) => visited !== undefined && (named.size === 0 || named.has(visited)))
    .map((record) => ({ ...record, pictures: ordered(record.pictures.filter(({ role }) => isOneOf(roles, role))) }))
    .filter(({ pictures }) => pictures.length > 0);
  const pages = [...new Set(shown.flatMap(({ visited }) => visited ?? []))];
  return (
    <>
      {pages.map((page) => {
        const [latest, ...earlier] = shown.filter(({ visited }) => visited === page).reverse();
        const title = t('visit.title', { address: formatAddress(page) });
        return (
          <section key={page} class="evidence visit stack" aria-label={title}>
            <p>
              <strong>{title}</strong>
            </p>
            {latest && <Visit record={latest} pictureUrl={pictureUrl} />}
            {earlier.length > 0 && (
              <details class="small">
                <summary>{t('visit.earlier', { count: earlier.length })}</summary>
                {earlier.map((record) => (
                  <Visit key={record.runId} record={record} pictureUrl={pictureUrl} />
                ))}
              </details>
            )}
          </section>
        );
      })}
    </>
  );
}

const isOneOf = (roles: ReadonlySet<string>, role: string): boolean => roles.has(role);

/** Screens of one page from its top; else as they were taken. */
const ordered = (pictures: readonly EvidencePicture[]): EvidencePicture[] =>
  [...pictures].sort((a, b) => (a.part ?? 0) - (b.part ?? 0));

function Visit({ record, pictureUrl }: { record: EvidenceRecord; pictureUrl: PictureUrl }) {
  const groups = new Map<string, EvidencePicture[]>();
  for (const picture of record.pictures) {
    const [kind = ''] = picture.role.split('-');
    groups.set(kind, [...(groups.get(kind) ?? []), picture]);
  }
  return (
    <>
      {[...groups].map(([kind, pictures]) => (
        <div key={kind} class="visit-pictures">
          {pictures.map((picture) => (
            <Met key={`${picture.role}${picture.part ?? ''}`} {...{ picture, pictureUrl }} />
          ))}
        </div>
      ))}
    </>
  );
}

function Met({ picture, pictureUrl }: { picture: EvidencePicture; pictureUrl: PictureUrl }) {
  const { t } = useText();
  const { role, part, path, missing, url } = picture;
  const kind = t(`evidence.role.${role}`);
  const name = part === undefined ? kind : t('visit.screen', { role: kind, screen: part + 1 });
  const way = path
    ? [
        t('visit.path', { steps: path.steps, drawn: path.drawn }),
        ...(path.left > 0 ? [t('visit.path-left', { count: path.left })] : []),
        ...(path.unseen > 0 ? [t('visit.path-unseen', { count: path.unseen })] : []),
        ...(path.trapped ? [t('visit.path-trap')] : []),
      ].join(' · ')
    : '';
  const alt = [t('visit.alt', { role: name, address: formatAddress(url) }), way].filter(Boolean).join(' · ');
  return (
    <PictureFigure
      missing={missing === 'permission' ? t('visit.no-permission') : undefined}
      {...{ picture, name, alt, pictureUrl }}
    >
      {way && (
        <>
          <br />
          {way}
        </>
      )}
    </PictureFigure>
  );
}
