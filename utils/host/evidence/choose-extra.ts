/**
 * Which pages that were fetched and not looked at are shown in the survey's window for their findings alone: what is
 * proven before what is suspected, then what costs more. Pure, and the same for the same findings in whatever order.
 */

/** What a page holds of findings that stand at a place of it. */
export interface PageAtStake {
  /** As `pageKeyOf` names pages. */
  page: string;
  findings: readonly { proven: boolean; veto: boolean; points: number }[];
}

/** Answers the pages in the order in which they are to be shown, at most so many. */
export function chooseExtra(pages: readonly PageAtStake[], most: number): string[] {
  return pages
    .map(({ page, findings }) => {
      const proven = findings.filter((finding) => finding.proven);
      const best = proven.length > 0 ? proven : findings;
      return {
        page,
        proven: proven.length > 0,
        veto: best.some(({ veto }) => veto),
        points: Math.max(0, ...best.map(({ points }) => points)),
        count: findings.length,
      };
    })
    .sort(
      (a, b) =>
        Number(b.proven) - Number(a.proven) ||
        Number(b.veto) - Number(a.veto) ||
        b.points - a.points ||
        b.count - a.count ||
        (a.page < b.page ? -1 : 1),
    )
    .slice(0, most)
    .map(({ page }) => page);
}
