/** Which bodies (评估对象) an audit is about: those that the archive names, or one a host. */
import type { Body, BodyKind, Level } from '../utils/model.ts';
import type { BodyDraft } from './archive.ts';

interface Choice {
  urls: readonly string[];
  /** Of the archive's `site.json`. */
  drafts: readonly BodyDraft[] | null;
  level: Level | undefined;
  kind: BodyKind | undefined;
  createdAt: string;
}

/**
 * The bodies of an audit. Only what somebody stated counts as confirmed: of a body guessed from its host, level and
 * kind are placeholders, and no fail of it is more than suspected.
 */
export function bodiesOf({ urls, drafts, level, kind, createdAt }: Choice): Body[] {
  if (drafts) {
    return drafts.map((draft, index) => ({
      ...draft,
      level: level ?? draft.level,
      kind: kind ?? draft.kind,
      id: `archive-${index + 1}`,
      confirmed: true,
      createdAt,
    }));
  }
  const hosts = [...new Set(urls.map((url) => new URL(url).host))];
  return hosts.map((host) => ({
    id: `host-${host}`.slice(0, 120),
    name: host.slice(0, 120),
    level: level ?? 'county',
    kind: kind ?? 'department',
    confirmed: level !== undefined && kind !== undefined,
    scopes: [{ type: 'host', host }],
    createdAt,
  }));
}
