import { cookies } from 'next/headers';
import { Suspense, type ReactNode } from 'react';
import { Shell } from '@/components/shell/shell';
import { Count } from '@/components/ui/badge';
import { parseTheme, themeCookie } from '@/components/shell/theme';
import type { Actor } from '@/lib/domain/access/actor';
import { myWorkCount } from '@/lib/queries/my-work';
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
          <Waiting actor={actor} />
        </Suspense>
      }
    >
      {children}
    </Shell>
  );
}

/** Comes after the page: nobody waits for it, and nothing moves by it. */
async function Waiting({ actor }: { actor: Actor }) {
  const count = await myWorkCount(actor);
  if (count === 0) return null;
  return (
    <span>
      <Count>{count}</Count>
      <span className="sr-only"> waiting on you</span>
    </span>
  );
}
