import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { UseCaseHeader } from '@/components/use-cases/use-case-header';
import { Page } from '@/components/ui/page';
import { UseCaseTabs } from '@/components/use-cases/use-case-tabs';
import { loadUseCaseTop, type UseCaseParams } from './_lib/load';

type Props = { params: UseCaseParams; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { useCase, title } = (await loadUseCaseTop(params)).head;
  return {
    title: { default: `${useCase} ${title}`, template: `%s · ${useCase} ${title} · Airworthy` },
  };
}

export default async function UseCaseLayout({ params, children }: Props) {
  const { head, hasOperation } = await loadUseCaseTop(params);
  const { workspace } = await params;
  const base = `/w/${workspace}/use-cases/${head.useCase}`;
  return (
    <Page>
      <UseCaseHeader head={head} place={{ workspace, base }} />
      <UseCaseTabs useCase={head.useCase} base={base} operation={hasOperation} />
      {children}
    </Page>
  );
}
