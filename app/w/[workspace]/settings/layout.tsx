import type { ReactNode } from 'react';
import { settingsTabs } from '@/components/shell/places';
import { Page } from '@/components/ui/page';
import { Tabs } from '@/components/ui/tabs';
import { currentActor } from '@/lib/session/actor';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

/** Tabs over every settings page; each page brings its own `PageHeader`, whose title is its tab's. */
export default async function SettingsLayout({ params, children }: Props) {
  const { workspace } = await params;
  return (
    <>
      <Tabs
        label="Settings"
        tabs={settingsTabs(await currentActor(workspace))}
        className="sticky top-0 z-10 bg-canvas gutter pt-2 max-lg:top-13"
      />
      <Page>{children}</Page>
    </>
  );
}
