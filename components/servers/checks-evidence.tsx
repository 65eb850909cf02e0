import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import type { ProvenByChecks } from '@/lib/domain/servers/given';

/** The evidence that the product makes of the checks, in words. */
export function ChecksEvidence({ checks, href }: { checks: ProvenByChecks | null; href: string }) {
  return (
    <Card id="by-checks" title="By its checks">
      <p className="max-w-prose text-ink-muted">
        {checks ? (
          <>
            &ldquo;{checks.title}&rdquo; proves {checks.items.join(', ')} for{' '}
            {checks.useCases === 1 ? '1 use case' : `${checks.useCases} use cases`}. Newest: {checks.source}.{' '}
          </>
        ) : (
          'Nothing rests on what its checks came to. What they prove attaches itself to the use cases that call its tools. '
        )}
        <TextLink href={href}>See the checks</TextLink>
      </p>
    </Card>
  );
}
