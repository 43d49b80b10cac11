import { useCallback, useEffect, useState } from 'preact/hooks';
import { CampaignForm } from '../../components/campaign-form.tsx';
import { type CampaignBrief, CampaignList } from '../../components/campaign-list.tsx';
import { ConfirmDialog } from '../../components/dialog.tsx';
import { useText } from '../../components/locale.tsx';
import { type RankingRow, RankingTable } from '../../components/ranking-table.tsx';
import type { SystemBrief } from '../../components/system-list.tsx';
import type { System } from '../../rules/systems/system.ts';
import { limitsOf } from '../../utils/audit/limits.ts';
import type { Body, Campaign } from '../../utils/model.ts';
import type { WorkbenchPort } from './port.ts';

interface Editing {
  campaign: Campaign;
  systems: (SystemBrief & { awaitsAmounts: boolean })[];
  system: System;
}

/** 评估方案: the list, and one of them in its form. */
export function CampaignsView(props: {
  port: WorkbenchPort;
  bodies: readonly Body[];
  attempt: (action: () => Promise<void>) => Promise<void>;
  say: (text: string) => void;
}) {
  const { port, attempt, say } = props;
  const { t } = useText();
  const [listed, setListed] = useState<CampaignBrief[]>();
  const [editing, setEditing] = useState<Editing>();
  const [removing, setRemoving] = useState<CampaignBrief>();

  const [ranking, setRanking] = useState<RankingRow[]>([]);

  const load = useCallback(async () => {
    const [campaigns, rows] = await Promise.all([port.campaigns(), port.ranking()]);
    setListed(campaigns);
    setRanking(rows);
  }, [port]);
  useEffect(() => {
    void attempt(load);
    return port.onChange(() => void attempt(load));
  }, [port, attempt, load]);

  const edit = (campaign: Campaign) =>
    void attempt(async () => {
      const { systems } = await port.systems();
      const whole = await Promise.all(systems.map(({ id }) => port.system(id)));
      const system = whole.find(({ id }) => id === campaign.systemId) ?? whole[0];
      if (!system) return;
      setEditing({
        campaign: { ...campaign, systemId: system.id },
        systems: systems.map((brief, at) => ({ ...brief, awaitsAmounts: whole[at]?.total === 'after-confirmation' })),
        system,
      });
    });

  if (editing) {
    const { campaign, systems, system } = editing;
    return (
      <CampaignForm
        campaign={campaign}
        systems={systems}
        bodies={props.bodies}
        limits={limitsOf(system, campaign.adopted)}
        onSystem={(id) =>
          void attempt(async () => {
            const chosen = await port.system(id);
            setEditing((now) => now && { ...now, system: chosen });
          })
        }
        onCancel={() => setEditing(undefined)}
        onSave={(saved) =>
          void attempt(async () => {
            await port.putCampaign(saved);
            setEditing(undefined);
            await load();
            say(t('campaigns.saved', { name: saved.name }));
          })
        }
      />
    );
  }
  if (!listed) return <p class="soft">{t('workbench.loading')}</p>;
  const active = listed.find((one) => one.active)?.campaign;
  return (
    <>
      <CampaignList
        campaigns={listed}
        onNew={() =>
          edit({
            id: `campaign-${crypto.randomUUID().slice(0, 8)}`,
            name: '',
            systemId: active?.systemId ?? '',
            seed: crypto.randomUUID().slice(0, 8),
          })
        }
        onEdit={edit}
        onActivate={(campaign) =>
          void attempt(async () => {
            await port.activateCampaign(campaign.id);
            await load();
            say(t('campaigns.activated', { name: campaign.name }));
          })
        }
        onRemove={setRemoving}
      />
      <RankingTable rows={ranking} />
      {removing && (
        <ConfirmDialog
          title={t('campaigns.remove-ask', { name: removing.campaign.name })}
          consequence={t('campaigns.remove-why', { ...removing.holdings })}
          confirm={t('systems.remove')}
          onClose={() => setRemoving(undefined)}
          onConfirm={() => {
            const { campaign } = removing;
            setRemoving(undefined);
            void attempt(async () => {
              await port.removeCampaign(campaign.id);
              await load();
              say(t('systems.removed', { name: campaign.name }));
            });
          }}
        />
      )}
    </>
  );
}
