import { cookies } from 'next/headers';
import { Suspense, type ReactNode } from 'react';
import { Shell } from '@/components/shell/shell';
import { Count, countInBadge } from '@/components/ui/badge';
import { parseTheme, themeCookie } from '@/components/shell/theme';
import { waitingCount } from '@/lib/queries/my-work';
import { currentMembership } from '@/lib/session/actor';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace } = await params;
  const { actor, workspaceName, unread } = await currentMembership(workspace);
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <Shell
      actor={actor}
      workspaceName={workspaceName}
      theme={theme}
      waiting={<Waiting count={waitingCount(actor)} />}
      unread={<HowMany count={unread} words="unread" />}
    >
      {children}
    </Shell>
  );
}

/** Where it must be counted it comes after the page: nobody waits for it, and nothing moves by it. */
function Waiting({ count }: { count: number | Promise<number> }) {
  if (typeof count === 'number') return <HowMany count={count} words={waitingWords} />;
  return (
    <Suspense>
      <Counted count={count} />
    </Suspense>
  );
}

const Counted = async ({ count }: { count: Promise<number> }) => <HowMany count={await count} words={waitingWords} />;

function HowMany({ count, words }: { count: number; words: string }) {
  if (count === 0) return null;
  return (
    <span>
      <Count>{countInBadge(count)}</Count>
      <span className="sr-only"> {words}</span>
    </span>
  );
}

const waitingWords = 'waiting on you';
