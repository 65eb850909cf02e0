import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { TierBadge } from '@/components/tools/tier-badge';
import { classesOf, classWords } from '@/lib/domain/servers/tools';
import type { ServerFacts } from '@/lib/domain/servers/server';
import { identityModelLabels } from '@/lib/domain/stages/stages';
import { serverPath } from '@/lib/url/servers';
import { FieldNames } from './field-names';
import { whyTier, type ToolRow } from './server-tools-table';
import { ToolStateBadge } from './tool-state-badge';

type Props = { workspace: string; tool: ToolRow; server: ServerFacts; now: Date };

/** What counts for a tool, by whose word or by what in its definition. */
export function ToolFactsCard({ workspace, tool, server, now }: Props) {
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
                <p className="mt-1 text-sm wrap-anywhere text-ink-muted">
                  {tool.declared ? whyTier(tool) : 'As derived: nobody has declared another.'}
                </p>
              </>
            ),
          },
          {
            term: 'Derived from its definition',
            value: (
              <>
                <TierBadge tier={tool.derivedTier} />
                <div className="mt-1 space-y-0.5 text-sm wrap-anywhere text-ink-muted">
                  {tool.reasons.length === 0 ? <p>From the last one that is known.</p> : null}
                  {tool.reasons.map((reason) => (
                    <p key={reason}>{reason}</p>
                  ))}
                  {tool.contradiction ? <p className="text-negative-ink">{tool.contradiction}</p> : null}
                </div>
              </>
            ),
          },
          {
            term: 'Approval',
            value: (
              <>
                <ToolStateBadge state={tool.state} />
                {tool.instructionsChanged ? (
                  <p className="mt-1 text-sm text-ink-muted">The instructions of its server to the model changed.</p>
                ) : null}
                {tool.state === 'changed' ? (
                  <p className="mt-1 text-sm">
                    <TextLink href={`${serverPath(workspace, server.id, 'contracts')}#drift`}>
                      Before and now, side by side
                    </TextLink>
                  </p>
                ) : null}
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
                <Whose own={tool.dataClasses.length > 0} />
              </>
            ),
          },
          {
            term: 'Fields that it may return',
            value:
              tool.fields.length === 0 ? (
                <span className="text-ink-subtle">Not said</span>
              ) : (
                <FieldNames names={tool.fields} />
              ),
          },
          {
            term: 'Identity model',
            value: (
              <>
                {identityModelLabels[tool.identityModel ?? server.identityModel]}
                <Whose own={tool.identityModel !== null} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

const Whose = ({ own }: { own: boolean }) => (
  <p className="text-sm text-ink-subtle">{own ? 'Stated for this tool' : 'As the whole server'}</p>
);
