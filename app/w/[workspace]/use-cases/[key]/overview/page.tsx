import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OverviewCards } from '@/components/use-cases/overview-cards';
import { keptOverview } from '@/lib/queries/use-case-overview';
import { currentActor } from '@/lib/session/actor';
import { loadUseCaseTop, type UseCaseParams } from '../_lib/load';

type Props = { params: UseCaseParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { useCase, title } = (await loadUseCaseTop(params)).head;
  return { title: { absolute: `${useCase} ${title} · Airworthy` } };
}

export default async function OverviewPage({ params }: Props) {
  const { workspace, key } = await params;
  const overview = await keptOverview(await currentActor(workspace), decodeURIComponent(key));
  if (!overview) notFound();
  return <OverviewCards {...overview} workspace={workspace} />;
}
