'use client';

import Link from 'next/link';
import { Notice } from '@/components/ui/notice';
import { ownerRoleLabels, type OwnerRole } from '@/lib/domain/access/actor';
import { sectionLabels, type Section } from '@/lib/domain/signoffs/sections';

/** `changed`: names of sections; see lib/queries/overview-cards.ts. */
type Props = { lapsed: { role: OwnerRole; changed: string[] }[]; base: string };

/** In production with a signature that no longer stands: whose, and what changed. Nothing where all stand. */
export function LapsedSignOffs({ lapsed, base }: Props) {
  if (lapsed.length === 0) return null;
  return (
    <Notice
      tone="caution"
      title={lapsed.length === 1 ? 'A signature has lapsed' : `${lapsed.length} signatures have lapsed`}
      actions={
        <Link className="underline" href={`${base}/sign-offs`}>
          Sign-offs
        </Link>
      }
    >
      <ul className="space-y-1">
        {lapsed.map(({ role, changed }) => (
          <li key={role}>
            {ownerRoleLabels[role]}, because this changed:{' '}
            {changed.map((name) => sectionLabels[name as Section]?.toLowerCase() ?? name).join(', ')}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
