import { useCallback, useEffect, useState } from 'preact/hooks';
import { EvidenceSettings } from '../../components/evidence-settings.tsx';
import { formatBytes } from '../../components/format.ts';
import { useText } from '../../components/locale.tsx';
import type { EvidenceRoom } from '../../utils/evidence/evidence.ts';
import type { WorkbenchPort } from './port.ts';

/** 取证: permission, room, and what may be deleted. */
export function EvidenceView(props: {
  port: WorkbenchPort;
  attempt: (action: () => Promise<void>) => Promise<void>;
  say: (text: string) => void;
}) {
  const { port, attempt, say } = props;
  const { t } = useText();
  const [shown, setShown] = useState<{ room: EvidenceRoom; granted: boolean }>();
  const load = useCallback(async () => {
    const [room, granted] = await Promise.all([port.evidenceRoom(), port.mayPicture()]);
    setShown({ room, granted });
  }, [port]);
  useEffect(() => void attempt(load), [attempt, load]);
  if (!shown) return <p class="soft">{t('workbench.loading')}</p>;
  const after = (work: () => Promise<unknown>, text: string) =>
    void attempt(async () => {
      await work();
      await load();
      say(text);
    });
  return (
    <EvidenceSettings
      key={shown.room.budget}
      {...shown}
      onGrant={() => {
        // The first thing in the click, before any await.
        const answer = port.requestPictures();
        void attempt(async () => {
          const granted = await answer;
          await load();
          say(t(granted ? 'evidence.granted-note' : 'evidence.refused-note'));
        });
      }}
      onWithdraw={() => after(() => port.withdrawPictures(), t('evidence.withdrawn-note'))}
      onBudget={(bytes) =>
        after(() => port.putEvidenceBudget(bytes), t('evidence.budget-saved', { budget: formatBytes(bytes) }))
      }
      onRemove={(which) => after(() => port.removeEvidence(which), t('evidence.dropped'))}
    />
  );
}
