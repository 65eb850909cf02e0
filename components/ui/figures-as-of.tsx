/** Below that nobody minds. */
const noticeable = 5;

/** Says so where what a page shows comes from a replica that is noticeably behind. */
export function FiguresAsOf({ secondsBehind }: { secondsBehind: number }) {
  if (secondsBehind < noticeable) return null;
  return <p className="text-xs text-ink-muted">Figures as of {Math.round(secondsBehind)} s ago.</p>;
}
