import { CommandButton } from '@/components/forms/command-button';
import { Badge } from '@/components/ui/badge';
import { Day } from '@/components/ui/time';
import { delegationState, type Delegation } from '@/lib/domain/access/delegation';

type Props = {
  workspace: string;
  absences: Delegation[];
  now: Date;
  /** Whether the reader may end them. */
  mayEnd: boolean;
};

/** Who stands in for whom, from when to when. */
export function AbsenceList({ workspace, absences, now, mayEnd }: Props) {
  if (absences.length === 0) return null;
  return (
    <ul className="space-y-2">
      {absences.map((absence) => (
        <li key={absence.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
          <div className="min-w-0 flex-1 basis-56 text-sm">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium">
                {absence.deputy.name} for {absence.member.name}
              </span>
              <Badge tone={delegationState(absence, now) === 'in-force' ? 'caution' : 'info'}>
                {delegationState(absence, now) === 'in-force' ? 'In force' : 'Coming'}
              </Badge>
            </p>
            <p className="text-ink-muted">
              <Day day={absence.startsOn} /> to <Day day={absence.endsOn} />
              {absence.createdBy.id === absence.member.id ? null : `, named by ${absence.createdBy.name}`}
            </p>
            <p className="max-w-prose wrap-anywhere whitespace-pre-line text-ink-subtle">{absence.reason}</p>
          </div>
          {mayEnd ? (
            <CommandButton
              workspace={workspace}
              command="end-delegation"
              hidden={{ delegation: absence.id }}
              size="sm"
              variant="quiet"
              ariaLabel={`End that ${absence.deputy.name} stands in for ${absence.member.name}`}
              doneMessage="Ended"
            >
              End now
            </CommandButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
