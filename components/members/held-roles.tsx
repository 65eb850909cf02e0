import { TextLink } from '@/components/ui/text-link';
import { ownerRoleLabels, type OwnerRole } from '@/lib/domain/access/actor';

type Held = { role: OwnerRole; count: number; keys: string[] };

/** The owner roles somebody holds, with the first few use cases of each. */
export function HeldRoles({ workspace, held }: { workspace: string; held: Held[] }) {
  if (held.length === 0) return <span className="text-ink-subtle">None</span>;
  return (
    <ul className="space-y-0.5 text-sm">
      {held.map(({ role, count, keys }) => (
        <li key={role}>
          {ownerRoleLabels[role]} of{' '}
          {keys.map((key, index) => (
            <span key={key}>
              {index > 0 ? ', ' : ''}
              <TextLink href={`/w/${workspace}/use-cases/${key}`} prefetch={false}>
                {key}
              </TextLink>
            </span>
          ))}
          {count > keys.length ? ` and ${count - keys.length} more` : ''}
        </li>
      ))}
    </ul>
  );
}
