import { cache } from 'react';
import { ownerRoles, type Actor } from '@/lib/domain/access/actor';
import { hasOperation } from '@/lib/domain/operation/incidents';
import { operationMarks } from '@/lib/domain/operation/marks';
import { shownScore } from '@/lib/domain/scoring/score';
import { overdueConditions } from '@/lib/domain/signoffs/conditions';
import { holdsUntil } from '@/lib/domain/stages/holds-until';
import { leastOf } from '@/lib/domain/stages/policy/policy';
import { overYardstick } from '@/lib/domain/stages/yardsticks';
import { keptInState } from '@/lib/db/kept-in-state';
import { now } from '@/lib/env';
import { useCasePage, type UseCasePage } from './use-case';

/** The header with the tabs below it, once per request and kept while nothing is written. Null as the use case is. */
export const useCaseTop = cache((actor: Actor, key: string): Promise<UseCaseTop | null> =>
  keptInState(actor, `use case ${key}`, now(), async () => {
    const page = await useCasePage(actor, key);
    if (!page) return null;
    const { facts, context } = page;
    return {
      value: { head: useCaseHead(page), hasOperation: hasOperation(facts) },
      until: holdsUntil(facts, context.now),
    };
  }),
);

export type UseCaseTop = { head: ReturnType<typeof useCaseHead>; hasOperation: boolean };

/** What stands above every tab of a use case, and no more of it: it travels to the browser as data. */
export function useCaseHead(page: UseCasePage) {
  const { facts, context, judgement, readiness, days } = page;
  return {
    useCase: facts.key,
    title: facts.title,
    stage: facts.stage,
    parkedFrom: facts.parkedFrom,
    reportedStage: facts.reportedStage,
    days,
    overdue: overYardstick(facts.stage, days),
    marks: operationMarks(facts, context.now),
    verdict: judgement?.verdict ?? null,
    score: judgement ? shownScore(judgement.score) : null,
    buildsOn: judgement?.buildsOn?.key ?? null,
    readiness: {
      percent: readiness.overall,
      openBlockers: readiness.openBlockers.length,
      waived: readiness.areas.reduce((sum, { waived }) => sum + waived, 0),
      threshold: leastOf(context, 'readiness'),
    },
    overdueConditions: overdueConditions(facts, context.now).length,
    owners: ownerRoles.map((role) => ({
      role,
      name: facts.owners[role]?.name ?? null,
      deputy: facts.deputies[role]?.person.name ?? null,
    })),
    moves: movesShown(page),
  };
}

/** The move that leads on, how far its gate is, and the others, which need a reason. */
export function movesShown({ facts, gate, moves, mayMove }: UseCasePage) {
  const onward = moves.find(({ kind }) => kind === 'forward' || kind === 'resume');
  return {
    version: facts.version,
    gate: gate && { to: gate.to, met: gate.lines.filter(({ met }) => met).length, of: gate.lines.length },
    onward: onward
      ? { to: onward.to, kind: onward.kind, isBlocked: onward.unmet.length > 0, mayMove: mayMove === null }
      : null,
    others: mayMove ? [] : moves.filter((move) => move !== onward).map(({ to, kind, unmet }) => ({ to, kind, unmet })),
  };
}
