import { createParser } from 'nuqs/server';

/** A value that is used only as it was made: anything else counts as not given. */
export const matching = (pattern: RegExp) =>
  createParser({
    parse: (text) => (pattern.test(text) ? text : null),
    serialize: String,
  });

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const uuid = matching(uuidPattern);

/** YYYY-MM-DD, a day that there is. */
export const day = createParser({
  parse: (text) => {
    const at = /^2\d{3}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
    return at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
  },
  serialize: String,
});
