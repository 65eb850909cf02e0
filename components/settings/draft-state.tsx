import { Time } from '@/components/ui/time';

type Props = { draft: { savedBy: string; savedAt: Date } | null; newest: number; now: Date };

/** Who saved the draft of the next version last; before that, which version it begins as. */
export function DraftState({ draft, newest, now }: Props) {
  if (!draft) return <span>It begins as version {newest}.</span>;
  return (
    <span>
      Saved by {draft.savedBy} <Time at={draft.savedAt} now={now} look="both" />
    </span>
  );
}
