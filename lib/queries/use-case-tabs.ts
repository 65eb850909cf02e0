import type { Actor } from '@/lib/domain/access/actor';
import { can, type Action } from '@/lib/domain/access/can';
import type { Reason, UseCaseTab } from '@/lib/domain/result';
import type { TrackStage } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { serverChoices } from './server-choices';
import { useCasePage, type UseCasePage } from './use-case';

/** What the next gate wants on one tab; `reasons` empty: all of it is there. Null where no gate looks at the tab. */
export type TabGate = { to: TrackStage; reasons: Reason[] } | null;

/** What the plan, tools and risks tabs are drawn from. `may`: why this actor may not; null: may. */
export type TabData<Act extends Action> = {
  facts: UseCaseFacts;
  now: Date;
  gate: TabGate;
  may: Record<Act, Reason | null>;
};

export const planTab = tab('plan', ['edit-plan', 'record-results', 'run-scenarios']);
export const risksTab = tab('risks', ['edit-risks', 'accept-risk']);
const tools = tab('tools', ['edit-tools']);

/** The checklist's items too: the tier decides which of them block. And what there is to choose from. */
export async function toolsTab(actor: Actor, key: string) {
  const [data, page] = await Promise.all([tools(actor, key), useCasePage(actor, key)]);
  return data && page && { ...data, items: page.items, choices: await serverChoices(actor, data.facts) };
}

/** Shares the request's one read of the use case with the layout around it. */
function tab<const Act extends Action>(name: UseCaseTab, actions: readonly Act[]) {
  return async (actor: Actor, key: string): Promise<TabData<Act> | null> => {
    const page = await useCasePage(actor, key);
    if (!page) return null;
    const { facts, context } = page;
    const may = Object.fromEntries(actions.map((action) => [action, can(actor, action, { facts })]));
    return { facts, now: context.now, gate: gateOn(page, name), may: may as Record<Act, Reason | null> };
  };
}

function gateOn({ gate }: UseCasePage, name: UseCaseTab): TabGate {
  const lines = gate?.lines.filter(({ requirement }) => requirement.tab === name) ?? [];
  return gate && lines.length > 0 ? { to: gate.to, reasons: lines.flatMap(({ reasons }) => reasons) } : null;
}
