import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CalibrationCards } from '@/components/compare/calibration-cards';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { leastPilots } from '@/lib/domain/scoring/calibration';
import { calibrationPage } from '@/lib/queries/calibration';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Calibration' };

type Props = { params: Promise<{ workspace: string }> };

export default async function CalibrationPage({ params }: Props) {
  const { workspace } = await params;
  const found = await calibrationPage(await currentActor(workspace));
  if (!found) notFound();
  return (
    <>
      <PageHeader
        title="Calibration"
        description="What scores predicted against what pilots measured: level 1 predicts nothing, level 5 that every target is reached."
        meta={
          <span>
            {found.count.toLocaleString('en-US')} {found.count === 1 ? 'pilot has' : 'pilots have'} results
          </span>
        }
      />
      {found.enough ? (
        <CalibrationCards calibration={found} href={(key) => `/w/${workspace}/use-cases/${key}/plan`} />
      ) : (
        <EmptyState icon="target" title={`${found.count} of ${leastPilots} pilots that it takes`}>
          From fewer nothing can be said. A pilot counts once a metric with baseline and target has its result, on the
          Plan tab of the use case.
        </EmptyState>
      )}
    </>
  );
}
