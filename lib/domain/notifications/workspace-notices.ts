import type { Person } from '@/lib/domain/access/actor';
import type { WorkspaceEvent } from '@/lib/domain/audit/events';
import { dayInWords } from '@/lib/domain/day';
import type { Notice } from './kinds';

/** Whom an event of the workspace is news for: who stands in for somebody, and whoever is away. Never the one who did it. */
export function workspaceNoticesOf(event: WorkspaceEvent, actor: Person): Notice[] {
  if (event.type !== 'deputy.named' && event.type !== 'deputy.ended') return [];
  const { member, deputy, startsOn, endsOn } = event.data;
  const days = `from ${dayInWords(startsOn)} to ${dayInWords(endsOn)}`;
  const own = actor.id === member.id;
  const words =
    event.type === 'deputy.named'
      ? {
          deputy: `${actor.name} named you as deputy${own ? '' : ` of ${member.name}`} ${days}: the signatures, confirmations and waivers of ${own ? 'their' : 'those'} owner roles then wait on you too.`,
          member: `${actor.name} named ${deputy.name} as your deputy ${days}.`,
        }
      : {
          deputy: `${actor.name} ended that you stand in for ${own ? 'them' : member.name}.`,
          member: `${actor.name} ended that ${deputy.name} stands in for you.`,
        };
  return [
    { to: deputy.id, kind: 'deputy' as const, text: words.deputy, path: '/account' },
    { to: member.id, kind: 'deputy' as const, text: words.member, path: '/account' },
  ].filter(({ to }) => to !== actor.id);
}
