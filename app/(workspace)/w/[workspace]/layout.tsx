import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Shell } from '@/components/shell/shell';
import { parseTheme, themeCookie } from '@/components/shell/theme';
import { currentMembership } from '@/lib/session/actor';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace } = await params;
  const { actor, workspaceName } = await currentMembership(workspace);
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <Shell actor={actor} workspaceName={workspaceName} theme={theme}>
      {children}
    </Shell>
  );
}
