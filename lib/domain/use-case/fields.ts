import { z } from 'zod';

/**
 * The fields that people fill in, each once: for the form, the command, the import and the test. A form sends text;
 * an empty field arrives as '' and means "not stated". Messages are for the person at the form.
 */

/** What Postgres cannot store or nobody can see is taken out: control characters, lone halves of a character. */
const clean = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .trim();

const grouped = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** A required text of min–max characters after trimming. */
export const text = (name: string, min: number, max: number) =>
  z
    .string({ error: `Enter ${name}.` })
    .transform(clean)
    .pipe(
      z
        .string()
        .min(min, min === 1 ? `Enter ${name}.` : `Enter ${name}: at least ${min} characters.`)
        .max(max, `Use at most ${grouped(max)} characters.`),
    );

/** A text that may be left empty, which gives null. */
export const optionalText = (max: number) =>
  z
    .string({ error: 'Enter text.' })
    .nullish()
    .transform((value) => clean(value ?? '') || null)
    .pipe(
      z
        .string()
        .max(max, `Use at most ${grouped(max)} characters.`)
        .nullable(),
    );

/** A text that may be left empty, which gives ''. */
export const freeText = (max: number) =>
  z
    .string({ error: 'Enter text.' })
    .nullish()
    .transform((value) => clean(value ?? ''))
    .pipe(z.string().max(max, `Use at most ${grouped(max)} characters.`));

export const title = text('a title', 3, 500);
/** As long as an import may make it: an inventory's cells of purpose, outputs and risks join in it. */
export const problem = text('the problem', 10, 20_000);
export const reason = text('a reason', 3, 2000);
export const optionalReason = optionalText(2000);
export const note = freeText(2000);
export const rationale = freeText(2000);

export const email = z
  .string({ error: 'Enter an e-mail address.' })
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email('Enter an e-mail address such as ann@example.com.').max(254, 'Use at most 254 characters.'));

/** http and https only: nothing that runs when it is clicked. */
export const webAddress = z
  .string({ error: 'Enter a web address.' })
  .transform((value) => value.trim())
  .pipe(
    z
      .url({ protocol: /^https?$/, error: 'Enter a web address that begins with https:// or http://.' })
      .max(2000, 'Use at most 2,000 characters.'),
  );

const linkLimit = 5;

/** Lines in which web addresses are being written; nothing is said against them yet. */
export const webAddressLines = z
  .union([z.string(), z.array(z.string())], { error: 'Enter web addresses, one a line.' })
  .nullish()
  .transform((value) => (Array.isArray(value) ? value : clean(value ?? '').split(/\s+/)))
  .transform((lines) => [...new Set(lines.map((line) => clean(line)).filter((line) => line !== ''))])
  .pipe(z.array(z.string().max(2000, 'Use at most 2,000 characters.')).max(100, 'Use fewer words.'));

/** Web addresses, one a line, as people paste them. */
export const webAddresses = webAddressLines.pipe(
  z.array(webAddress).max(linkLimit, `Use at most ${linkLimit} addresses.`),
);

const isDay = (value: string) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) && value >= '2000' && value < '2100';
};

/** A calendar day, YYYY-MM-DD, in this century. */
export const day = z
  .string({ error: 'Choose a day.' })
  .transform((value) => value.trim())
  .pipe(z.string().refine(isDay, 'Choose a day, as in 2026-11-30.'));

/** What a form leaves empty is nothing. */
export const blankToNull = (value: unknown) =>
  value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value;

export const optionalDay = z.preprocess(blankToNull, day.nullable());

/** Digits with an optional decimal point; a comma would mean different things to different readers. */
const toNumber = (value: unknown) => {
  if (typeof value !== 'string') return value;
  const trimmed = value.trim();
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(trimmed) ? Number(trimmed) : trimmed;
};

type Bounds = { min: number; max: number; whole?: true; decimals?: number };

/** A required number in a range, from a form's text or from JSON. */
export const number = ({ min, max, whole, decimals }: Bounds) => {
  const example = whole ? 'Enter a whole number, such as 12.' : 'Enter a number, such as 12.5.';
  const base = z
    .number({ error: example })
    .min(min, `Enter ${min.toLocaleString('en-US')} or more.`)
    .max(max, `Enter ${max.toLocaleString('en-US')} or less.`);
  const precise = base
    .refine(
      (value) => decimals === undefined || Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-4,
      `Use at most ${decimals} decimals.`,
    )
    // As the database keeps it: what is computed of it is the same before and after it was stored.
    .transform((value) => (decimals === undefined ? value : Number(value.toFixed(decimals))));
  return z.preprocess(toNumber, whole ? precise.refine(Number.isInteger, example) : precise);
};

/** The same, where an empty field means "not stated". */
export const optionalNumber = (bounds: Bounds) =>
  z.preprocess((value) => toNumber(blankToNull(value)), number(bounds).nullable());

/** Money per hour in the workspace's currency. */
export const money = optionalNumber({ min: 0, max: 1_000_000, decimals: 2 });
/** Hours of one person in a month; a month has at most 744. */
export const hours = optionalNumber({ min: 0, max: 744, decimals: 2 });
export const people = optionalNumber({ min: 0, max: 10_000_000, whole: true });
/** The people of a group that exists. */
export const groupSize = optionalNumber({ min: 1, max: 10_000_000, whole: true });
/** Baseline, target, threshold of a metric, in its own unit. */
export const measure = optionalNumber({ min: -9_999_999_999, max: 9_999_999_999, decimals: 4 });
/** A result of a metric. */
export const measured = number({ min: -9_999_999_999, max: 9_999_999_999, decimals: 4 });
export const version = number({ min: 1, max: 2_147_483_647, whole: true });

const oneToFive = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)], {
  error: 'Choose one of the five levels.',
});

/** A rating, a likelihood or an impact: 1–5. */
export const level = z.preprocess(toNumber, oneToFive);
/** In a draft that has not got there: null. */
export const optionalLevel = z.preprocess((value) => toNumber(blankToNull(value)), oneToFive.nullable());

/** A choice of a closed list that may be left open. */
export const optionalChoice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(blankToNull, z.enum(values, { error: 'Choose one of the list.' }).nullable());

const ticks: Record<string, boolean> = { on: true, true: true, '': false, false: false };

/** A tick box: present and 'on' when ticked, absent when not. */
export const ticked = z.preprocess(
  (value) => (typeof value === 'string' ? (ticks[value] ?? value) : (value ?? false)),
  z.boolean({ error: 'Tick it, or leave it.' }),
);

export const id = z.uuid('This reference is not valid.');
export const optionalId = z.preprocess(blankToNull, id.nullable());
