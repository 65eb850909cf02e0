import { Notice } from '@/components/ui/notice';
import { written } from '@/lib/domain/mcp/strings';
import { actionTierLabels } from '@/lib/domain/stages/stages';
import { effectiveTier } from '@/lib/domain/stages/tier';
import { toolsAboveTier } from '@/lib/domain/stages/tool-tiers';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

/** Points out tools that may do more than is stated; the checklist goes by them already. */
export function TierNotice({ facts }: { facts: UseCaseFacts }) {
  const above = toolsAboveTier(facts);
  if (above.length === 0 || facts.actionTier === null) return null;
  const stated = actionTierLabels[facts.actionTier].toLowerCase();
  const counts = actionTierLabels[effectiveTier(facts)].toLowerCase();
  return (
    <Notice
      tone="negative"
      title={`${above.length === 1 ? 'A tool may' : `${above.length} tools may`} do more than the stated tier, ${stated}`}
    >
      <ul className="list-disc space-y-0.5 pl-4">
        {above.map((tool) => (
          <li key={tool.id}>
            <span className="font-mono text-sm">{written(tool.name)}</span>: {actionTierLabels[tool.tier].toLowerCase()}
          </li>
        ))}
      </ul>
      <p>
        The checklist goes by {counts}. Raise the stated tier, or take these tools out
        {above.some(({ server }) => server) ? ', or let the owner of their server look at them anew' : ''}.
      </p>
    </Notice>
  );
}
