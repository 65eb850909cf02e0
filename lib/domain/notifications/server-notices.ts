import type { Person } from '@/lib/domain/access/actor';
import { someOf } from '@/lib/domain/list-of-words';
import { shortened } from '@/lib/domain/shortened';
import type { Notice } from './kinds';

/** A use case that builds on a server. `owners`: the ids of its business and technical owner. */
export type DependentUseCase = { key: string; owners: string[] };

type Told = {
  server: { id: string; name: string };
  now: 'revoked' | 'restored';
  actor: Person;
  reason: string;
  dependents: readonly DependentUseCase[];
};

const consequence = {
  revoked: 'none of its tools may be called',
  restored: 'its tools may be called again, as far as they are approved',
};

/** Owners of what builds on it are told that a server is revoked or restored, each once, however many theirs are. Never the one who did it. */
export function serverNotices({ server, now, actor, reason, dependents }: Told): Notice[] {
  const keys = new Map<string, string[]>();
  for (const { key, owners } of dependents)
    for (const owner of new Set(owners)) keys.set(owner, [...(keys.get(owner) ?? []), key]);
  keys.delete(actor.id);
  return [...keys].map(([to, theirs]) => ({
    to,
    kind: 'server' as const,
    text: `${actor.name} ${now} the server ${server.name}: ${consequence[now]}. ${whatBuilds(theirs)}. Why: ${shortened(reason, longest)}`,
    path: `/servers/${server.id}`,
  }));
}

const whatBuilds = (keys: string[]): string =>
  keys.length === 1 ? `${keys[0]} of yours builds on it` : `${someOf(keys)} of yours build on it`;

/** Characters of the reason. */
const longest = 300;
