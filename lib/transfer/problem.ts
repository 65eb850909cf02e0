/** What is wrong with a file of a workspace, in words for whoever imports it. Nothing of it has been written. */
export class TransferProblem extends Error {}

/** What the database refused, in words: the constraint's own are for developers. */
export function refusedRows(table: string, error: unknown): unknown {
  const { code, message, detail } = error as { code?: string; message?: string; detail?: string };
  if (!code || !/^(22|23)/.test(code)) return error;
  const why = code === '23505' ? 'something with the same id or name is in this database already' : message;
  return new TransferProblem(`The rows of ${table} cannot be stored: ${why}.${detail ? ` ${detail}` : ''}`);
}
