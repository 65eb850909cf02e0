import Link from 'next/link';
import { Notice } from '@/components/ui/notice';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { signOffStatus } from '@/lib/domain/signoffs/rules';
import { sectionLabels, type Section } from '@/lib/domain/signoffs/sections';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

/** In production with a signature that no longer stands: whose, and what changed. Nothing where all stand. */
export function LapsedSignOffs({ facts, base }: { facts: UseCaseFacts; base: string }) {
  if (facts.stage !== 'production') return null;
  const lapsed = signOffStatus('production', facts).filter(({ state }) => state === 'lapsed');
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
        {lapsed.map(({ role, signOff }) => (
          <li key={role}>
            {ownerRoleLabels[role]}, because this changed:{' '}
            {signOff?.lapsedBy.map((name) => sectionLabels[name as Section]?.toLowerCase() ?? name).join(', ')}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
