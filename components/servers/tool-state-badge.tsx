import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import { toolStateLabels, type ToolState } from '@/lib/domain/servers/tools';

const tones: Record<ToolState, Tone> = { approved: 'positive', new: 'neutral', changed: 'caution', gone: 'negative' };

/** Whether the server's owner approved the tool as it is now. */
export const ToolStateBadge = ({ state }: { state: ToolState }) => (
  <Badge tone={tones[state]}>{toolStateLabels[state]}</Badge>
);
