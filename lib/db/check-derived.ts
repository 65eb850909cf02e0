import { canonicalize } from 'json-canonicalize';
import { addDays, dayOf } from '@/lib/domain/day';
import { lapsingAttestations } from '@/lib/domain/operation/review';
import { lapsing, sinceSigned } from '@/lib/domain/signoffs/sections';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { fromDay } from './day';
import { derivedColumns } from './derived';
import { hashOf } from './hash';
import { loadFacts } from './load-facts';
import { loadRuleContext } from './load-rule-context';
import { wrongRenewals } from './renewal';
import { inWorkspace, type WorkspaceTx } from './workspace-transaction';

export type Difference = { key: string; column: string; stored: unknown; computed: unknown };

const batchSize = 100;

/**
 * Computes the derived columns of every use case of a workspace anew and compares. Each is computed as of its last write, and
 * as of each expiry since: which of them the nightly job (lib/jobs/nightly.ts) has seen is not a fault. And asks every word that stands whether it is
 * about what is there, by the hashes of all that was signed: a write lapses those alone that it changes something of.
 */
export async function checkDerived(workspaceId: string): Promise<{ checked: number; differences: Difference[] }> {
  const differences: Difference[] = [];
  let checked = 0;
  let after: string | undefined;
  for (;;) {
    const keys = await inWorkspace(workspaceId, (tx) => batch(tx, after));
    const last = keys.at(-1);
    if (!last) return { checked, differences };
    await inWorkspace(
      workspaceId,
      async (tx) => {
        for (const key of keys) differences.push(...(await compare(tx, key)));
      },
      { timeout: 120_000 },
    );
    checked += keys.length;
    after = last;
  }
}

async function batch(tx: WorkspaceTx, after: string | undefined): Promise<string[]> {
  const rows = await tx.useCase.findMany({
    where: { workspaceId: tx.workspaceId, ...(after && { key: { gt: after } }) },
    select: { key: true },
    orderBy: { key: 'asc' },
    take: batchSize,
  });
  return rows.map(({ key }) => key);
}

async function compare(tx: WorkspaceTx, key: string): Promise<Difference[]> {
  const facts = await loadFacts(tx, { key });
  if (!facts) return [];
  const stored: Record<string, unknown> = await tx.useCase.findUniqueOrThrow({ where: { id: facts.id } });
  const context = await loadRuleContext(tx, facts, facts.updatedAt);
  const differences = [facts.updatedAt, ...expiries(facts)].map((now) => {
    const computed: Record<string, unknown> = derivedColumns(facts, { ...context, now });
    return Object.keys(computed)
      .map((column) => ({ key, column, stored: plain(stored[column]), computed: plain(computed[column]) }))
      .filter((pair) => canonicalize(pair.stored) !== canonicalize(pair.computed));
  });
  const renewals = (await wrongRenewals(tx, facts)).map((itemId) => ({
    key,
    column: 'renewFrom',
    stored: itemId,
    computed: 'another time',
  }));
  const least = differences.reduce((fewest, next) => (next.length < fewest.length ? next : fewest));
  return [...least, ...renewals, ...wrongWords(facts)];
}

/** Words that stand, though what they are about is another than it was. */
function wrongWords(facts: UseCaseFacts): Difference[] {
  const hasChanged = sinceSigned(facts, hashOf);
  const signatures = lapsing(facts, hasChanged).map(({ role, gate, sections }) => ({
    word: `${role} for ${gate}`,
    sections,
  }));
  const attestations = lapsingAttestations(facts, hasChanged).map(({ role, sections }) => ({
    word: `${role} in the open review`,
    sections,
  }));
  return [...signatures, ...attestations].map(({ word, sections }) => ({
    key: facts.key,
    column: `word of ${word}`,
    stored: 'stands',
    computed: `about another ${sections.join(', ')}`,
  }));
}

/** The beginnings of the days after the last day of something that was valid at the last write. */
function expiries({ evidence, waivers, updatedAt }: UseCaseFacts): Date[] {
  const days = [...evidence, ...waivers].flatMap(({ expiresOn }) => expiresOn ?? []);
  return [...new Set(days)].filter((day) => day >= dayOf(updatedAt)).map((day) => fromDay(addDays(day, 1)));
}

/** Money comes as a decimal of its own kind; everything else is what JSON keeps. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object' && 'toNumber' in value) return (value as { toNumber(): number }).toNumber();
  return JSON.parse(JSON.stringify(value)) as unknown;
}
