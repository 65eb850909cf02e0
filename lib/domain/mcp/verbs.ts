/**
 * Words by which a tool says what it does. A list of words is a rough thing: it may only raise a tier, and whoever reads
 * it is told which word did.
 */
const sending = 'send email notify publish broadcast tweet reply forward invite';

const finalVerbs = words(`
  delete remove drop purge wipe erase destroy truncate uninstall terminate kill
  ${sending}
  pay transfer refund charge buy purchase order book checkout withdraw
  execute exec run deploy merge submit sign approve reject revoke cancel reset overwrite`);

const changingVerbs = words(`
  create update write set edit modify change add insert append upsert patch put post move rename copy assign
  upload archive restore enable disable save replace import sync close reopen lock unlock link unlink attach
  detach register activate deactivate grant merge mark tag label comment schedule start stop restart trigger toggle`);

const readingVerbs = words(`
  get list read search find fetch query lookup look show view describe count check validate verify compare
  calculate compute browse explore inspect preview analyze analyse summarize summarise explain retrieve download
  export generate draft suggest convert format translate echo`);

const sendingVerbs = words(sending);

/** Its name says that something goes to somebody. */
export const sends = (name: string): boolean => sendingVerbs.has(verbOfName(name)?.word ?? '');

export type Verb = { word: string; does: 'read' | 'change' | 'final' };

/**
 * The first verb of a name decides ("get-update-status" reads), unless a second is joined to it ("get_or_create" creates).
 * Null where no verb is known.
 */
export function verbOfName(name: string): Verb | null {
  const parts = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u);
  const found = parts.flatMap((part, at) => {
    const verb = verbOf(part);
    return verb && (at === 0 || firstOrJoined(parts, at)) ? [verb] : [];
  });
  return worst(found);
}

/** Before it stands no other verb, or one that "and" or "or" joins to it. */
function firstOrJoined(parts: string[], at: number): boolean {
  const joined = parts[at - 1] === 'and' || parts[at - 1] === 'or';
  return joined || parts.slice(0, at).every((part) => verbOf(part) === null);
}

/**
 * Verbs that begin a sentence or a line ("Deletes a file. Sends …"), in the imperative or the third person; elsewhere they speak
 * of something else ("use this before creating …").
 */
export function verbOfText(text: string): Verb | null {
  const starts = text.split(/[.!?;:]\s+|\n/).flatMap((line) => {
    const first = /^[^\p{L}]*(?:this tool |tool to |used to |allows you to |can )?(\p{L}+)/iu.exec(line)?.[1];
    const verb = first ? (verbOf(first.toLowerCase()) ?? verbOf(imperative(first.toLowerCase()))) : null;
    return verb ? [verb] : [];
  });
  return worst(starts);
}

/** "deletes" → "delete", "searches" → "search", "copies" → "copy". */
const imperative = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|ss|x)es$/, '$1')
    .replace(/([^s])s$/, '$1');

function verbOf(word: string): Verb | null {
  if (finalVerbs.has(word)) return { word, does: 'final' };
  if (changingVerbs.has(word)) return { word, does: 'change' };
  return readingVerbs.has(word) ? { word, does: 'read' } : null;
}

const order = ['read', 'change', 'final'] as const;

const worst = (verbs: Verb[]): Verb | null =>
  verbs.reduce<Verb | null>(
    (most, verb) => (most === null || order.indexOf(verb.does) > order.indexOf(most.does) ? verb : most),
    null,
  );

function words(text: string): Set<string> {
  return new Set(text.trim().split(/\s+/));
}
