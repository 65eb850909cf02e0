import type { Person } from '@/lib/domain/access/actor';
import type { DataClass } from '@/lib/domain/mcp/data-classes';
import type { IdentityModel } from '@/lib/domain/stages/stages';

/** Which data a server works on. */
export const serverEnvironments = ['production', 'test', 'development'] as const;
export type ServerEnvironment = (typeof serverEnvironments)[number];

export const serverEnvironmentLabels: Record<ServerEnvironment, string> = {
  production: 'Production',
  test: 'Test',
  development: 'Development',
};

/** How often a server is looked at by itself. */
export const checkRhythms = ['never', 'daily', 'weekly'] as const;
export type CheckRhythm = (typeof checkRhythms)[number];

export const checkRhythmLabels: Record<CheckRhythm, string> = {
  never: 'Only when somebody asks',
  daily: 'Every night',
  weekly: 'Every week',
};

const hour = 60 * 60 * 1000;
/** Less than the whole rhythm, since the nights are not all as long. */
const least: Record<CheckRhythm, number> = { never: Infinity, daily: 20 * hour, weekly: 6.5 * 24 * hour };

/** Whether a server is to be looked at again by its schedule. `last`: when the last run began; null: none ever did. */
export const isCheckDue = (rhythm: CheckRhythm, last: Date | null, now: Date): boolean =>
  rhythm !== 'never' && (last === null || now.getTime() - last.getTime() >= least[rhythm]);

/** What is said of its scopes, as its form takes it. */
export const scopeLines = (approved: readonly string[] | null): string =>
  approved === null ? '' : approved.join('\n') || 'none';

/** One that offers tools over MCP, as it is registered. */
export type ServerFacts = {
  id: string;
  name: string;
  purpose: string;
  /** Answers for it technically: keeps it, and approves its tools. */
  owner: Person;
  /** At least one of the two is there. */
  address: string | null;
  package: string | null;
  environment: ServerEnvironment;
  identityModel: IdentityModel;
  /** Of all that it gives out; at least one. */
  dataClasses: DataClass[];
  rhythm: CheckRhythm;
  /** Scopes that its tokens may carry; empty: none. Null: nobody has said. */
  approvedScopes: string[] | null;
  /** By name. */
  systems: { id: string; name: string }[];
  /** Set while none of its tools may be called. */
  revoked: { by: Person; at: Date; why: string } | null;
};
