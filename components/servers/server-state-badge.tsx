import { Badge } from '@/components/ui/badge';

/** Whether its tools may be called at all. */
export const ServerStateBadge = ({ revoked }: { revoked: boolean }) =>
  revoked ? (
    <Badge tone="negative" dot>
      Revoked
    </Badge>
  ) : (
    <Badge tone="positive" dot>
      In use
    </Badge>
  );
