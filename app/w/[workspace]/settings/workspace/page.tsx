import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BusinessUnitsCard } from '@/components/settings/business-units-card';
import { ExportCard } from '@/components/settings/export-card';
import { SettingsFacts } from '@/components/settings/settings-facts';
import { SettingsForm } from '@/components/settings/settings-form';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { MayNot } from '@/components/use-case-tab/may-not';
import { can } from '@/lib/domain/access/can';
import { businessUnitsPage, settingsPage } from '@/lib/queries/settings';
import { whyNoExport } from '@/lib/queries/workspace-export';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Workspace settings' };

type Props = { params: Promise<{ workspace: string }> };

export default async function WorkspaceSettingsPage({ params }: Props) {
  const { workspace } = await params;
  const actor = await currentActor(workspace);
  const page = await settingsPage(actor);
  if (!page) notFound();
  const { name, settings, mayChange } = page;
  const { units } = await businessUnitsPage(actor);
  return (
    <>
      <PageHeader title="Workspace" description="What this workspace has decided for all its use cases." />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Card>
          {mayChange ? (
            <div className="space-y-4">
              <SettingsFacts name={name} settings={settings} />
              <MayNot reason={mayChange} />
            </div>
          ) : (
            <SettingsForm workspace={workspace} name={name} settings={settings} />
          )}
          <p className="mt-4 text-sm text-ink-muted">
            Readiness for production and the least time of a pilot are part of the{' '}
            <TextLink href={`/w/${workspace}/settings/gates`}>gate policy</TextLink>.
          </p>
        </Card>
        <BusinessUnitsCard workspace={workspace} units={units} mayChange={!mayChange} />
        {can(actor, 'export-workspace') ? null : <ExportCard workspace={workspace} mayNot={await whyNoExport(actor)} />}
      </div>
    </>
  );
}
