import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { CampaignForm } from '../../components/campaign-form.tsx';
import { type CampaignBrief, CampaignList } from '../../components/campaign-list.tsx';
import { ConfirmDialog } from '../../components/dialog.tsx';
import { type InspectionOrder, InspectionPanel } from '../../components/inspection.tsx';
import { useText } from '../../components/locale.tsx';
import { type RankingRow, RankingTable } from '../../components/ranking-table.tsx';
import type { SystemBrief } from '../../components/system-list.tsx';
import { groupsOf } from '../../rules/systems/edit.ts';
import type { Leaf, System } from '../../rules/systems/system.ts';
import { leavesOf } from '../../rules/systems/tree.ts';
import { limitsOf } from '../../utils/audit/limits.ts';
import { drawThreeRandom } from '../../utils/audit/three-random.ts';
import { type Body, type Campaign, DEFAULT_CAMPAIGN_ID } from '../../utils/model.ts';
import { addDays, type Day, daysBetween } from '../../utils/text/day.ts';
import type { WorkbenchPort } from './port.ts';
import { useOne } from './use-one.ts';

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
  /** Whether something would be lost by leaving now. */
  onUnsaved: (isUnsaved: boolean) => void;
}) {
  const { port, attempt, say, onUnsaved } = props;
  const { t, words } = useText();
  const one = useOne(attempt);
  /** The system that was chosen last: another one may still be on its way. */
  const wanted = useRef('');
  const [listed, setListed] = useState<CampaignBrief[]>();
  const [editing, setEditing] = useState<Editing>();
  const [removing, setRemoving] = useState<CampaignBrief>();

  const [ranking, setRanking] = useState<RankingRow[]>([]);
  /** What a random inspection may look at, where the active system has such items. */
  const [annex, setAnnex] = useState<Leaf[]>([]);

  const load = useCallback(async () => {
    const [campaigns, rows] = await Promise.all([port.campaigns(), port.ranking()]);
    const systemId = campaigns.find((one) => one.active && one.system)?.campaign.systemId;
    const system = systemId === undefined ? undefined : await port.system(systemId);
    const annexOf = system && groupsOf(system.tree).find(({ id }) => id === 'three-random');
    setListed(campaigns);
    setRanking(rows);
    setAnnex(annexOf ? leavesOf(annexOf) : []);
  }, [port]);
  useEffect(() => {
    void attempt(load);
    return port.onChange(() => void attempt(load));
  }, [port, attempt, load]);
  useEffect(() => () => onUnsaved(false), [onUnsaved]);

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
        onChanged={() => onUnsaved(true)}
        onSystem={(id) => {
          wanted.current = id;
          void attempt(async () => {
            const chosen = await port.system(id);
            if (wanted.current === id) setEditing((now) => now && { ...now, system: chosen });
          });
        }}
        onCancel={() => {
          onUnsaved(false);
          setEditing(undefined);
        }}
        onSave={(saved) =>
          void one(async () => {
            await port.putCampaign(saved);
            onUnsaved(false);
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
        lastingId={DEFAULT_CAMPAIGN_ID}
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
      {active && annex.length > 0 && (
        <InspectionPanel
          inspections={active.inspections ?? []}
          nameOf={(bodyId) => props.bodies.find((body) => body.id === bodyId)?.name ?? t('survey.removed-body')}
          titleOf={(leafId) => {
            const leaf = annex.find((one) => one.id === leafId);
            return leaf ? words(leaf.title) : leafId;
          }}
          onDraw={(order) =>
            void one(async () => {
              await port.putCampaign(inspected(active, annex, props.bodies, order));
              await load();
              say(t('inspection.done'));
            })
          }
        />
      )}
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

/** Days that a draw may choose from. */
const MOST_DAYS = 400;

/** The campaign with one more draw: its seed is the campaign's, numbered, so that anybody can repeat each. */
function inspected(
  campaign: Campaign,
  annex: readonly Leaf[],
  bodies: readonly Body[],
  { from, to, ...size }: InspectionOrder,
): Campaign {
  const before = campaign.inspections ?? [];
  const count = Math.min(MOST_DAYS, daysBetween(from as Day, to as Day) + 1);
  const onRoster = campaign.roster && new Set(campaign.roster.map(({ bodyId }) => bodyId));
  const draw = drawThreeRandom(
    {
      bodies: bodies.map(({ id }) => id).filter((id) => onRoster?.has(id) ?? true),
      items: annex.map(({ id }) => id),
      days: Array.from({ length: count }, (_, at) => addDays(from as Day, at)).filter((day) => day !== undefined),
    },
    { seed: `${campaign.seed ?? campaign.id}#${before.length + 1}`, ...size },
  );
  return { ...campaign, inspections: [...before, { ...draw, drawnAt: new Date().toISOString() }] };
}
