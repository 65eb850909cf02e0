import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { MayNot } from '@/components/use-case-tab/may-not';
import type { Reason } from '@/lib/domain/result';

type Props = { workspace: string; mayNot: Reason | null };

/** The whole workspace as a file. */
export function ExportCard({ workspace, mayNot }: Props) {
  return (
    <Card
      title="Export workspace"
      description="Everything in one file: use cases, evidence with its files, signatures, settings, people by name and address, and the audit trail. No password, link or draft of somebody’s scores is in it."
    >
      <p className="mb-4 text-sm text-ink-muted">
        Whoever runs a service of Airworthy imports it there as a new workspace, whose trail still verifies. Keep it as
        safe as the workspace itself.
      </p>
      {mayNot ? (
        <MayNot reason={mayNot} />
      ) : (
        <a href={`/api/w/${workspace}/export`} download className={buttonClass({})}>
          <Icon name="download" />
          Export workspace
        </a>
      )}
    </Card>
  );
}
