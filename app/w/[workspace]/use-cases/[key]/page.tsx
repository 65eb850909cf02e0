import { redirect } from 'next/navigation';
import { loadUseCase, type UseCaseParams } from './_lib/load';

export default async function UseCaseHome({ params }: { params: UseCaseParams }) {
  const { facts } = await loadUseCase(params);
  const { workspace } = await params;
  redirect(`/w/${workspace}/use-cases/${facts.key}/overview`);
}
