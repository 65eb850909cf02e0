import type { ReactNode } from 'react';
import { Page } from '@/components/ui/page';
import { Tabs } from '@/components/ui/tabs';
import { compareTabs } from '@/components/shell/places';
import { currentActor } from '@/lib/session/actor';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

/** Tabs over every comparison; each page brings its own `PageHeader`. */
export default async function CompareLayout({ params, children }: Props) {
  const { workspace } = await params;
  return (
    <>
      <Tabs
        label="Compare"
        tabs={compareTabs(await currentActor(workspace))}
        className="sticky top-0 z-10 bg-canvas gutter pt-2 max-lg:top-13"
      />
      <Page>{children}</Page>
    </>
  );
}
