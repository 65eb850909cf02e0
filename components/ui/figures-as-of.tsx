/** Below that nobody minds. */
const noticeable = 5;

/** Says so where what a page shows is noticeably old: from a replica that is behind, or kept through writes. */
export function FiguresAsOf({ secondsBehind }: { secondsBehind: number }) {
  if (secondsBehind < noticeable) return null;
  const ago =
    secondsBehind < 120 ? `${Math.round(secondsBehind)} seconds` : `${Math.round(secondsBehind / 60)} minutes`;
  return <p className="text-xs text-ink-muted">Figures as of {ago} ago.</p>;
}
