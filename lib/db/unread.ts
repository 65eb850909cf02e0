/**
 * Without these fields, which were not read. To ask for one of them is a mistake of the program: it fails, where an empty list would be
 * taken for the truth. Whoever copies the rest has them not at all.
 */
export function unread<Whole extends object>(read: Partial<Whole>, fields: readonly (keyof Whole & string)[]): Whole {
  for (const field of fields) {
    const get = () => {
      throw new Error(`Nobody has read "${field}": the command says it needs no more than its own parts.`);
    };
    Object.defineProperty(read, field, { get, enumerable: false });
  }
  return read as Whole;
}
