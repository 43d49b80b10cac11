import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Leaf } from '../rules/systems/system.ts';
import type { Contact, Decision, Judgement } from '../utils/model.ts';
import { Button } from './button.tsx';
import { Field, TextArea, TextField } from './field.tsx';
import { formatPoints } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';
import { SignedBy } from './signature.tsx';

/** What a person says of a leaf or of one object of it. */
export type Judged = Pick<Judgement, 'object' | 'decision' | 'reason' | 'evaluator' | 'stage'> & {
  answerId?: string;
  points?: number;
  contact?: Contact;
  files?: File[];
  /** Files that were kept before, by their SHA-256. */
  evidence?: string[];
  /** Mark of what the evaluator saw the leaf rest on. */
  restsOn?: string;
};

/** What the host takes of one file; said before anything is handed over. */
const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** In the order of the keys 1 to 5. */
export const DECISIONS: readonly Decision[] = ['met', 'partly', 'unmet', 'not-applicable', 'doubtful'];
const CHANNELS: readonly Contact['channel'][] = ['online', 'mail', 'email', 'fax', 'visit', 'telephone'];

/** 判定: a decision with its reason; 模拟依申请 and calls with their record; pictures and files as proof. */
export function JudgementForm(props: {
  /** Of which 部分符合 is typed. */
  points: number;
  /** Empty: unsigned. */
  evaluator: string;
  answers?: Leaf['answers'];
  /** What was decided of the leaf before. */
  judgements: readonly Judgement[];
  /** The pages say that points are lost: whoever waves that through says why. */
  isLost: boolean;
  onJudge: (judged: Judged) => void;
}) {
  const { t, words } = useText();
  const id = useId();
  const [decision, setDecision] = useState<Decision>();
  const [points, setPoints] = useState('');
  const [answerId, setAnswerId] = useState<string>();
  const [reason, setReason] = useState('');
  const [stage, setStage] = useState<Judged['stage']>('initial');
  const before = props.judgements.find((one) => one.evaluator === props.evaluator && one.stage === stage);
  const [contacted, setContacted] = useState(before?.contact !== undefined);
  const [contact, setContact] = useState<Contact>(
    before?.contact ?? { channel: 'online', sentOn: '', dueWorkingDays: 20, content: '' },
  );
  const [files, setFiles] = useState<File[]>([]);
  const [problem, setProblem] = useState<string>();
  /** Another decision than that of an answer is none of the answers. */
  const decide = (chosen: Decision) => {
    setDecision(chosen);
    setAnswerId(undefined);
  };
  const form = useRef<HTMLFormElement>(null);
  const picker = useRef<HTMLInputElement>(null);

  // What was kept is not handed over a second time.
  const keptAt = props.judgements.map(({ decidedAt }) => decidedAt).join(' ');
  useEffect(() => {
    setFiles([]);
    if (picker.current) picker.current.value = '';
  }, [keptAt]);

  // 1 to 5 choose a decision wherever the focus is in the leaf, but where text is typed.
  useEffect(() => {
    const proof = form.current?.closest<HTMLElement>('.leaf') ?? form.current?.closest<HTMLElement>('.proof');
    const choose = (event: KeyboardEvent) => {
      const chosen = DECISIONS[Number(event.key) - 1];
      const isTyping =
        event.target instanceof Element && event.target.matches('textarea, select, input:not([type=radio])');
      if (chosen && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) decide(chosen);
    };
    proof?.addEventListener('keydown', choose);
    return () => proof?.removeEventListener('keydown', choose);
  }, []);

  const submit = () => {
    if (!decision) return setProblem(t('judge.decision-missing'));
    const given = points.trim() === '' ? undefined : Number(points);
    if (decision === 'partly' && given !== undefined && !(given >= 0 && given <= props.points)) {
      return setProblem(t('judge.points-wrong', { points: formatPoints(props.points) }));
    }
    if (reason.trim() === '') {
      if (decision !== 'met') return setProblem(t('judge.reason-missing'));
      if (props.isLost) return setProblem(t('judge.reason-overrules'));
    }
    const { answeredOn, ...asked } = contact;
    if (contacted && contact.sentOn === '') return setProblem(t('judge.sent-missing'));
    if (contacted && answeredOn && answeredOn < contact.sentOn) return setProblem(t('judge.answered-wrong'));
    const tooLarge = files.find(({ size }) => size > MAX_FILE_BYTES);
    if (tooLarge) return setProblem(t('judge.file-too-large', { name: tooLarge.name }));
    setProblem(undefined);
    props.onJudge({
      object: '',
      decision,
      reason: reason.trim(),
      evaluator: props.evaluator,
      stage,
      ...(answerId && { answerId }),
      ...(decision === 'partly' && given !== undefined && { points: given }),
      ...(contacted && { contact: { ...asked, ...(answeredOn && { answeredOn }) } }),
      ...(files.length > 0 && { files }),
      ...(before?.evidence && { evidence: before.evidence }),
    });
  };

  return (
    <form
      ref={form}
      class="judgement stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset>
        <legend>{t(props.judgements.length > 0 ? 'judge.again' : 'judge.decision')}</legend>
        <div class="decisions">
          {DECISIONS.map((one, at) => (
            <label key={one} class="choice">
              <input type="radio" name={`${id}-decision`} checked={decision === one} onChange={() => decide(one)} />
              <span>
                {t(`decision.${one}`)} <span class="soft small">{at + 1}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {props.answers && (
        <fieldset>
          <legend>{t('judge.answers')}</legend>
          {props.answers.map((answer) => (
            <label key={answer.id} class="choice">
              <input
                type="radio"
                name={`${id}-answer`}
                checked={answerId === answer.id}
                onChange={() => {
                  const { share } = answer;
                  setDecision(
                    share === null ? 'not-applicable' : share === 1 ? 'met' : share === 0 ? 'unmet' : 'partly',
                  );
                  setPoints('');
                  setAnswerId(answer.id);
                  setReason(words(answer.title));
                }}
              />
              <span>{words(answer.title)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {decision === 'partly' && (
        <TextField
          label={t('judge.points', { points: formatPoints(props.points) })}
          class="input points"
          inputMode="decimal"
          value={points}
          placeholder={formatPoints(props.points / 2)}
          onText={setPoints}
        />
      )}
      <TextArea label={t('judge.reason')} rows={2} maxLength={2_000} value={reason} onText={setReason} />
      <Field label={t('judge.stage')}>
        {(id) => (
          <select
            class="select"
            id={id}
            value={stage}
            onChange={(event) => setStage(event.currentTarget.value as Judged['stage'])}
          >
            <option value="initial">{t('stage.initial')}</option>
            <option value="review">{t('stage.review')}</option>
          </select>
        )}
      </Field>
      <label class="choice">
        <input type="checkbox" checked={contacted} onChange={(event) => setContacted(event.currentTarget.checked)} />
        <span>{t('judge.contact')}</span>
      </label>
      {contacted && <ContactFields contact={contact} onChange={setContact} />}
      <Field label={t('judge.files')}>
        {(id) => (
          <input
            ref={picker}
            id={id}
            type="file"
            multiple
            onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
          />
        )}
      </Field>
      {problem && (
        <p class="field-error" role="alert">
          <Icon name="warning" />
          {problem}
        </p>
      )}
      <div class="row-actions">
        <Button submit look="primary" icon="check" data-action="judge">
          {t('judge.save')}
        </Button>
        <span class="small">
          {t('sign.by')}
          <SignedBy name={props.evaluator} />
        </span>
      </div>
    </form>
  );
}

function ContactFields({ contact, onChange }: { contact: Contact; onChange: (contact: Contact) => void }) {
  const { t } = useText();
  return (
    <div class="stack">
      <div class="field-row">
        <Field label={t('judge.channel')}>
          {(id) => (
            <select
              class="select"
              id={id}
              value={contact.channel}
              onChange={(event) => onChange({ ...contact, channel: event.currentTarget.value as Contact['channel'] })}
            >
              {CHANNELS.map((channel) => (
                <option key={channel} value={channel}>
                  {t(`channel.${channel}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('judge.due')}>
          {(id) => (
            <input
              class="input"
              id={id}
              type="number"
              min="0"
              max="250"
              value={contact.dueWorkingDays ?? ''}
              onInput={(event) => {
                const days = event.currentTarget.valueAsNumber;
                const { dueWorkingDays: _, ...rest } = contact;
                onChange(Number.isInteger(days) && days >= 0 && days <= 250 ? { ...rest, dueWorkingDays: days } : rest);
              }}
            />
          )}
        </Field>
      </div>
      <div class="field-row">
        <TextField
          label={t('judge.sent')}
          type="date"
          value={contact.sentOn}
          onText={(text) => onChange({ ...contact, sentOn: text })}
        />
        <TextField
          label={t('judge.answered')}
          type="date"
          value={contact.answeredOn ?? ''}
          onText={(text) => onChange({ ...contact, answeredOn: text })}
        />
      </div>
      <TextArea
        label={t('judge.content')}
        rows={3}
        maxLength={4_000}
        value={contact.content}
        onText={(text) => onChange({ ...contact, content: text })}
      />
    </div>
  );
}
