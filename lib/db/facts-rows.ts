import { memoized } from '@/lib/domain/memoized';
import type { Day } from '@/lib/domain/use-case/facts';
import type * as Stored from './generated/client';
import type { Prisma } from './generated/client';

/** A row as it comes out of JSON: days are text, as the rules compare them, and decimals are numbers. */
type AsRead<Model> = {
  [Column in keyof Model]: Column extends `${string}On`
    ? Day | Extract<Model[Column], null>
    : Model[Column] extends Prisma.Decimal | null
      ? number | Extract<Model[Column], null>
      : Model[Column];
};

/** `definition`: the JSON of the model as a text. */
type ModelUsed = { modelVersion: number; definition: string };
type ConditionRow = AsRead<Stored.Condition>;

/** Of a citation, what it proves. `drill`: which one it is; null also where its item takes none. */
export type ProofRow = Pick<AsRead<Stored.Citation>, 'itemId' | 'expiresOn' | 'review' | 'reviewedAt'> &
  Pick<Stored.Evidence, 'drill'>;

/** All that hangs on a use case, as `factsParts` reads it and `toFacts` tells it to the rules. In no order. */
export type FactsRow = AsRead<Stored.UseCase> & {
  businessUnit: Pick<Stored.BusinessUnit, 'id' | 'name'>;
  systems: Pick<Stored.System, 'id' | 'name' | 'kind'>[];
  tags: Pick<Stored.UseCaseTag, 'tag'>[];
  servers: Pick<Stored.Server, 'id' | 'name' | 'revokedAt'>[];
  /** Present holders; `absence`: who stands in for them that day. */
  owners: (Pick<Stored.Owner, 'role' | 'memberId'> & {
    absence: Pick<AsRead<Stored.Delegation>, 'deputyId' | 'endsOn'> | null;
  })[];
  assessments: (Stored.Assessment &
    ModelUsed & { ratings: Pick<Stored.Rating, 'factor' | 'level' | 'rationale' | 'links'>[] })[];
  rounds: (AsRead<Stored.ScoringRound> &
    ModelUsed & {
      scorers: Pick<Stored.Scorer, 'memberId' | 'factors'>[];
      reconciliations: Stored.Reconciliation[];
    })[];
  plan: Pick<AsRead<Stored.MeasurementPlan>, 'startsOn' | 'endsOn'> | null;
  metrics: (AsRead<Stored.Metric> & { results: AsRead<Stored.MetricResult>[] })[];
  outcome: Stored.PocOutcome | null;
  scenarios: Stored.Scenario[];
  risks: Stored.Risk[];
  tools: (Stored.Tool & {
    serverTool:
      | (Pick<Stored.ServerTool, 'id' | 'bringsIn' | 'leadsOut' | 'traitsAt' | 'serverId'> & { serverName: string })
      | null;
  })[];
  items: Omit<AsRead<Stored.ChecklistItem>, 'workspaceId' | 'useCaseId' | 'renewFrom' | 'runsOutOn'>[];
  /** Those that count. `sha256`: of a file. */
  citations: (Omit<
    AsRead<Stored.Citation>,
    'workspaceId' | 'useCaseId' | 'revisionId' | 'withdrawnAt' | 'withdrawnById'
  > &
    Pick<Stored.Evidence, 'kind' | 'drill' | 'title' | 'serverId'> &
    Pick<
      AsRead<Stored.EvidenceRevision>,
      'number' | 'authorId' | 'createdAt' | 'heldOn' | 'ledBy' | 'secondsToSafe'
    > & {
      sha256: string | null;
      serverName: string | null;
    })[];
  /** In their place, where no more is read of them than what gates go by. */
  proofs: ProofRow[] | null;
  waivers: AsRead<Stored.Waiver>[];
  requests: (Stored.SignOffRequest & {
    signOffs: (Omit<Stored.SignOff, 'workspaceId' | 'requestId' | 'snapshot'> & { conditions: ConditionRow[] })[];
  })[];
  reviews: (Stored.Review & {
    attestations: Omit<Stored.Attestation, 'workspaceId' | 'reviewId' | 'snapshot'>[];
    conditions: ConditionRow[];
  })[];
  incidents: (AsRead<Stored.Incident> & { serverName: string | null })[];
  retirement: Stored.RetirementItem[];
};

/** Columns that hold JSON, whose keys are no columns. */
const opaque = new Set(['hashes']);

// What a column holds is in its name; a test asks the schema.
const fieldOf = memoized((column: string) => ({
  field: column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  isMoment: column.endsWith('_at'),
  isOpaque: opaque.has(column),
}));

/** A row of JSON with the fields of its model: names in camel case, moments as `Date`, and the rows within likewise. */
export function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value !== 'object' || value === null) return value;
  const row: Record<string, unknown> = {};
  // Thousands of fields of a use case come by here: no list of its columns for each row.
  for (const column in value) {
    const stored = (value as Record<string, unknown>)[column];
    const { field, isMoment, isOpaque } = fieldOf(column);
    if (isOpaque || stored === null) row[field] = stored;
    else if (isMoment) row[field] = new Date(stored as string);
    else row[field] = typeof stored === 'object' ? fromJson(stored) : stored;
  }
  return row;
}
