import { cookies } from 'next/headers';
import { Suspense, type ReactNode } from 'react';
import { Shell } from '@/components/shell/shell';
import { Count } from '@/components/ui/badge';
import { parseTheme, themeCookie } from '@/components/shell/theme';
import type { Actor } from '@/lib/domain/access/actor';
import { shellCounts, type ShellCounts } from '@/lib/queries/my-work';
import { currentMembership } from '@/lib/session/actor';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace } = await params;
  const { actor, workspaceName } = await currentMembership(workspace);
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <Shell
      actor={actor}
      workspaceName={workspaceName}
      theme={theme}
      waiting={
        <Suspense>
          <HowMany actor={actor} of="work" words="waiting on you" />
        </Suspense>
      }
      unread={
        <Suspense>
          <HowMany actor={actor} of="unread" words="unread" />
        </Suspense>
      }
    >
      {children}
    </Shell>
  );
}

/** Comes after the page: nobody waits for it, and nothing moves by it. */
async function HowMany({ actor, of, words }: { actor: Actor; of: keyof ShellCounts; words: string }) {
  const { [of]: count } = await shellCounts(actor);
  if (count === 0) return null;
  return (
    <span>
      <Count>{count > mostShown ? `${mostShown}+` : count}</Count>
      <span className="sr-only"> {words}</span>
    </span>
  );
}

const mostShown = 999;
