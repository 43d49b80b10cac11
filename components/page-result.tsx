import type { ComponentChildren } from 'preact';
import type { PageAudit } from '../utils/audit/summary.ts';
import { hasMessage, renderCode } from '../utils/text/catalogue/index.ts';
import { formatAddress } from './format.ts';
import { Icon, type IconName } from './icon.tsx';
import { useText } from './locale.tsx';
import { Notice } from './notice.tsx';
import { hasPlace, type OnShow, ShowButton } from './show-button.tsx';

type PageVerdict = PageAudit['verdicts'][number];
export type VerdictGroup = 'proven' | 'suspected' | 'cannotTell' | 'error' | 'pass' | 'notApplicable';

/** Verdicts by what a reader has to do about them. A measured share with findings is a problem like any other. */
export function groupVerdicts(verdicts: readonly PageVerdict[]): Record<VerdictGroup, PageVerdict[]> {
  const groups: Record<VerdictGroup, PageVerdict[]> = {
    proven: [],
    suspected: [],
    cannotTell: [],
    error: [],
    pass: [],
    notApplicable: [],
  };
  for (const verdict of verdicts) groups[groupOf(verdict)].push(verdict);
  return groups;
}

/** Problems counted by what there is to mend, the undecided by rule. */
export function countProblems(verdicts: readonly PageVerdict[]): { problems: number; suspected: number; open: number } {
  const { proven, suspected, cannotTell, error } = groupVerdicts(verdicts);
  return {
    problems: countFindings(proven),
    suspected: countFindings(suspected),
    open: cannotTell.length + error.length,
  };
}

function countFindings(verdicts: readonly PageVerdict[]): number {
  return verdicts.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
}

function groupOf({ status, certainty, findings }: PageVerdict): VerdictGroup {
  if (status === 'fail' || (status === 'measured' && findings.length > 0)) return certainty ?? 'suspected';
  if (status === 'pass' || status === 'measured') return 'pass';
  if (status === 'not-applicable') return 'notApplicable';
  return status === 'error' ? 'error' : 'cannotTell';
}

/** What one audit of one page says. Problems first; what passed is folded, one key from view. */
export function PageResult({ audit, onShow }: { audit: PageAudit; onShow: OnShow }) {
  const { t, locale, say } = useText();
  const groups = groupVerdicts(audit.verdicts);
  const title = (verdict: PageVerdict, outcome: 'title' | 'failure') => {
    const code = `rule.${verdict.ruleId}.${outcome}`;
    return hasMessage(code) ? renderCode(locale, code) : verdict.ruleId;
  };
  const kind = `page-kind.${audit.kind}`;
  const problems = (verdicts: readonly PageVerdict[]) =>
    verdicts.map((verdict) => (
      <li key={verdict.ruleId}>
        <h4>{title(verdict, 'failure')}</h4>
        <ul class="findings">
          {verdict.findings.map((finding) => (
            <Finding key={finding.key} finding={finding} onShow={onShow} />
          ))}
        </ul>
        <Mend ruleId={verdict.ruleId} />
      </li>
    ));
  const reasons = (verdicts: readonly PageVerdict[]) =>
    verdicts.map((verdict) => (
      <li key={verdict.ruleId}>
        <p>{title(verdict, 'title')}</p>
        {verdict.because && <p class="soft small">{say(verdict.because)}</p>}
      </li>
    ));
  return (
    <div class="verdicts">
      <div>
        <h2>{audit.title ?? formatAddress(audit.url)}</h2>
        <p class="soft small">
          {t('popup.page-kind', { kind: hasMessage(kind) ? renderCode(locale, kind) : audit.kind })}
          {audit.bodyIds.length > 0 && ` · ${t('popup.page-kept', { count: audit.bodyIds.length })}`}
        </p>
      </div>
      {audit.bodyIds.length === 0 && (
        <Notice look="plain">
          <p>{t('popup.page-not-kept')}</p>
        </Notice>
      )}
      {audit.readerErrors.length > 0 && (
        <Notice look="error">
          <p>{t('popup.page-reader-errors', { count: audit.readerErrors.length })}</p>
        </Notice>
      )}
      {groups.proven.length + groups.suspected.length === 0 && (
        <p class="verdict-clean">
          <Icon name="check" /> {t('popup.page-clean')}
        </p>
      )}
      <Group
        icon="cross"
        look="fail"
        title={t('popup.page-failed', { count: countFindings(groups.proven) })}
        count={groups.proven.length}
      >
        {problems(groups.proven)}
      </Group>
      <Group
        icon="question"
        look="suspected"
        title={t('popup.page-suspected', { count: countFindings(groups.suspected) })}
        count={groups.suspected.length}
      >
        {problems(groups.suspected)}
      </Group>
      <Group
        icon="eye"
        look="cannot-tell"
        title={t('popup.page-open', { count: groups.cannotTell.length })}
        count={groups.cannotTell.length}
      >
        {reasons(groups.cannotTell)}
      </Group>
      <Group
        icon="warning"
        look="error"
        title={t('popup.page-errors', { count: groups.error.length })}
        count={groups.error.length}
      >
        {reasons(groups.error)}
      </Group>
      <Group
        folded
        icon="check"
        look="pass"
        title={t('popup.page-passed', { count: groups.pass.length })}
        count={groups.pass.length}
      >
        {reasons(groups.pass)}
      </Group>
      <Group
        folded
        icon="dash"
        look="not-applicable"
        title={t('popup.page-not-applicable', { count: groups.notApplicable.length })}
        count={groups.notApplicable.length}
      >
        {reasons(groups.notApplicable)}
      </Group>
    </div>
  );
}

function Group(props: {
  icon: IconName;
  look: string;
  title: string;
  count: number;
  folded?: boolean;
  children: ComponentChildren;
}) {
  if (props.count === 0) return null;
  const head = (
    <>
      <Icon name={props.icon} class={props.look} />
      <span class={props.look}>{props.title}</span>
    </>
  );
  if (!props.folded) {
    return (
      <section class="verdict-group">
        <h3>{head}</h3>
        <ul>{props.children}</ul>
      </section>
    );
  }
  return (
    <details class="verdict-group">
      <summary>
        {head}
        <Icon name="down" class="chevron" />
      </summary>
      <ul>{props.children}</ul>
    </details>
  );
}

function Finding({ finding, onShow }: { finding: PageVerdict['findings'][number]; onShow: OnShow }) {
  const { say } = useText();
  return (
    <li>
      <div class="finding">
        <p>{say(finding.message)}</p>
        {/* The page is open already. */}
        {hasPlace(finding) && <ShowButton finding={finding} onShow={onShow} />}
      </div>
      {finding.quote && <blockquote>{finding.quote}</blockquote>}
    </li>
  );
}

/** How to mend it, where the catalogue says so. */
function Mend({ ruleId }: { ruleId: string }) {
  const { locale, t } = useText();
  const code = `rule.${ruleId}.mend`;
  if (!hasMessage(code)) return null;
  return <p class="mend small">{t('popup.mend', { how: renderCode(locale, code) })}</p>;
}
