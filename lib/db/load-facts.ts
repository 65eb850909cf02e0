import type { StandingFacts } from '@/lib/domain/checklist/items';
import { dayOf } from '@/lib/domain/day';
import { merged } from '@/lib/domain/merged';
import {
  narrowFields,
  readsField,
  readsJudged,
  type FactPart,
  type NarrowPart,
  type UnreadField,
  type Words,
} from '@/lib/domain/use-case/fact-parts';
import type { LadderRung, RuleContext, UseCaseFacts, WorkspaceSettings } from '@/lib/domain/use-case/facts';
import { now } from '@/lib/env';
import type { ChainEnd } from './append-event';
import { toProof } from './evidence-facts';
import type { FactsRow, ProofRow } from './facts-rows';
import { agedItems, allItems, factsParts, mayBeSigned, one, tablesOf } from './facts-sql';
import { newestPolicySql, toPolicy, type PolicyRow } from './gate-policy';
import { ownRungSql, settingsSql } from './load-rule-context';
import type { OwnColumns } from './own-columns';
import {
  everyPart,
  itemSql,
  readRow,
  readRows,
  whole,
  type Extent,
  type ItemAddress,
  type Part,
  type UseCaseAddress,
} from './read-facts-row';
import { defined, rowsAsWritten } from './rows-as-written';
import { membersIn, membersOf, membersSql, nobody, tell, tellNamed, withNames, type Told } from './tell-facts';
import type { People } from './to-facts';
import { unread } from './unread';
import { ofTransaction, type WorkspaceTx } from './workspace-transaction';

/**
 * Everything the rules need of one use case, in two round trips: the use case with all that hangs on it, then the names of
 * the people in it. Null when there is no such use case in the transaction's workspace. `at` says who stands in for whom.
 */
export async function loadFacts(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  at: Date = now(),
): Promise<UseCaseFacts | null> {
  const row = await readRow(tx, where, at);
  return row && namedBy(tx, row, whole, nobody);
}

/**
 * The facts after a write, of which `before` were read in the same transaction. Rows of which it is known how they were written take the
 * place of those before, and `columns`, which are written later, that of the use case's own; read again are the other parts of which a table
 * was written to. What somebody else changes meanwhile, such as a server's name, is seen as it was before.
 */
export async function loadFactsAfter(
  tx: WorkspaceTx,
  before: UseCaseFacts,
  columns: OwnColumns,
  at: Date,
): Promise<UseCaseFacts | null> {
  const known = madeOf(tx).get(before);
  if (!known) throw new Error('These facts were read in another transaction.');
  const written = everyPart.filter((part) => tx.wroteTo(tablesBehind[part]));
  const beyond = written.find((part) => !known.read.parts.includes(part));
  if (beyond) throw new Error(`A command wrote to "${beyond}", which it says it does not need.`);
  const { read } = known;
  const unit = await unitAfter(tx, known, columns);
  const changed = merged<Partial<FactsRow>>(defined(columns), unit, rowsAsWritten(tx, known.row, written));
  const parts = written.filter((part) => !(part in changed));
  if (parts.length === 0) return namedBy(tx, merged<FactsRow>(known.row, changed), read, known.people);
  const row = await readRow(tx, { id: before.id }, at, { ...read, parts });
  if (!row) return null;
  const untouched = Object.fromEntries(
    everyPart.filter((part) => !parts.includes(part)).map((part) => [part, known.row[part]]),
  );
  const { proofs } = known.row;
  return namedBy(tx, merged<FactsRow>(row, untouched, changed, { proofs }), read, known.people);
}

/** The business unit that the use case is moved to: the one part that hangs on a column. */
async function unitAfter(
  tx: WorkspaceTx,
  { row, read }: Made,
  { businessUnitId = row.businessUnitId }: OwnColumns,
): Promise<Partial<FactsRow>> {
  if (businessUnitId === row.businessUnitId || !read.parts.includes('businessUnit')) return {};
  const [businessUnit] = await tx.$queryRaw<FactsRow['businessUnit'][]>`
    select id, name from business_unit where workspace_id = ${tx.workspaceId}::uuid and id = ${businessUnitId}::uuid`;
  return { businessUnit };
}

/** What comes along with a use case: the workspace's rules, its members, past ones too, where they are few, and where the trail of the use case ends. */
const contextParts = {
  settings: one(settingsSql),
  policy: one(newestPolicySql),
  rung: one(ownRungSql),
  members: membersSql,
  trailEnd: one('select e.seq, e.hash from event e where e.chain = u.id order by e.seq desc limit 1'),
};

