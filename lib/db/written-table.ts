import { memoized } from '@/lib/domain/memoized';

const write = /^\s*(?:insert\s+into|update|delete\s+from)\s+(?:only\s+)?(?:"?public"?\.)?"?(\w+)/i;
const another = /\bwith\b[^]*\b(?:insert|update|delete|merge)\b/i;
const reads = /^\s*(?:select|values|show|set|begin|commit|rollback|savepoint|release|with)\b/i;

/**
 * The table that a statement writes to: '' for none, null where it cannot be told, so that it may be any. Functions that are selected write
 * nothing that the facts of a use case are read from.
 */
export const writtenTable = memoized((sql): { table: string | null } => {
  if (another.test(sql)) return { table: null };
  const table = write.exec(sql)?.[1];
  if (table) return { table: table.toLowerCase() };
  return { table: reads.test(sql) ? '' : null };
});
