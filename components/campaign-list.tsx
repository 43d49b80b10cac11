import type { Campaign } from '../utils/model.ts';
import { Button } from './button.tsx';
import { useText } from './locale.tsx';
import type { SystemBrief } from './system-list.tsx';

/** What a list tells of a campaign (评估方案). */
export interface CampaignBrief {
  campaign: Campaign;
  active: boolean;
  /** Absent where its system is gone. */
  system?: Pick<SystemBrief, 'title' | 'version'>;
  bodies: number;
  /** Bodies that are not judged by it yet. */
  dirty: number;
  holdings: { judgements: number; samples: number; files: number; scorecards: number };
}

export function CampaignList(props: {
  campaigns: readonly CampaignBrief[];
  /** The campaign that cannot be removed. */
  lastingId: string;
  onNew: () => void;
  onEdit: (campaign: Campaign) => void;
  onActivate: (campaign: Campaign) => void;
  onRemove: (brief: CampaignBrief) => void;
}) {
  const { t, words } = useText();
  return (
    <>
      <div class="toolbar">
        <Button look="primary" icon="plus" onClick={props.onNew} data-action="new-campaign">
          {t('campaigns.new')}
        </Button>
      </div>
      <ul class="systems">
        {props.campaigns.map(({ campaign, active, system, bodies, dirty, ...rest }) => (
          <li key={campaign.id} class="system">
            <div class="system-text">
              <h2>
                {campaign.name} {active && <span class="tag pass">{t('campaigns.active')}</span>}
              </h2>
              <p class="small">
                {system
                  ? `${words(system.title)} ${t('systems.version', { version: system.version })}`
                  : t('campaigns.system-gone')}
                {system && campaign.systemVersion && campaign.systemVersion !== system.version && (
                  <span class="tag suspected">
                    {t('campaigns.version-changed', { version: campaign.systemVersion })}
                  </span>
                )}
              </p>
              <p class="soft small numbers">
                {campaign.start || campaign.cutoff
                  ? t('campaigns.period', {
                      start: campaign.start ?? t('campaigns.open-end'),
                      cutoff: campaign.cutoff ?? t('campaigns.open-end'),
                    })
                  : t('campaigns.no-period')}
                {' · '}
                {t('campaigns.bodies', { count: bodies })}
                {dirty > 0 && ` · ${t('campaigns.dirty', { count: dirty })}`}
              </p>
            </div>
            <div class="row-actions">
              {!active && (
                <Button
                  compact
                  icon="play"
                  onClick={() => props.onActivate(campaign)}
                  aria-label={t('campaigns.activate-of', { name: campaign.name })}
                >
                  {t('campaigns.activate')}
                </Button>
              )}
              <Button
                compact
                look="quiet"
                icon="edit"
                data-action="edit-campaign"
                onClick={() => props.onEdit(campaign)}
                aria-label={t('campaigns.edit-of', { name: campaign.name })}
              >
                {t('systems.edit')}
              </Button>
              {!active && campaign.id !== props.lastingId && (
                <Button
                  compact
                  look="quiet"
                  icon="trash"
                  onClick={() =>
                    props.onRemove({ campaign, active, bodies, dirty, ...(system && { system }), ...rest })
                  }
                  aria-label={t('campaigns.remove-of', { name: campaign.name })}
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
