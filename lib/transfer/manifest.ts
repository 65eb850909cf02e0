import { z } from 'zod';

/** Raised when the entries of the file change their form or their meaning. */
export const formatVersion = 1;

export const manifestName = 'manifest.json';
export const tableEntry = (table: string): string => `tables/${table}.jsonl`;
export const fileEntry = (id: string): string => `files/${id}`;

const entry = z.strictObject({
  name: z.string().max(200),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of a table. */
  rows: z.int().nonnegative().optional(),
});

/** The last entry of an exported workspace: what the others are. */
export const manifest = z.strictObject({
  format: z.literal('airworthy-workspace'),
  version: z.literal(formatVersion),
  /** The last migration of the database that it comes from: what its columns are. */
  schema: z.string().max(200),
  exportedAt: z.iso.datetime(),
  workspace: z.strictObject({ id: z.uuid(), slug: z.string().max(39), name: z.string().max(200) }),
  entries: z.array(entry),
});

export type Manifest = z.infer<typeof manifest>;
export type ManifestEntry = Manifest['entries'][number];