type ContextRow = {
  settings: WorkspaceSettings;
  policy: PolicyRow;
  rung: LadderRung | null;
  members: string;
  trailEnd: ChainEnd | null;
};

const toContext = ({ settings, policy, rung }: ContextRow, now: Date): RuleContext => ({
  settings,
  policy: toPolicy(policy),
  ladder: rung ? [rung] : [],
  now,
});

export type FactsInContext = {
  facts: UseCaseFacts;
  context: RuleContext;
  trailEnd: ChainEnd | null;
  /** Null: they were read whole. Else of the context no more was than what time it is, unless the whole is judged. */
  narrow: NarrowRead | null;
};

/**
 * What was read in place of the whole. `item`: of the checklist this one alone. `beside`: what readiness goes by beside the facts; null: it
 * stays. `mayBeSigned`: words of people may stand, which the write may lapse.
 */
export type NarrowRead = {
  parts: readonly NarrowPart[];
  item: string | null;
  beside: Beside | null;
  mayBeSigned: boolean;
};

/** How items stand that are not among the facts; and tools and waivers, where these are not. */
type Beside = Pick<StandingFacts, 'items' | 'evidence'> & Partial<Pick<UseCaseFacts, 'tools' | 'waivers'>>;
/** The same of items, as it is read. */
type BesideRow = { otherItems: StandingFacts['items']; otherProofs: ProofRow[] };

/**
 * Of what hangs on the use case these parts alone; of the checklist this `item`, or all where none is named. All is read where they are not enough, as
 * `isEnough` says, which is asked of them before names are. `mayLapse`: words that stand may lapse by the write. `aside`: it
 * raises no version, so that nothing is computed after it.
 */
export type Narrow = {
  parts: readonly NarrowPart[];
  item?: ItemAddress;
  mayLapse: boolean;
  isEnough?: (facts: UseCaseFacts) => boolean;
  aside: boolean;
};

/**
 * The facts, and what else the rules look at, in at most two round trips: of a small workspace the members come along. One more where the
 * narrow facts turn out not to be enough.
 */
export async function loadFactsInContext(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  at: Date,
  narrow?: Narrow,
): Promise<FactsInContext | null> {
  if (narrow) {
    const found = await loadNarrowly(tx, where, at, narrow);
    if (found !== 'not enough') return found;
  }
  const row = await readRow<ContextRow>(tx, where, at, { ...whole, along: contextParts });
  if (!row) return null;
  const facts = await namedBy(tx, row, whole, membersIn(row.members));
  return { facts, context: toContext(row, at), trailEnd: row.trailEnd, narrow: null };
}

async function loadNarrowly(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  at: Date,
  { parts, item, mayLapse, isEnough, aside }: Narrow,
): Promise<FactsInContext | null | 'not enough'> {
  const fields = parts.flatMap((part) => narrowFields[part]);
  const read: Extent = {
    parts: ['owners', ...fields.flatMap((field) => behindField[field])],
    item: item ?? null,
  };
  const isJudged = readsJudged(parts);
  const isPlain = !isJudged && !readsField(parts, 'items');
  const { members, trailEnd } = contextParts;
  const along = {
    ...(isJudged ? contextParts : { members, trailEnd }),
    ...(item ? itemSql(item).others : isJudged && !readsField(parts, 'items') && allItems),
    ...(parts.includes('gates') && { proofs: allItems.otherProofs }),
    ...(isPlain && !aside && agedItems),
    ...(mayLapse && { mayBeSigned }),
  };
  type Along = ContextRow & Partial<BesideRow> & { mayBeSigned?: boolean };
  const row = await readRow<Along>(tx, where, at, { ...read, along });
  if (!row) return null;
  const told = tell([row], membersIn(row.members));
  const [narrowly] = told.facts as [UseCaseFacts];
  if (isEnough && !isEnough(narrowly)) return 'not enough';
  const context = isJudged ? toContext(row, at) : unread<RuleContext>({ now: at }, ['settings', 'policy', 'ladder']);
  const { otherItems = [], otherProofs = [] } = row;
  const { tools, waivers } = narrowly;
  // Readiness is of the day of the last write, and what leaves no version computes none.
  const stays = isPlain && (aside || dayOf(row.updatedAt) === dayOf(at));
  const beside = stays
    ? null
    : { items: otherItems, evidence: otherProofs.map(toProof), ...(isPlain && { tools, waivers }) };
  const facts = await named(tx, row, read, told);
  const narrow = {
    parts,
    item: item ? itemOf(item, facts) : null,
    beside,
    mayBeSigned: row.mayBeSigned ?? false,
  };
  return { facts, context, trailEnd: row.trailEnd, narrow };
}

