import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { Summary } from '@/components/ui/summary';
import { TextLink } from '@/components/ui/text-link';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import type { CheckDefinition, CheckResult } from '@/lib/domain/mcp/checks/check';
import { written } from '@/lib/domain/mcp/strings';
import { OutcomeBadge } from './outcome-badge';

type Line = { check: CheckDefinition; result: CheckResult | null };

type ByHand = ((items: readonly string[]) => string) | null;

const findingsShown = 25;

/**
 * Every check with what it came to; what needs somebody is open to be read. `byHand`: the form in which items are proven by hand; null:
 * not for this reader.
 */
export function CheckList({ lines, byHand }: { lines: Line[]; byHand: ByHand }) {
  return (
    <Card id="results" title="Every check" flush>
      <ul className="divide-y divide-line">
        {lines.map(({ check, result }) => (
          <li key={check.id} id={check.id} className="space-y-1.5 px-4 py-3">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="font-mono text-xs text-ink-subtle">{check.id}</span>
              <h3 className="font-medium">{check.name}</h3>
              <OutcomeBadge outcome={result?.outcome ?? 'not-verified'} />
            </div>
            <p className="max-w-prose wrap-anywhere text-ink-muted">
              {result?.message ?? 'This run was made before there was this check.'}
            </p>
            <Details {...{ check, result, byHand }} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Details({ check, result, byHand }: Line & { byHand: ByHand }) {
  const outcome = result?.outcome ?? 'not-verified';
  if (outcome === 'pass' || outcome === 'not-applicable') return <Items check={check} byHand={null} />;
  const findings = result?.findings ?? [];
  return (
    <details open={outcome === 'fail'}>
      <Summary look="text">
        {outcome === 'not-verified' ? 'How to prove it by hand' : 'What it means, and how to mend it'}
      </Summary>
      <dl className="mt-1.5 space-y-1.5 text-sm">
        {outcome === 'not-verified' ? (
          <Line term="By hand">
            <WithCode text={check.byHand} />
          </Line>
        ) : (
          <>
            <Line term="What it means">{check.meaning}</Line>
            <Line term="How to mend it">{check.mend}</Line>
          </>
        )}
        <Line term="Whose it is">{ownerRoleLabels[check.owner]}</Line>
        {findings.length > 0 ? (
          <Line term={findings.length === 1 ? 'Finding' : `${findings.length} findings`}>
            <ul className="list-disc space-y-1 pl-4">
              {findings.slice(0, findingsShown).map((finding, index) => (
                <li key={index} className="wrap-anywhere">
                  {finding.tool ? <span className="font-mono text-xs">{written(finding.tool)}: </span> : null}
                  {finding.message}
                  {finding.path ? <span className="font-mono text-xs text-ink-subtle"> {finding.path}</span> : null}
                  {finding.excerpt ? (
                    <span className="block font-mono text-xs text-ink-subtle">{finding.excerpt}</span>
                  ) : null}
                </li>
              ))}
            </ul>
            {findings.length > findingsShown ? <p>And {findings.length - findingsShown} more.</p> : null}
          </Line>
        ) : null}
      </dl>
      <div className="mt-1.5">
        <Items {...{ check, byHand }} />
      </div>
    </details>
  );
}

const Items = ({ check: { id, items }, byHand }: { check: CheckDefinition; byHand: ByHand }) =>
  items.length === 0 ? null : (
    <p className="text-sm text-ink-subtle">
      Speaks for {items.join(', ')} of the checklist, proven where all checks of an item that apply pass.{' '}
      {byHand ? (
        <TextLink href={byHand(items)}>
          Prove it by hand<span className="sr-only">: {id}</span>
        </TextLink>
      ) : null}
    </p>
  );

const Line = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="gap-x-3 sm:grid sm:grid-cols-[10rem_minmax(0,1fr)]">
    <dt className="text-ink-subtle">{term}</dt>
    <dd className="max-w-prose min-w-0 text-ink-muted">{children}</dd>
  </div>
);

/** What stands between backticks is to be typed as it is. */
const WithCode = ({ text }: { text: string }) =>
  text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      <code key={index} className="font-mono text-xs wrap-anywhere">
        {part}
      </code>
    ) : (
      part
    ),
  );
