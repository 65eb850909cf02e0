import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';
import { beginningOfKey } from '@/lib/domain/use-case/key';
import { Prisma } from '@/lib/db/generated/client';
import { patternsOf } from '@/lib/db/use-case-filter';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';

export type FoundUseCase = { key: string; title: string; stageLabel: string };

const most = 8;
/** Characters of a search text that count. */
const longest = 100;
/** Of a word that more hold than this only so many are ranked: whoever looks for one of them needs another word, whatever comes first. */
const ranked = 500;
/** Trigram similarity (0 to 1) from which a mistyped title is still offered. */
const alike = 0.15;

/**
 * Use cases for the command palette, eight at most: those whose key begins with the text, then those that hold all its
 * words, title before problem; where there is none, those with a similar title, so that a slip of the finger still finds it.
 */
export async function searchUseCases(actor: Actor, text: string): Promise<FoundUseCase[]> {
  const wanted = text.replaceAll('\0', '').trim().slice(0, longest);
  if (wanted.length < 2 || can(actor, 'view')) return [];
  const words = patternsOf(wanted);
  const beginning = `${wanted.replace(/[\\%_]/g, '\\$&')}%`;

  const rows = await inWorkspace(actor.workspaceId, async (tx) => {
    const holding = await tx.$queryRaw<{ key: string; title: string; stage: Stage }[]>`
      with hit as (
        (select matching_use_cases(${words}::text[]) as id limit ${ranked})
        ${byKey(tx, wanted)})
      select u.key, u.title, u.stage from use_case u
      where u.workspace_id = ${tx.workspaceId}::uuid and u.id in (select id from hit)
      order by not u.key || ' ' || u.title ilike ${beginning}, not u.title ilike all (${words}::text[]), u.updated_at desc, u.id
      limit ${most}`;
    if (holding.length > 0) return holding;
    return tx.$queryRaw<typeof holding>`
      select key, title, stage from similar_use_cases(${wanted}, ${alike}::real, ${most}::int)`;
  });
  return rows.map(({ key, title, stage }) => ({ key, title, stageLabel: stageLabels[stage] }));
}

/**
 * Those whose key begins with the text, of which there may be more than are ranked by their words: by the unit that gives such keys. One
 * that has moved to another unit keeps its key, and is found by its words.
 */
function byKey({ workspaceId }: WorkspaceTx, text: string): Prisma.Sql {
  const beginning = beginningOfKey(text);
  if (!beginning) return Prisma.empty;
  const here = Prisma.sql`workspace_id = ${workspaceId}::uuid`;
  const found =
    'keys' in beginning
      ? Prisma.sql`key = any (${beginning.keys})`
      : Prisma.sql`key like ${beginning.like} and business_unit_id in (
          select id from business_unit where ${here} and key_prefix || '-' like ${beginning.like})`;
  return Prisma.sql`union all (select id from use_case where ${here} and ${found} limit ${ranked})`;
}
