/** All that the popup asks of the world, so that it is drawn and tested without a browser. */
import type { AddedBody } from '../../components/body-form.tsx';
import type { Finding } from '../../rules/rule.ts';
import type { Words } from '../../utils/audit/scorecard.ts';
import type { PageAudit, Summary } from '../../utils/audit/summary.ts';
import type { ExportFormat } from '../../utils/export/file-name.ts';
import type { Body } from '../../utils/model.ts';
import type { SurveyRecord } from '../../utils/survey/survey.ts';
import type { AuditedTab } from '../../utils/ui/active-tab.ts';
import type { BodyGuess } from '../../utils/ui/guess-body.ts';

export interface SystemWords {
  title: Words;
  authority: Words;
}

export type WorkbenchQuery =
  | { export: string; format: ExportFormat }
  | { edit: string }
  | { survey: string }
  | { view: 'surveys' };

export interface PopupPort {
  /** The tab that is audited; its `url` is absent where the browser does not tell it. */
  tab(): Promise<AuditedTab | undefined>;
  bodiesOf(url: string): Promise<Body[]>;
  summaryOf(bodyId: string): Promise<Summary | undefined>;
  /** The survey of the body that runs, waits or rests; undefined where none does. */
  surveyOf(bodyId: string): Promise<SurveyRecord | undefined>;
  systemWords(systemId: string): Promise<SystemWords | undefined>;
  guess(tab: AuditedTab): Promise<BodyGuess>;
  audit(tabId: number): Promise<PageAudit>;
  settle(bodyId: string): Promise<Summary>;
  /** Keeps a new body and answers with its id. */
  addBody(added: AddedBody): Promise<string>;
  /** Brings the page of a finding to the front, marks the element there, and makes room for the sight of it. */
  show(finding: Finding, label: string): Promise<void>;
  openWorkbench(query?: WorkbenchQuery): void;
  /** Calls back after the store changed; answers with the way to stop it. */
  onChange(listener: (what: 'bodies' | 'other') => void): () => void;
}
