import {
  checkerVersion,
  outcomeLabels,
  type CheckId,
  type CheckResult,
  type Outcome,
} from '@/lib/domain/mcp/checks/check';
import { checks } from '@/lib/domain/mcp/checks/table';
import type { Flow } from '@/lib/domain/mcp/flow';
import { citationExpiry } from '@/lib/domain/checklist/evidence';
import { addDays, dayOf } from '@/lib/domain/day';
import type { Day, EvidenceFacts } from '@/lib/domain/use-case/facts';

/** Days for which a run proves anything; an item may ask for it fresher. */
export const proofDays = 90;
/** It is renewed by the first run within so many days of its end. */
const renewDays = 14;

/** What a run says of the checklist's items. */
export type Proof = {
  /** Those of the item's checks that apply all passed, and one does. Whether it is enough is the signing role's to say. */
  proven: string[];
  /** One of its checks failed: what an earlier run proved is not so any more. */
  refuted: string[];
};

/**
 * `flow`: of the tools that the use case has chosen over all its servers. It decides whether anything can be carried out (C21): a run looks
 * at one server, and the way out may be another's.
 */
export function proofOf(results: readonly CheckResult[], flow: Flow['state']): Proof {
  const outcomes = new Map(
    results.map(({ check, outcome }) => [check, check === 'C21' ? flowOutcome(outcome, flow) : outcome]),
  );
  const items = [...new Set(checks.flatMap((check) => check.items))].sort();
  const of = (item: string) =>
    checks.flatMap((check) => (check.items.includes(item) ? [outcomes.get(check.id) ?? 'not-verified'] : []));
  return {
    proven: items.filter(
      (item) => of(item).includes('pass') && of(item).every((one) => one === 'pass' || one === 'not-applicable'),
    ),
    refuted: items.filter((item) => of(item).includes('fail')),
  };
}

const flowOutcome = (ofServer: Outcome, flow: Flow['state']): Outcome =>
  flow === 'open' ? 'fail' : flow === 'closed' && ofServer === 'pass' ? 'pass' : 'not-verified';

/** What the evidence says: every check with its result, in words. */
export function proofWords(
  results: readonly CheckResult[],
  { run, target, contractHash }: { run: number; target: string | null; contractHash: string | null },
): string {
  const about = [
    `Run ${run} of the checks, rules ${checkerVersion}.`,
    target ? `Asked at ${target}.` : 'From the contract alone.',
    contractHash ? `Contract SHA-256 ${contractHash}.` : '',
  ];
  const lines = checks.map(({ id, name }) => {
    const result = results.find(({ check }) => check === id);
    return `${id} ${name}: ${outcomeLabels[result?.outcome ?? 'not-verified']}. ${result?.message ?? ''}`.trim();
  });
  return [about.filter(Boolean).join(' '), '', ...lines].join('\n');
}

/** A check that did not pass in the newest run of a server whose tools the use case calls. */
export type CheckAgainst = {
  server: string;
  serverName: string;
  run: number;
  at: Date;
  check: CheckId;
  outcome: 'fail' | 'warn';
  message: string;
};

type Cited = Pick<EvidenceFacts, 'itemId' | 'evidenceId' | 'revision' | 'expiresOn' | 'review' | 'id'>;

/** The evidence of a server's checks; `revision`: the one that already holds the run. */
type Piece = { evidenceId: string; revision: number | null };

/**
 * What a run changes on a use case: items that are to cite it, because nothing of the server's proves them or it is about to end, and
 * citations that are withdrawn. A run every night would otherwise lapse every night what others signed. A run that an item has cited
 * already says nothing new of it, and one that is too old proves nothing.
 */
export function attachments(
  { proven, refuted }: Proof,
  cited: readonly Cited[],
  piece: Piece | null,
  { ranAt, now }: { ranAt: Date; now: Date },
): { attach: string[]; withdraw: { id: string; itemId: string }[] } {
  const own = cited.filter((entry) => entry.evidenceId === piece?.evidenceId);
  const lasting = (entry: Cited) =>
    entry.review?.decision !== 'returned' &&
    (entry.expiresOn === null || entry.expiresOn > addDays(dayOf(now), renewDays));
  return {
    attach: proven
      .filter((item) => (citationExpiry(item, proofValidity(ranAt)) ?? dayOf(now)) >= dayOf(now))
      .filter(
        (item) => !own.some((entry) => entry.itemId === item && (lasting(entry) || entry.revision === piece?.revision)),
      ),
    withdraw: own.filter(({ itemId }) => refuted.includes(itemId)).map(({ id, itemId }) => ({ id, itemId })),
  };
}

/** The last day on which a run proves anything. */
export const proofEnds = (ranAt: Date): Day => addDays(dayOf(ranAt), proofDays);

/** Since when and until when, however late it is cited. */
export const proofValidity = (ranAt: Date) => ({ since: dayOf(ranAt), expiresOn: proofEnds(ranAt) });
