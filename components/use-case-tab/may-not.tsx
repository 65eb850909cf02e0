import type { Reason } from '@/lib/domain/result';

/** Says, where buttons would stand, why there are none. */
export function MayNot({ reason }: { reason: Reason | null }) {
  if (!reason) return null;
  return (
    <p className="text-sm text-ink-subtle">
      {reason.message} {reason.remedy}
    </p>
  );
}
