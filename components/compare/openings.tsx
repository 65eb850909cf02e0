import { StageBadge } from '@/components/stages/stage-badge';
import { TierBadge } from '@/components/tools/tier-badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { KeyText } from '@/components/ui/key-text';
import { TextLink } from '@/components/ui/text-link';
import type { ActionTier, Stage } from '@/lib/domain/stages/stages';

type Opening = {
  key: string;
  title: string;
  stage: Stage;
  tier: ActionTier;
  count: number;
  opens: { key: string; title: string; score: number }[];
};

/** What each success to come would open, the closest to production first. */
export function Openings({ workspace, openings }: { workspace: string; openings: Opening[] }) {
  const href = (key: string) => `/w/${workspace}/use-cases/${key}/score`;
  return (
    <Card title="What each success would open" description="Once it is in production, these become next steps." flush>
      {openings.length === 0 ? (
        <EmptyState icon="trendUp" title="Nothing waits for one of these" compact>
          No use case on its way to production shares a system with one that a tier above bars. Score candidates of the
          next action tier, and they appear here.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {openings.map(({ key, title, stage, tier, count, opens }) => (
            <li key={key} className="grid gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-2">
              <div className="min-w-0 space-y-1">
                <p className="flex min-w-0 items-baseline gap-2">
                  <KeyText>{key}</KeyText>
                  <TextLink look="title" href={href(key)}>
                    {title}
                  </TextLink>
                </p>
                <p className="flex flex-wrap gap-2">
                  <StageBadge stage={stage} parkedFrom={null} />
                  <TierBadge tier={tier} />
                </p>
              </div>
              <div className="min-w-0 space-y-1 text-sm">
                <p className="text-ink-subtle">Opens {count === 1 ? 'one' : count.toLocaleString('en-US')}</p>
                <ul className="space-y-0.5">
                  {opens.map((opened) => (
                    <li key={opened.key} className="flex min-w-0 items-baseline gap-2">
                      <KeyText>{opened.key}</KeyText>
                      <TextLink look="title" href={href(opened.key)}>
                        {opened.title}
                      </TextLink>
                      <span className="text-ink-subtle tabular-nums">{opened.score}</span>
                    </li>
                  ))}
                </ul>
                {count > opens.length ? <p className="text-ink-subtle">and {count - opens.length} more</p> : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
