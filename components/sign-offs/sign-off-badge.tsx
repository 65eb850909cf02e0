import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { signOffStateLabels, type SignOffState } from '@/lib/domain/signoffs/rules';
import { signOffIcons, signOffTones } from './sign-off-tone';

/** How a signature stands. */
export function SignOffBadge({ state }: { state: SignOffState }) {
  return (
    <Badge
      tone={signOffTones[state]}
      variant={state === 'missing' ? 'outline' : 'soft'}
      icon={<Icon name={signOffIcons[state]} size={12} />}
    >
      {signOffStateLabels[state]}
    </Badge>
  );
}
