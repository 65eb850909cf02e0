import { ownerRoleLabels } from '@/lib/domain/access/actor';
import type { Waited, WaitedRole } from '@/lib/domain/portfolio/aggregates';
import { count } from './chart-filter';

export const waitedLabels: Record<WaitedRole['as'], string> = {
  ...ownerRoleLabels,
  scorer: 'Scorers',
  condition: 'Owners of conditions',
  renewal: 'Evidence and waivers to renew',
};

export const wholeDays = (days: number): string => `${Math.round(days)} ${Math.round(days) === 1 ? 'day' : 'days'}`;

/** How much waits on how many, in a sentence. */
export function waitedSummary({ roles, people, morePeople }: Waited): string {
  const all = roles.reduce((sum, { things }) => sum + things, 0);
  if (all === 0) return 'Nothing waits on anybody.';
  const longest = Math.max(...roles.map(({ longestDays }) => longestDays), 0);
  const persons = people.length + morePeople;
  return `${count(all)} ${all === 1 ? 'thing waits' : 'things wait'} on ${count(persons)} ${persons === 1 ? 'person' : 'people'}, the longest for ${wholeDays(longest)}.`;
}
