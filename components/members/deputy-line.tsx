import { Day } from '@/components/ui/time';
import type { Deputy } from '@/lib/domain/use-case/facts';

/** Who stands in for the holder of a role, and how long. */
export function DeputyLine({ deputy, mine = false }: { deputy: Deputy; mine?: boolean }) {
  return (
    <p className="text-sm text-caution-ink">
      Away until <Day day={deputy.until} />; {mine ? 'you stand in' : `${deputy.person.name} stands in`}
    </p>
  );
}
