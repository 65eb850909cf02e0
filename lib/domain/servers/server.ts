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
  /** By name. */
  systems: { id: string; name: string }[];
  /** Set while none of its tools may be called. */
  revoked: { by: Person; at: Date; why: string } | null;
};
