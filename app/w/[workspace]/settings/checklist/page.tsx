import type { Metadata } from 'next';
import { ChecklistArea } from '@/components/settings/checklist-area';
import { PageHeader } from '@/components/ui/page-header';
import { areas } from '@/lib/domain/checklist/areas';
import { catalogues } from '@/lib/domain/checklist/catalogues';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Checklist template' };

type Props = { params: Promise<{ workspace: string }> };

export default async function ChecklistTemplatePage({ params }: Props) {
  await currentActor((await params).workspace);
  return (
    <>
      <PageHeader
        title="Checklist"
        description={`The ${checklistTemplate.length} things that must be true before go-live, in ${areas.length} areas. The action tier decides which of them block; the others advise. It is the same for every use case of this version.`}
      />
      <div className="space-y-5">
        {areas.map((area) => (
          <ChecklistArea key={area} area={area} />
        ))}
      </div>
      <p className="max-w-prose text-sm text-ink-subtle">
        The items map to public catalogues: {[...new Set(Object.values(catalogues))].join('; ')}.
      </p>
    </>
  );
}