/** Its name; '' where no such citation counts here, which is no item's. */
const itemOf = (address: ItemAddress, { evidence }: Pick<UseCaseFacts, 'evidence'>): string =>
  'item' in address ? address.item : (evidence.find(({ id }) => id === address.citation)?.itemId ?? '');

const namedBy = (tx: WorkspaceTx, row: FactsRow, read: Extent, known: People): Promise<UseCaseFacts> =>
  named(tx, row, read, tell([row], known));

/** The facts with the names of those in them; whom `told` knew is not asked. Of a row that has not all parts, no more than its parts say. */
async function named(tx: WorkspaceTx, row: FactsRow, read: Extent, told: Told): Promise<UseCaseFacts> {
  const { facts: of, people } = await withNames(tx, [row], told);
  const [all] = of as [UseCaseFacts];
  const isThere = (part: Part) => read.parts.includes(part) || (part === 'citations' && row.proofs !== null);
  const missing = unreadFields.filter((field) => !behindField[field].every(isThere));
  const facts = missing.length > 0 ? unread<UseCaseFacts>(all, missing) : all;
  madeOf(tx).set(facts, { row, people, read });
  return facts;
}

/** The words that stand, by themselves: to prepare for reading them takes Postgres as long as another part, and most use cases have none. */
export async function loadWords(tx: WorkspaceTx, id: string, at: Date): Promise<Words> {
  const row = await readRow(tx, { id }, at, { parts: ['requests', 'reviews'], item: null });
  if (!row) throw new Error('A use case vanished inside its own transaction.');
  const { facts } = await tellNamed(tx, [row], nobody);
  const [{ signOffRequests, reviews }] = facts as [UseCaseFacts];
  return { signOffRequests, reviews };
}

type Made = { row: FactsRow; people: People; read: Extent };
/** What facts were made of. Weakly, since an import that is taken back reads a hundred thousand in one transaction. */
const madeOf = ofTransaction(() => new WeakMap<UseCaseFacts, Made>());

/** The parts read for each part of the facts. */
const behindPart: Record<FactPart, Part[]> = {
  assessments: ['assessments'],
  // Who has handed in is told by the assessments.
  rounds: ['rounds', 'assessments'],
  plan: ['plan', 'metrics'],
  scenarios: ['scenarios'],
  risks: ['risks'],
  tools: ['tools'],
  items: ['items'],
  evidence: ['citations'],
  waivers: ['waivers'],
  signOffRequests: ['requests'],
  reviews: ['reviews'],
};

/** The same for every field that may be left unread. */
const behindField: Record<UnreadField, Part[]> = {
  ...behindPart,
  businessUnit: ['businessUnit'],
  systems: ['systems'],
  tags: ['tags'],
  servers: ['servers'],
  pocOutcome: ['outcome'],
  incidents: ['incidents'],
  retirement: ['retirement'],
};
const unreadFields = Object.keys(behindField) as UnreadField[];

/**
 * Many use cases at once with no more of each than the parts that are asked for: of the others it says that nothing is there, so
 * ask only rules that read none of them. In the order of their keys.
 */
export async function loadPartialFacts(
  tx: WorkspaceTx,
  ids: string[],
  parts: readonly FactPart[] | 'all',
): Promise<UseCaseFacts[]> {
  const wanted = new Set<Part>(parts === 'all' ? everyPart : [...always, ...parts.flatMap((part) => behindPart[part])]);
  const read = everyPart.filter((part) => wanted.has(part));
  const rows = await readRows(tx, 'u.id = any($2::uuid[])', ids, now(), { parts: read, item: null });
  return (await tellNamed(tx, rows, await membersOf(tx))).facts;
}

const tablesBehind = Object.fromEntries(everyPart.map((part) => [part, tablesOf(factsParts[part])])) as Record<
  Part,
  string[]
>;
/** The tables that a field of the facts is read from. */
export const tablesOfField = (field: UnreadField): string[] => behindField[field].flatMap((part) => tablesBehind[part]);
const always: Part[] = ['businessUnit', 'systems', 'tags', 'servers', 'owners'];
