import { itemTask, type ItemTask } from '@/lib/domain/checklist/items';
import { dayInWords } from '@/lib/domain/day';
import { someOf } from '@/lib/domain/list-of-words';
import { isPrivate } from '@/lib/domain/mcp/data-classes';
import { flowOf, leadsOutAs, unknownTraits, type Flow } from '@/lib/domain/mcp/flow';
import { written } from '@/lib/domain/mcp/strings';
import type { Reason } from '@/lib/domain/result';
import type { GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { editorOf, holderOf } from '@/lib/domain/who';
import { classesInWords } from './tools';

/** The checklist's item about leakage: satisfied, the flow is mitigated; waived, its gap is accepted for a time. */
export const flowItem = 'SE-5';

/** What the tools of a use case let through together, over all its servers; one that was entered by hand counts at its worst. */
export const flowOfUseCase = ({ tools }: Pick<UseCaseFacts, 'tools'>): Flow =>
  flowOf(
    tools.map(({ name, tier, dataClasses, server }) => {
      const traits = server?.traits ?? unknownTraits;
      const holds = classesInWords(dataClasses)?.some(isPrivate) ?? null;
      return { name, bringsIn: traits.bringsIn, holds, leadsOut: leadsOutAs(traits, tier) };
    }),
  );

/** How an open flow was settled, in words; null: nobody has, or before all of its tools were there. */
export function flowSettled(facts: GateFacts, now: Date): { how: 'mitigated' | 'waived'; words: string } | null {
  const view = itemTask(facts, flowItem, now);
  if (view && unseenTools(facts, view).length > 0) return null;
  if (view?.state === 'satisfied') {
    const by = view.recorded?.confirmedBy;
    return {
      how: 'mitigated',
      words: `${by ? `${by.name} confirmed` : 'It is confirmed'} that it is mitigated (${flowItem}).`,
    };
  }
  if (view?.state === 'waived' && view.waiver) {
    const { decidedBy, expiresOn } = view.waiver;
    const by = decidedBy ? ` by ${decidedBy.name}` : '';
    return { how: 'waived', words: `The gap is accepted${by} until ${dayInWords(expiresOn)} (${flowItem}).` };
  }
  return null;
}

/** Tools of the flow that came, or got their part in it, after the security reviewer last said something of it: that was of another flow. */
function unseenTools(facts: GateFacts, { state, recorded, waiver, evidence }: ItemTask): string[] {
  const words =
    state === 'waived'
      ? [waiver?.decidedAt]
      : state === 'satisfied'
        ? [recorded?.confirmedAt, ...evidence.map(({ review }) => (review?.decision === 'accepted' ? review.at : null))]
        : [];
  const said = words.flatMap((at) => at?.getTime() ?? []);
  if (said.length === 0) return [];
  const { untrusted, private: holding, out, unclassed } = flowOfUseCase(facts);
  const legs = new Set([...untrusted, ...holding, ...out, ...unclassed]);
  const last = Math.max(...said);
  return facts.tools
    .filter(
      ({ name, createdAt, server }) =>
        legs.has(name) && Math.max(createdAt.getTime(), server?.traitsAt.getTime() ?? 0) > last,
    )
    .map(({ name }) => name);
}

/** What is left to do about it, and whose it is; empty: nothing can be carried out, or it is settled. */
export function flowReasons(facts: GateFacts, now: Date): Reason[] {
  const flow = flowOfUseCase(facts);
  if (flow.state === 'closed' || flowSettled(facts, now)) return [];
  if (flow.state === 'unclassed') {
    return [
      {
        code: 'flow-unclassed',
        message: `Nobody has said whether the data of ${some(flow.unclassed)} are private, and they could be carried out.`,
        remedy: 'State their classes, such as Internal or Personal.',
        by: editorOf(facts),
        tab: 'tools',
      },
    ];
  }
  const view = itemTask(facts, flowItem, now);
  const unseen = view ? unseenTools(facts, view) : [];
  const since = unseen.length > 0 ? ` ${some(unseen)} came, or got this part, after ${flowItem} was settled.` : '';
  const again = unseen.length > 0 ? ' anew' : '';
  return [
    {
      code: 'flow-open',
      message: `Text from outside (${some(flow.untrusted)}) can lead the model to carry private data (${some(flow.private)}) out (${some(flow.out)}).${since}`,
      remedy: `Take one of the three away, or mitigate it and have ${flowItem} confirmed${again}, or ask for its waiver.`,
      by: holderOf('security', facts),
      tab: 'tools',
    },
  ];
}

const some = (names: readonly string[]): string => someOf(names.map(written));
