import type { OwnerRole } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import type { SignedGate, SignOffFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

/** What an approval is tied to, with whose approval it was. */
export type Condition = SignOffFacts['conditions'][number] & {
  role: OwnerRole;
  gate: SignedGate;
  /** The approval has lapsed: whoever decides anew says anew what it is tied to. */
  lapsed: boolean;
};

type Requests = Pick<UseCaseFacts, 'signOffRequests'>;

/** All conditions of approvals, but for those of withdrawn requests. */
export const conditionsOf = ({ signOffRequests }: Requests): Condition[] =>
  signOffRequests
    .filter(({ state }) => state !== 'withdrawn')
    .flatMap(({ gate, signOffs }) =>
      signOffs.flatMap(({ role, lapsedAt, conditions }) =>
        conditions.map((condition) => ({ ...condition, role, gate, lapsed: lapsedAt !== null })),
      ),
    );

export type ConditionState = 'open' | 'overdue' | 'done' | 'lapsed';

export const conditionStateLabels: Record<ConditionState, string> = {
  open: 'Open',
  overdue: 'Overdue',
  done: 'Done',
  lapsed: 'Approval lapsed',
};

/** The day itself still counts. */
export function conditionState(
  { dueOn, doneAt, lapsed }: Pick<Condition, 'dueOn' | 'doneAt' | 'lapsed'>,
  now: Date,
): ConditionState {
  if (doneAt) return 'done';
  if (lapsed) return 'lapsed';
  return dueOn < dayOf(now) ? 'overdue' : 'open';
}

/** The query of lists and of the portfolio counts the same (lib/db/overdue-conditions.ts). */
export const overdueConditions = (facts: Requests & Pick<UseCaseFacts, 'stage'>, now: Date): Condition[] =>
  facts.stage === 'rejected' || facts.stage === 'retired'
    ? []
    : conditionsOf(facts).filter((condition) => conditionState(condition, now) === 'overdue');
