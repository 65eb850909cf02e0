import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';

type Props = {
  state: 'active' | 'invited' | 'removed';
  invitationEnds: Date | null;
  removedAt: Date | null;
  now: Date;
};

/** Whether somebody can sign in here, and if not, why. */
export function MemberStateBadge({ state, invitationEnds, removedAt, now }: Props) {
  if (state === 'active') return <Badge tone="positive">Active</Badge>;
  if (state === 'removed') {
    return (
      <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge>Removed</Badge>
        {removedAt ? (
          <span className="text-sm text-ink-subtle">
            <Time at={removedAt} now={now} />
          </span>
        ) : null}
      </span>
    );
  }
  const over = !invitationEnds || invitationEnds <= now;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge tone={over ? 'caution' : 'info'}>{over ? 'Invitation over' : 'Invited'}</Badge>
      {over ? null : (
        <span className="text-sm text-ink-subtle">
          link ends <Time at={invitationEnds} now={now} />
        </span>
      )}
    </span>
  );
}
