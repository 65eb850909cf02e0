import { ButtonLink } from '@/components/ui/button-link';
import { Panel } from './panel';

/** For a link that was used, is too old, or never was: which of them is not said. */
export function LinkOver({ remedy }: { remedy: string }) {
  return (
    <Panel
      title="This link does not work any more"
      description={`It was used already, it is too old, or a newer one took its place. ${remedy}`}
    >
      <ButtonLink href="/sign-in">Go to signing in</ButtonLink>
    </Panel>
  );
}
