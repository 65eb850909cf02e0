import type { ReactNode } from 'react';
import { workTabs } from '@/components/shell/places';
import { Page } from '@/components/ui/page';
import { Tabs } from '@/components/ui/tabs';
import { currentActor } from '@/lib/session/actor';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

/** What waits on oneself, and what waits on others; each page brings its own `PageHeader`. */
export default async function MyWorkLayout({ params, children }: Props) {
  const { workspace } = await params;
  return (
    <>
      <Tabs
        label="My work"
        tabs={workTabs(await currentActor(workspace))}
        className="sticky top-0 z-10 bg-canvas gutter pt-2 max-lg:top-13"
      />
      <Page>{children}</Page>
    </>
  );
}
