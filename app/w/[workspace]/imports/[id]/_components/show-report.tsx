import { Figures } from '@/components/imports/figures';
import { ProgressWatch } from '@/components/imports/progress-watch';
import { Report } from '@/components/imports/report';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import type { Actor } from '@/lib/domain/access/actor';
import { grouped } from '@/lib/domain/import/limits';
import { importReport } from '@/lib/queries/import-report';
import type { ImportRunDetail } from '@/lib/queries/import-run';
import { reportPath, type ReportAddress } from '@/lib/url/imports';

type Props = { workspace: string; actor: Actor; run: ImportRunDetail; address: ReportAddress };

/** An import under way or ended: how far it is, what became of the rows. */
export async function ShowReport({ workspace, actor, run, address }: Props) {
  const report = await importReport(actor, run.id, address);
  const { rows, processed, created, updated, skipped } = run;
  const to = (change: Partial<ReportAddress>) => reportPath(workspace, run.id, change);
  return (
    <>
      {run.state === 'running' ? (
        <Card>
          <ProgressWatch />
          <Progress
            label="Importing"
            value={processed}
            max={rows}
            text={`${grouped(processed)} of ${grouped(rows)} rows`}
          />
          <p className="mt-2 text-sm text-ink-muted">It goes on while this page is closed, and after a restart.</p>
        </Card>
      ) : null}
      {run.state === 'failed' ? (
        <Notice tone="negative" title="The import did not come to its end">
          {run.problem}
        </Notice>
      ) : null}
      {run.state === 'undone' ? (
        <Notice tone="neutral" title="This import was undone">
          What it created was removed and what it changed was restored; the report stays as it was.
        </Notice>
      ) : null}
      <Figures
        figures={[
          { label: 'Rows in the file', value: rows, href: to({}), current: !address.outcome && !address.note },
          {
            label: 'Created',
            value: created,
            href: to({ outcome: 'created' }),
            current: address.outcome === 'created',
          },
          {
            label: 'Updated',
            value: updated,
            href: to({ outcome: 'updated' }),
            current: address.outcome === 'updated',
          },
          {
            label: 'Skipped',
            value: skipped,
            href: to({ outcome: 'skipped' }),
            current: address.outcome === 'skipped',
          },
        ]}
      />
      {report ? (
        <Report
          workspace={workspace}
          importId={run.id}
          address={address}
          {...report}
          download={skipped > 0 ? `/api/w/${workspace}/imports/${run.id}/skipped` : null}
        />
      ) : null}
    </>
  );
}
