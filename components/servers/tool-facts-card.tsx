import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Time } from '@/components/ui/time';
import { TierBadge } from '@/components/tools/tier-badge';
import { classesOf, classWords } from '@/lib/domain/servers/tools';
import type { ServerFacts } from '@/lib/domain/servers/server';
import { identityModelLabels } from '@/lib/domain/stages/stages';
import { whyTier, type ToolRow } from './server-tools-table';
import { ToolStateBadge } from './tool-state-badge';

/** What counts for a tool, by whose word or by what in its definition. */
export function ToolFactsCard({ tool, server, now }: { tool: ToolRow; server: ServerFacts; now: Date }) {
  const own = tool.dataClasses.length > 0;
  return (
    <Card title="What counts">
      <DescriptionList
        look="grid"
        facts={[
          {
            term: 'May at worst',
            value: (
              <>
                <TierBadge tier={tool.tier} />
                <p className="mt-1 text-sm wrap-anywhere text-ink-muted">{whyTier(tool)}</p>
              </>
            ),
          },
          {
            term: 'Derived from its definition',
            value: (
              <>
                <TierBadge tier={tool.derivedTier} />
                <ul className="mt-1 list-disc space-y-0.5 pl-4 text-sm text-ink-muted">
                  {tool.reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
                {tool.contradiction ? <p className="text-sm text-negative-ink">{tool.contradiction}</p> : null}
              </>
            ),
          },
          {
            term: 'Approval',
            value: (
              <>
                <ToolStateBadge state={tool.state} />
                {tool.approved ? (
                  <p className="mt-1 text-sm text-ink-muted">
                    {tool.approved.by.name}, <Time at={tool.approved.at} now={now} look="both" />
                  </p>
                ) : null}
              </>
            ),
          },
          {
            term: 'Data that it returns',
            value: (
              <>
                {classWords(classesOf(tool, server))}
                <p className="text-sm text-ink-subtle">{own ? 'Stated for this tool' : 'As the whole server'}</p>
              </>
            ),
          },
          {
            term: 'Fields that it may return',
            value:
              tool.fields.length === 0 ? (
                <span className="text-ink-subtle">Not said</span>
              ) : (
                <span className="font-mono text-sm wrap-anywhere">{tool.fields.join(', ')}</span>
              ),
          },
          {
            term: 'Identity model',
            value: tool.identityModel
              ? identityModelLabels[tool.identityModel]
              : `${identityModelLabels[server.identityModel]}, as the whole server`,
          },
        ]}
      />
    </Card>
  );
}
