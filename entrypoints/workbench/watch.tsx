/** What falls due of all bodies as of today, from the summaries that the workbench holds. */
import { type DueRow, WatchPanel } from '../../components/watch-panel.tsx';
import { STANDARDS } from '../../rules/standards.ts';
import { daysLeft, groupDue, groupOf, HORIZONS } from '../../utils/audit/due-days.ts';
import type { Body } from '../../utils/model.ts';
import { dayInChina } from '../../utils/text/day.ts';
import type { BodyRow } from './port.ts';

const LONGEST = HORIZONS[HORIZONS.length - 1] ?? 0;

export function Watch(props: { rows: readonly BodyRow[]; now: Date; onWatch: (body: Body, watched: boolean) => void }) {
  const today = dayInChina(props.now.toISOString()) ?? '';
  const names = new Intl.Collator('zh-CN');
  const rows = [...props.rows].sort((a, b) => names.compare(a.body.name, b.body.name));
  const entries = rows.flatMap(({ body, summary }): (DueRow & { lastDay: string; late: boolean })[] =>
    (summary?.due ?? []).map((due) => ({
      body,
      due,
      left: daysLeft(due, today),
      lastDay: due.lastDay,
      late: due.late,
    })),
  );
  return (
    <WatchPanel
      groups={groupDue(entries, today)}
      horizon={LONGEST}
      later={entries.filter((entry) => groupOf(entry, today) === undefined).length}
      bodies={rows.map(({ body }) => body)}
      documents={STANDARDS}
      onWatch={props.onWatch}
    />
  );
}
