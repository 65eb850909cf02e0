import { memoized } from './memoized';

const write = /^\s*(?:insert\s+into|update|delete\s+from)\s+(?:only\s+)?(?:"?public"?\.)?"?(\w+)/i;
const mayWrite = /^\s*with\b[^]*\b(?:insert|update|delete|merge)\b|^\s*(?:merge|copy|truncate|call|do)\b/i;

/**
 * The table that a statement writes to: '' for none, null where it cannot be told. Functions that are selected write nothing that the facts
 * of a use case are read from.
 */
export const writtenTable = memoized((sql): { table: string } | { table: null } => {
  const table = write.exec(sql)?.[1];
  if (table) return { table: table.toLowerCase() };
  return { table: mayWrite.test(sql) ? null : '' };
});
