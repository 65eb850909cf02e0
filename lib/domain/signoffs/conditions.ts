import type { OwnerRole } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import { isEnded } from '@/lib/domain/stages/track';
import type { ConditionFacts, SignedGate, UseCaseFacts } from '@/lib/domain/use-case/facts';

/** What an approval, or a review that goes on, is tied to, with whose word it was. */
export type Condition = ConditionFacts & {
  role: OwnerRole;
  /** Of an approval; null: of a review. */
  gate: SignedGate | null;
  /** The approval has lapsed: whoever decides anew says anew what it is tied to. */
  lapsed: boolean;
};

type Tied = Pick<UseCaseFacts, 'signOffRequests' | 'reviews'>;

/** All conditions of approvals, but for those of withdrawn requests. */
export const conditionsOf = ({ signOffRequests }: Pick<Tied, 'signOffRequests'>): Condition[] =>
  signOffRequests
    .filter(({ state }) => state !== 'withdrawn')
    .flatMap(({ gate, signOffs }) =>
      signOffs.flatMap(({ role, lapsedAt, conditions }) =>
        conditions.map((condition) => ({ ...condition, role, gate, lapsed: lapsedAt !== null })),
      ),
    );

/** All conditions of reviews; the business owner concludes them. */
export const reviewConditionsOf = ({ reviews }: Pick<Tied, 'reviews'>): Condition[] =>
  reviews.flatMap(({ conditions }) =>
    conditions.map((condition) => ({ ...condition, role: 'business', gate: null, lapsed: false })),
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
export const overdueConditions = (facts: Tied & Pick<UseCaseFacts, 'stage'>, now: Date): Condition[] =>
  isEnded(facts.stage)
    ? []
    : [...conditionsOf(facts), ...reviewConditionsOf(facts)].filter(
        (condition) => conditionState(condition, now) === 'overdue',
      );
