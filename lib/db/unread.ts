import { memoized } from '@/lib/domain/memoized';

/**
 * Without these fields, which were not read. To ask for one of them is a mistake of the program: it fails, where an empty list would be
 * taken for the truth. Whoever copies the rest has them not at all.
 */
export function unread<Whole extends object>(read: Partial<Whole>, fields: readonly (keyof Whole & string)[]): Whole {
  for (const field of fields) Object.defineProperty(read, field, failing(field));
  return read as Whole;
}

// One of each field: of an object that is given a getter of its own, V8 makes a hidden class of its own.
const failing = memoized((field): PropertyDescriptor => {
  const get = () => {
    throw new Error(`Nobody has read "${field}": the command says it needs no more than its own parts.`);
  };
  return { get, enumerable: false };
});
