import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LadderTable } from '@/components/compare/ladder-table';
import { Openings } from '@/components/compare/openings';
import { PageHeader } from '@/components/ui/page-header';
import { ladder } from '@/lib/queries/ladder';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'The ladder' };

type Props = { params: Promise<{ workspace: string }> };

export default async function LadderPage({ params }: Props) {
  const { workspace } = await params;
  const found = await ladder(await currentActor(workspace));
  if (!found) notFound();
  return (
    <>
      <PageHeader
        title="The ladder"
        description="Read-only and draft come first. What is in production opens the next action tier on the same systems: a use case that only action risk or user group bars becomes the next step."
      />
      <LadderTable {...found} workspace={workspace} />
      <Openings workspace={workspace} openings={found.openings} />
    </>
  );
}
