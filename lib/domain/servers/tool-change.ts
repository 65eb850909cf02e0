import { someOf } from '@/lib/domain/list-of-words';
import { driftKinds, driftLabels, type DriftKind, type ToolDrift } from '@/lib/domain/mcp/drift';
import { shown } from '@/lib/domain/mcp/strings';
import type { Severity } from '@/lib/domain/operation/incidents';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

/** What follows for a use case in production when the server changes a tool that it calls. */
export const toolChangePolicies = ['sign-anew', 'suspend-if-worse', 'suspend'] as const;
export type ToolChangePolicy = (typeof toolChangePolicies)[number];

export const toolChangeLabels: Record<ToolChangePolicy, string> = {
  'sign-anew': 'Wait for new signatures',
  'suspend-if-worse': 'Suspend it where the change raises the risk or breaks',
  suspend: 'Suspend it at any change',
};

export const toolChangeMeanings: Record<ToolChangePolicy, string> = {
  'sign-anew':
    'The sign-offs that cover the change lapse, and those who signed are told. Machines may not call it until they have signed again.',
  'suspend-if-worse':
    'An incident parks it, too: nobody uses it until that is resolved, and then its pilot begins anew. What was only reworded or widened waits for new signatures.',
  suspend: 'The same where a tool was reworded or widened: words are what a model obeys.',
};

/** After these a tool does what it did before. All else may do more harm, or no longer do what was tried in the pilot. */
const noWorse: readonly DriftKind[] = ['widened', 'reworded'];

/** Whether it takes a use case out of production. `drift`: of the tools that it calls; empty: none of their definitions changed. */
export const suspendsFor = (policy: ToolChangePolicy, { stage }: Pick<UseCaseFacts, 'stage'>, drift: ToolDrift[]) =>
  stage === 'production' &&
  policy !== 'sign-anew' &&
  drift.some(({ kinds }) => policy === 'suspend' || kinds.some((kind) => !noWorse.includes(kind)));

type Opened = { title: string; description: string; severity: Severity; affected: string };

const toolsTold = 10;
const changesTold = 5;

/** The incident that the product opens then: what changed, and where to look. */
export function toolChangeIncident(
  server: string,
  drift: ToolDrift[],
  { key, userGroup }: Pick<UseCaseFacts, 'key' | 'userGroup'>,
): Opened {
  const more = drift.length - toolsTold;
  return {
    title: `${someOf(drift.map(({ tool }) => shown(tool, 60)))} of ${server} changed`,
    description: [
      `${server} no longer offers what was signed for ${key}.`,
      ...drift.slice(0, toolsTold).map(line),
      ...(more > 0 ? [`And ${more} more.`] : []),
      `Before and now stand side by side under the contracts of ${server}.`,
    ].join('\n'),
    // Work is held up. What else came of it is for people to find out.
    severity: 'medium',
    affected: userGroup ?? `Whoever uses ${key}`,
  };
}

function line({ tool, kinds, differences }: ToolDrift): string {
  const worstFirst = driftKinds.flatMap((kind) => differences.filter((difference) => difference.kind === kind));
  const messages = [...new Set(worstFirst.map(({ message }) => message))];
  const more = messages.length - changesTold;
  const words = [...messages.slice(0, changesTold), ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
  return `${shown(tool, 60)} (${kinds.map((kind) => driftLabels[kind].toLowerCase()).join(', ')}): ${words}`;
}
