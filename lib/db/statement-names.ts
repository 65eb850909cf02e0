// More than the product has; a list filtered by ever other numbers of values must not fill the server's memory.
const most = 400;
// One for the process, as the connections are that know them (client.ts): this module may be evaluated more than once.
const held = globalThis as { statementNames?: Map<string, string> };
const names = (held.statementNames ??= new Map<string, string>());

/**
 * A name for each text of a statement, by which Postgres plans it once per connection. Planning the join that loads a use
 * case's facts takes longer than running it. Texts beyond the first some hundred stay nameless ('') and are planned anew.
 */
export function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known) return known;
  if (names.size >= most) return '';
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}
