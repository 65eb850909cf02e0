import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CommandForm } from '@/components/forms/command-form';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { DiffersField } from '@/components/use-cases/differs-field';
import { TemplateGallery } from '@/components/use-cases/template-gallery';
import { can } from '@/lib/domain/access/can';
import { useCaseTemplate } from '@/lib/domain/use-case/templates';
import { formOptions } from '@/lib/queries/use-case-form';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'New use case' };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ template?: string | string[] }> };

export default async function NewUseCasePage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const actor = await currentActor(workspace);
  const { template: wanted } = await searchParams;
  const list = `/w/${workspace}/use-cases`;
  const base = `${list}/new`;
  const forbidden = can(actor, 'create-use-case');
  if (forbidden) {
    return (
      <Page width="narrow">
        <PageHeader title="New use case" />
        <Notice
          tone="caution"
          title={forbidden.message}
          actions={<ButtonLink href={list}>Back to the list</ButtonLink>}
        >
          <p>{forbidden.remedy}</p>
        </Notice>
      </Page>
    );
  }
  const options = await formOptions(actor);
  if (!options) notFound();
  const template = typeof wanted === 'string' ? useCaseTemplate(wanted) : null;
  return (
    <Page className="max-w-5xl">
      <PageHeader
        title="New use case"
        description="Title, problem and business owner are enough to start. Everything else can follow."
      />
      <Section
        title="Begin with one that works well"
        description="Each brings a measurement plan without figures, test scenarios and proposed tools. Or leave it out and write your own."
      >
        <TemplateGallery chosen={template?.id ?? null} base={base} />
      </Section>
      <Card title={template ? `From the template: ${template.title}` : 'Your use case'}>
        <CommandForm
          // Another template, another form.
          key={template?.id ?? 'own'}
          workspace={workspace}
          command="create-use-case"
          hidden={{ template: template?.id }}
          submitLabel="Register"
          onDone="redirect"
          redirectTo={`${list}/{key}/overview`}
          doneMessage="Registered"
          draftKey={`new-use-case-${template?.id ?? 'own'}`}
          base={base}
          actions={
            <ButtonLink variant="quiet" href={list}>
              Cancel
            </ButtonLink>
          }
        >
          <TextField
            name="title"
            label="Title"
            hint="The business task in a few words, as people would search for it."
            defaultValue={template?.title}
            maxLength={200}
          />
          <TextAreaField
            name="problem"
            label="Problem"
            hint="Who does what today, and what is slow, costly or missed in it."
            defaultValue={template?.problem}
            rows={4}
          />
          <SelectField
            name="businessOwner"
            label="Business owner"
            hint="Approves POC and pilot, and answers for the value."
            placeholder="Choose a person"
            options={options.members.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField
              name="businessUnit"
              label="Business unit"
              hint="Gives the key its letters."
              placeholder={options.units.length > 1 ? 'Choose a unit' : undefined}
              options={options.units.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField name="newBusinessUnit" label="Or a new one" required={false} maxLength={120} hint="Its name." />
          </div>
          <DiffersField />
        </CommandForm>
      </Card>
    </Page>
  );
}
