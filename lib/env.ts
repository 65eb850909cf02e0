import { z } from 'zod';

/**
 * The settings of a running server, read from the environment. Parsed once, at the first use, so that a build needs none.
 * `npm run serve` refuses to start a production server on weak ones (scripts/serve/problems.ts).
 */
const schema = z.object({
  /** The app's own login: unprivileged, bound by row-level security. */
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be an address like postgresql://user:password@host:5432/database',
  }),
  /** A streaming replica of that database, the same login: portfolio reads go there while it keeps up. */
  DATABASE_REPLICA_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be an address like postgresql://user:password@replica:5432/database',
    })
    .optional(),
  /** Where to LISTEN, if DATABASE_URL leads to a pooler that passes no notices on: the same login, straight to the server. */
  DATABASE_LISTEN_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be an address like postgresql://user:password@host:5432/database',
    })
    .optional(),
  /** The owner of the tables; migrations and maintenance commands alone use it, never a request. */
  DATABASE_ADMIN_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Signs the session cookies. */
  AUTH_SECRET: z.string({ error: 'is missing' }).min(16, 'must have at least 16 characters'),
  /** Where people reach the product, such as https://airworthy.example.com; links in mails begin with it. */
  APP_URL: z.url({ protocol: /^https?$/, error: 'must be an address like https://airworthy.example.com' }),
  /** smtp:// or smtps://; without it invitations and resets are shown to the admin only. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an address like smtp://user:password@host:587' }).optional(),
  MAIL_FROM: z.string().min(3).default('Airworthy <airworthy@localhost>'),
  /** Connections to the database that one process may hold. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  /** Set by `npm start` alone, without DATABASE_URL and on loopback: the sign-in page offers the sample people. */
  AIRWORTHY_EVALUATION: z.enum(['1']).optional(),
  /**
   * How many proxies stand in front and each append the caller's address to X-Forwarded-For. 0: none, the header is not
   * believed and the connection's own address counts (sign-ins are throttled by it).
   */
  TRUST_PROXY: z.coerce.number({ error: 'must be a number of proxies' }).int().min(0).max(9).default(0),
  /** An ISO time at which the clock stands still, for browser tests only. */
  AIRWORTHY_CLOCK: z.iso.datetime({ offset: true }).optional(),
});

/** Their names, for whoever writes them down. */
export const settingNames = Object.keys(schema.shape);

export type Env = z.infer<typeof schema>;

/** All that is wrong with these settings, a sentence each; empty if they are usable. */
export function settingProblems(values: Record<string, string | undefined>): string[] {
  const parsed = schema.safeParse(normalise(values));
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
}

let parsedOnce: Env | undefined;

/** @throws Error that names every missing or malformed setting at once. */
export function env(): Env {
  if (parsedOnce) return parsedOnce;
  const parsed = schema.safeParse(normalise(process.env));
  if (!parsed.success) throw new Error(`Settings: ${settingProblems(process.env).join(' ')}`);
  parsedOnce = parsed.data;
  return parsedOnce;
}

/** The current time, or the frozen one of a browser test. The only clock of the product outside scripts. */
export function now(): Date {
  const frozen = process.env.AIRWORTHY_CLOCK;
  return frozen ? new Date(frozen) : new Date();
}

// next-auth knows two of them by other names; an empty value counts as none.
function normalise(values: Record<string, string | undefined>): Record<string, string | undefined> {
  const named = {
    ...values,
    AUTH_SECRET: values.AUTH_SECRET || values.NEXTAUTH_SECRET,
    APP_URL: values.APP_URL || values.NEXTAUTH_URL,
  };
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, value === '' ? undefined : value]));
}
