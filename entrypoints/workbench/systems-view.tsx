import { useCallback, useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog, Dialog } from '../../components/dialog.tsx';
import { LeafForm, type RuleChoice } from '../../components/leaf-form.tsx';
import { useText } from '../../components/locale.tsx';
import { Notice } from '../../components/notice.tsx';
import { SystemEditor } from '../../components/system-editor.tsx';
import { type SystemBrief, SystemList } from '../../components/system-list.tsx';
import { switchOff, switchOn, withLeaf, withPoints } from '../../rules/systems/edit.ts';
import type { System } from '../../rules/systems/system.ts';
import { leavesOf } from '../../rules/systems/tree.ts';
import { toAppError } from '../../utils/errors.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import type { SavedSystem, WorkbenchPort } from './port.ts';
import { useOne } from './use-one.ts';

/** A larger file is no system, and need not be read to know it. */
const MAX_BYTES = 20_000_000;

interface Open {
  system: System;
  builtIn: boolean;
  /** As it was before each change, the earliest first. */
  before: System[];
}

/** 指标体系: the list, and one system as its tree. */
export function SystemsView(props: {
  port: WorkbenchPort;
  attempt: (action: () => Promise<void>) => Promise<void>;
  say: (text: string) => void;
  onDownload: (name: string, text: string) => void;
  /** Whether something would be lost by leaving now. */
  onUnsaved: (isUnsaved: boolean) => void;
}) {
  const { port, attempt, say, onUnsaved } = props;
  const { t, words, locale } = useText();
  const one = useOne(attempt);
  const [listed, setListed] = useState<{ systems: SystemBrief[]; active: string }>();
  const [open, setOpen] = useState<Open>();
  const [adding, setAdding] = useState<{ group: string; rules: RuleChoice[] }>();
  const [removing, setRemoving] = useState<SystemBrief>();
  const [leaving, setLeaving] = useState(false);
  /** The text of a file whose system has the id of one that is there. */
  const [replacing, setReplacing] = useState<string>();
  const [problems, setProblems] = useState<Extract<SavedSystem, { problems: unknown }>['problems']>();

  const load = useCallback(async () => setListed(await port.systems()), [port]);
  useEffect(() => void attempt(load), [attempt, load]);
  const isChanged = (open?.before.length ?? 0) > 0;
  useEffect(() => {
    onUnsaved(isChanged);
    return () => onUnsaved(false);
  }, [onUnsaved, isChanged]);

  const view = (brief: SystemBrief) =>
    one(async () => {
      const system = await port.system(brief.id);
      setProblems(undefined);
      setOpen({ system, builtIn: brief.builtIn, before: [] });
    });
  const leave = () => {
    setLeaving(false);
    setProblems(undefined);
    setOpen(undefined);
    // What another tab did meanwhile.
    void attempt(load);
  };
  const take = async (text: string, mayReplace: boolean) => {
    const added = await port.importSystem(text, mayReplace).catch((error: unknown) => {
      if (mayReplace || toAppError(error).code !== 'system-exists') throw error;
      setReplacing(text);
    });
    if (!added) return;
    if ('problems' in added) return setProblems(added.problems);
    setProblems(undefined);
    await load();
    say(t('systems.imported', { name: words(added.saved.title) }));
  };
  const change = (to: System) => setOpen(open && { ...open, system: to, before: [...open.before, open.system] });

  if (!listed) return <p class="soft">{t('workbench.loading')}</p>;

  const wrong = problems && <Problems problems={problems} />;
  if (!open) {
    return (
      <>
        {wrong}
        <SystemList
          systems={listed.systems}
          active={listed.active}
          onOpen={view}
          onDuplicate={(brief) =>
            void one(async () => {
              const name = t('systems.copy-of', { name: words(brief.title) });
              const copy = await port.duplicateSystem(brief.id, name);
              await load();
              setProblems(undefined);
              setOpen({ system: await port.system(copy.id), builtIn: false, before: [] });
              say(t('systems.duplicated', { name }));
            })
          }
          onExport={(brief) =>
            void attempt(async () => props.onDownload(words(brief.title), await port.exportSystem(brief.id)))
          }
          onImport={(file) =>
            void one(async () => {
              if (file.size > MAX_BYTES) {
                return setProblems([{ path: '', because: message('system.problem.too-large') }]);
              }
              await take(await file.text(), false);
            })
          }
          onRemove={setRemoving}
        />
        {replacing !== undefined && (
          <ConfirmDialog
            title={t('systems.replace-ask')}
            consequence={t('systems.replace-why')}
            confirm={t('systems.replace')}
            icon="open"
            onClose={() => setReplacing(undefined)}
            onConfirm={() => {
              setReplacing(undefined);
              void one(() => take(replacing, true));
            }}
          />
        )}
        {removing && (
          <ConfirmDialog
            title={t('systems.remove-ask', { name: words(removing.title) })}
            consequence={t('systems.remove-why')}
            confirm={t('systems.remove')}
            onClose={() => setRemoving(undefined)}
            onConfirm={() => {
              const { id, title } = removing;
              setRemoving(undefined);
              void attempt(async () => {
                await port.removeSystem(id);
                await load();
                say(t('systems.removed', { name: words(title) }));
              });
            }}
          />
        )}
      </>
    );
  }

  const { system, builtIn, before } = open;
  const edits = {
    onPoints: (leafId: string, points: number) => change(withPoints(system, leafId, points)),
    onSwitch: (leafId: string, on: boolean) => change(on ? switchOn(system, leafId) : switchOff(system, leafId)),
    onAdd: (group: string) => void attempt(async () => setAdding({ group, rules: await port.ruleChoices() })),
    onTitle: (title: string) => {
      // Who works in one language names it in that one for all; what has two names keeps the other.
      const isOne = system.title['zh-CN'] === system.title.en;
      change({ ...system, title: isOne ? { 'zh-CN': title, en: title } : { ...system.title, [locale]: title } });
    },
  };
  return (
    <>
      <div class="toolbar">
        <Button icon="previous" onClick={() => (isChanged ? setLeaving(true) : leave())}>
          {t('systems.back')}
        </Button>
        <h2 class="system-name">{words(system.title)}</h2>
        {!builtIn && (
          <>
            <Button
              icon="undo"
              off={!isChanged}
              onClick={() => setOpen({ ...open, system: before.at(-1) ?? system, before: before.slice(0, -1) })}
            >
              {t('action.undo')}
            </Button>
            <Button
              look="primary"
              icon="check"
              off={!isChanged}
              data-action="save-system"
              onClick={() =>
                void one(async () => {
                  const kept = await port.putSystem(system, (before[0] ?? system).version);
                  if ('problems' in kept) return setProblems(kept.problems);
                  setProblems(undefined);
                  setOpen({ system: await port.system(kept.saved.id), builtIn: false, before: [] });
                  await load();
                  say(t('systems.saved', { name: words(kept.saved.title), version: kept.saved.version }));
                })
              }
            >
              {t('action.save')}
            </Button>
          </>
        )}
      </div>
      {wrong}
      <SystemEditor system={system} {...(!builtIn && { edits })} />
      {adding && (
        <Dialog title={t('systems.add-leaf')} wide onClose={() => setAdding(undefined)}>
          <LeafForm
            rules={adding.rules}
            takenIds={
              new Set(
                [...leavesOf(system.tree), ...(system.switchedOff ?? []).map(({ leaf }) => leaf)].map(({ id }) => id),
              )
            }
            onAdd={(leaf) => {
              setAdding(undefined);
              change(withLeaf(system, adding.group, leaf));
            }}
            onCancel={() => setAdding(undefined)}
          />
        </Dialog>
      )}
      {leaving && (
        <ConfirmDialog
          title={t('systems.leave-ask')}
          consequence={t('systems.leave-why', { count: before.length })}
          confirm={t('systems.leave')}
          icon="cross"
          onClose={() => setLeaving(false)}
          onConfirm={leave}
        />
      )}
    </>
  );
}

/** Where a system is wrong, and how; nothing was changed. */
function Problems({ problems }: Extract<SavedSystem, { problems: unknown }>) {
  const { t, say } = useText();
  return (
    <Notice look="error">
      <p>
        <strong>{t('systems.wrong', { count: problems.length })}</strong>
      </p>
      <ul class="findings">
        {problems.slice(0, 20).map(({ path, because }) => (
          <li key={path + because.code}>
            {path !== '' && <code>{path}</code>} {say(because)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
