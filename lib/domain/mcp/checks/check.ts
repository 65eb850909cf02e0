import type { OwnerRole } from '@/lib/domain/access/actor';
import type { JsonObject } from '../contract';

/** Ids are never reused for another check: kept results refer to them. */
export const checkIds = [
  'C01',
  'C02',
  'C03',
  'C04',
  'C05',
  'C06',
  'C07',
  'C08',
  'C09',
  'C10',
  'C11',
  'C12',
  'C13',
  'C14',
  'C15',
  'C16',
  'C17',
  'C18',
  'C19',
  'C20',
  'C21',
  'C22',
  'C23',
  'C24',
  'C25',
  'C26',
] as const;
export type CheckId = (typeof checkIds)[number];

/** From good to bad; not verified is never counted as a pass, and not applicable needs a reason in its message. */
export const outcomes = ['pass', 'warn', 'fail', 'not-applicable', 'not-verified'] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeLabels: Record<Outcome, string> = {
  pass: 'Pass',
  warn: 'Warning',
  fail: 'Fail',
  'not-applicable': 'Not applicable',
  'not-verified': 'Not verified',
};

/** Goes up when a rule changes, so that an older result is known for what it was. */
export const checkerVersion = '4';

export type Finding = {
  outcome: 'warn' | 'fail';
  /** The name of the tool; null where it is about the server. */
  tool: string | null;
  /** Where in the tool or the contract, such as `inputSchema.properties.sql`. */
  path: string;
  message: string;
  /** What stands there, shortened, with what is invisible made visible; empty where nothing stands there. */
  excerpt: string;
};

export type CheckResult = {
  check: CheckId;
  outcome: Outcome;
  /** One sentence: what was seen, or why nothing could be. */
  message: string;
  findings: Finding[];
  /** The raw facts that were judged, as they may be shown: never a token. */
  facts: JsonObject;
};

export type CheckDefinition = {
  id: CheckId;
  name: string;
  /** What a failure means. */
  meaning: string;
  /** How to mend it. */
  mend: string;
  /** Whose it is. */
  owner: OwnerRole;
  /** Items of the go-live checklist that a pass is evidence for. */
  items: readonly string[];
  /** How a person proves it where the check could not. */
  byHand: string;
};
