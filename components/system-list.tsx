import { useRef } from 'preact/hooks';
import type { Words } from '../utils/audit/scorecard.ts';
import { Button } from './button.tsx';
import { useText } from './locale.tsx';

/** What a list tells of an indicator system (指标体系). */
export interface SystemBrief {
  id: string;
  version: string;
  title: Words;
  authority: Words;
  builtIn: boolean;
  points: number;
  leaves: { auto: number; assisted: number; manual: number };
}

export interface SystemActions {
  onOpen: (system: SystemBrief) => void;
  onDuplicate: (system: SystemBrief) => void;
  onExport: (system: SystemBrief) => void;
  onRemove: (system: SystemBrief) => void;
  onImport: (file: File) => void;
}

/** 指标体系: the built-in ones first, then the user's own. */
export function SystemList({
  systems,
  active,
  ...actions
}: { systems: readonly SystemBrief[]; active?: string } & SystemActions) {
  const { t, words } = useText();
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <div class="toolbar">
        <Button icon="open" data-action="import-system" onClick={() => file.current?.click()}>
          {t('systems.import')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('systems.import')}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            // The same file again is a change, too, once it was mended.
            if (chosen) actions.onImport(chosen);
            event.currentTarget.value = '';
          }}
        />
        <p class="soft small">{t('systems.import-why')}</p>
      </div>
      <ul class="systems">
        {systems.map((system) => (
          <li key={system.id} class="system">
            <div class="system-text">
              <h2>
                {words(system.title)}{' '}
                <span class="soft small">{t('systems.version', { version: system.version })}</span>{' '}
                {system.id === active && <span class="tag pass">{t('systems.active')}</span>}{' '}
                {!system.builtIn && <span class="tag">{t('systems.own')}</span>}
              </h2>
              <p class="soft small">{words(system.authority)}</p>
              <p class="small numbers">
                {t('systems.counts', {
                  points: system.points,
                  auto: system.leaves.auto,
                  assisted: system.leaves.assisted,
                  manual: system.leaves.manual,
                })}
              </p>
            </div>
            <div class="row-actions">
              <Button
                compact
                icon={system.builtIn ? 'eye' : 'edit'}
                data-action="open-system"
                onClick={() => actions.onOpen(system)}
                aria-label={t(system.builtIn ? 'systems.view-of' : 'systems.edit-of', { name: words(system.title) })}
              >
                {t(system.builtIn ? 'systems.view' : 'systems.edit')}
              </Button>
              <Button
                compact
                look="quiet"
                icon="plus"
                data-action="duplicate-system"
                onClick={() => actions.onDuplicate(system)}
                aria-label={t('systems.duplicate-of', { name: words(system.title) })}
              >
                {t('systems.duplicate')}
              </Button>
              <Button
                compact
                look="quiet"
                icon="download"
                onClick={() => actions.onExport(system)}
                aria-label={t('systems.export-of', { name: words(system.title) })}
              >
                {t('systems.export')}
              </Button>
              {!system.builtIn && (
                <Button
                  compact
                  look="quiet"
                  icon="trash"
                  onClick={() => actions.onRemove(system)}
                  aria-label={t('systems.remove-of', { name: words(system.title) })}
                >
                  {t('systems.remove')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
