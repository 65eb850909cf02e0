import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CommandForm } from '@/components/forms/command-form';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { EditForm } from '@/components/use-cases/edit-form';
import { can } from '@/lib/domain/access/can';
import { systemKindLabels, systemKinds } from '@/lib/domain/use-case/systems';
import { formOptions } from '@/lib/queries/use-case-form';
import { loadUseCase, type UseCaseParams } from '../_lib/load';

type Props = { params: UseCaseParams };

export const metadata: Metadata = { title: 'Edit' };

export default async function EditPage({ params }: Props) {
  const { facts, actor, mayEdit } = await loadUseCase(params);
  const { workspace } = await params;
  const base = `/w/${workspace}/use-cases/${facts.key}`;
  if (mayEdit) {
    return (
      <Notice
        tone="caution"
        title={mayEdit.message}
        actions={<ButtonLink href={`${base}/overview`}>Back to the overview</ButtonLink>}
      >
        <p>{mayEdit.remedy}</p>
      </Notice>
    );
  }
  const options = await formOptions(actor);
  if (!options) notFound();
  const { units, systems, currency } = options;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,1fr)]">
      <Card title="Edit the use case">
        <EditForm {...{ facts, units, systems, currency, workspace, base }} />
      </Card>
      {can(actor, 'manage-systems') ? null : (
        <Card title="Another system" description="Adds it to this workspace, for every use case; then tick it.">
          <CommandForm
            workspace={workspace}
            command="save-system"
            submitLabel="Add the system"
            submitVariant="secondary"
            onDone="reset"
            doneMessage="System added"
            guard={false}
            gap="sm"
          >
            <TextField name="name" label="Name" maxLength={120} />
            <SelectField
              name="kind"
              label="Kind"
              placeholder="Choose its kind"
              options={systemKinds.map((kind) => ({ value: kind, label: systemKindLabels[kind] }))}
            />
          </CommandForm>
        </Card>
      )}
    </div>
  );
}
