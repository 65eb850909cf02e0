import { yardstickOf } from '@/lib/domain/stages/yardsticks';
import type { Stage } from '@/lib/domain/stages/stages';
import { Icon } from '@/components/ui/icon';

/** Whole days in the present stage; longer than the guide's yardstick is said in words. */
export function DaysInStage({ stage, days, overdue }: { stage: Stage; days: number; overdue: boolean }) {
  const yardstick = yardstickOf(stage);
  if (!overdue || !yardstick) return <span className="whitespace-nowrap text-ink-muted">{`${days} d`}</span>;
  return (
    <span
      className="inline-flex items-center gap-1 whitespace-nowrap text-caution-ink"
      title={`${yardstick.label}; it has been here for ${days} days.`}
    >
      <Icon name="clock" size={12} />
      {`${days} d`}
      <span className="sr-only">, longer than usual</span>
    </span>
  );
}
