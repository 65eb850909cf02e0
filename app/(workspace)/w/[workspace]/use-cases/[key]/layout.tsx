import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { UseCaseHeader } from '@/components/use-cases/use-case-header';
import { Page } from '@/components/ui/page';
import { UseCaseTabs } from '@/components/use-cases/use-case-tabs';
import { hasOperation } from '@/lib/domain/operation/incidents';
import { useCaseHead } from '@/lib/queries/use-case-head';
import { loadUseCase, type UseCaseParams } from './_lib/load';

type Props = { params: UseCaseParams; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { facts } = await loadUseCase(params);
  return {
    title: { default: `${facts.key} ${facts.title}`, template: `%s · ${facts.key} ${facts.title} · Airworthy` },
  };
}

export default async function UseCaseLayout({ params, children }: Props) {
  const page = await loadUseCase(params);
  const { facts } = page;
  const { workspace } = await params;
  const base = `/w/${workspace}/use-cases/${facts.key}`;
  return (
    <Page>
      <UseCaseHeader head={useCaseHead(page)} place={{ workspace, base }} />
      <UseCaseTabs useCase={facts.key} base={base} operation={hasOperation(facts)} />
      {children}
    </Page>
  );
}
