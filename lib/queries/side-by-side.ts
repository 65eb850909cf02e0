import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Reason } from '@/lib/domain/result';
import { blindFor } from '@/lib/domain/scoring/blind';
import type { Ratings } from '@/lib/domain/scoring/factors';
import { flips, robustnessSentence } from '@/lib/domain/scoring/robustness';
import { agreedAssessment, hasRung, ratingsOf, verdictOfFacts, type Judgement } from '@/lib/domain/scoring/verdict';
import { unmet } from '@/lib/domain/stages/gates';
import { trackStages } from '@/lib/domain/stages/stages';
import { trackStageOf } from '@/lib/domain/stages/track';
import type { AssessmentFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { monthlyValue } from '@/lib/domain/use-case/value';
import { loadFacts } from '@/lib/db/load-facts';
import { loadRuleContext } from '@/lib/db/load-rule-context';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';

export type Compared = {
  facts: UseCaseFacts;
  agreed: AssessmentFacts | null;
  ratings: Ratings | null;
  judgement: Judgement | null;
  /** How firm the verdict is, in a sentence; null without one. */
  robustness: string | null;
  monthlyValue: number | null;
  /** What it still lacks before a POC may begin; empty: nothing, or it is past that. */
  lacks: Reason[];
  /** Whether a POC has begun already. */
  begun: boolean;
};

export type SideBySide = { compared: Compared[]; missing: string[]; currency: string };

/** Two to five use cases next to each other. Keys that lead nowhere are named, whoever's they are. Null for whoever may not look. */
export async function sideBySide(actor: Actor, keys: string[]): Promise<SideBySide | null> {
  if (can(actor, 'view')) return null;
  const at = now();
  return inWorkspace(actor.workspaceId, async (tx) => {
    const compared: Compared[] = [];
    const missing: string[] = [];
    for (const key of keys) {
      const facts = await loadFacts(tx, { key });
      if (!facts) missing.push(key);
      else compared.push(compare(blindFor(facts, actor), await loadRuleContext(tx, facts, at)));
    }
    const { currency } = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId } });
    return { compared, missing, currency };
  });
}

function compare(facts: UseCaseFacts, context: Parameters<typeof unmet>[2]): Compared {
  const agreed = agreedAssessment(facts);
  const ratings = agreed && ratingsOf(agreed);
  const stage = trackStageOf(facts);
  const place = stage === null ? 0 : trackStages.indexOf(stage);
  const begun = place >= trackStages.indexOf('poc');
  const gates = place === 0 ? (['assessed', 'poc'] as const) : (['poc'] as const);
  return {
    facts,
    agreed,
    ratings,
    judgement: verdictOfFacts(facts, context),
    robustness: agreed && ratings && robustnessSentence(flips(ratings, agreed.model, hasRung(facts, context))),
    monthlyValue: monthlyValue(facts.expectedValue),
    lacks: begun ? [] : once(gates.flatMap((gate) => unmet(gate, facts, context))),
    begun,
  };
}

/** Two gates may want the same. */
const once = (reasons: Reason[]): Reason[] => [...new Map(reasons.map((reason) => [reason.message, reason])).values()];
