import Link from 'next/link';
import { CommandForm } from '@/components/forms/command-form';
import { TextField } from '@/components/forms/text-field';
import { Icon } from '@/components/ui/icon';
import { Summary } from '@/components/ui/summary';
import type { Place } from '@/components/use-case-tab/place';
import { drillLabels } from '@/lib/domain/checklist/evidence';
import type { DrillKind, EvidenceKind } from '@/lib/domain/use-case/facts';
import { EvidenceFields } from './evidence-fields';
import { evidenceIcons } from './evidence-kind';

type Props = {
  place: Place;
  useCase: string;
  item: string;
  /** The drill that the item takes. */
  drill: DrillKind | null;
  /** What proves the item, as a title to begin with. */
  suggestion: string;
  today: string;
  latestExpiry: string | null;
};

/** A drill where the item takes one, a link, a note or a file: one small form is open at a time, by the browser's own means. */
export function AddEvidence(props: Props) {
  const { place, item, drill } = props;
  return (
    <div className="divide-y divide-line">
      {drill ? <Kind {...props} kind="drill" label={`Record a ${drillLabels[drill].toLowerCase()}`} /> : null}
      <Kind {...props} kind="link" label="Add a link" />
      <Kind {...props} kind="note" label="Write a note" />
      <Kind {...props} kind="file" label="Upload a file" />
      <Link
        href={`${place.base}/checklist/${item}/existing`}
        prefetch={false}
        className="flex items-center gap-2 px-4 py-2.5 font-medium hover:bg-hover focus-visible:-outline-offset-2"
      >
        <Icon name="chevronRight" size={14} className="shrink-0 text-ink-subtle" />
        <Icon name="copy" size={16} />
        Use evidence given before
      </Link>
    </div>
  );
}

function Kind(props: Props & { kind: EvidenceKind; label: string }) {
  const { place, useCase, item, drill, suggestion, today, latestExpiry, kind, label } = props;
  const asFile = kind === 'file';
  return (
    <details name="evidence-kind">
      <Summary className="font-medium">
        <Icon name={evidenceIcons[kind]} size={16} />
        {label}
      </Summary>
      <div className="px-4 pt-1 pb-4">
        <CommandForm
          {...place}
          command="add-evidence"
          hidden={{ useCase, item, kind }}
          submitLabel="Add evidence"
          onDone="reset"
          doneMessage="Evidence added"
        >
          <TextField
            name="title"
            label="Title"
            hint={asFile ? 'The file’s name, if left empty.' : undefined}
            required={!asFile}
            defaultValue={asFile ? undefined : suggestion}
            maxLength={200}
          />
          <EvidenceFields {...{ kind, drill, today, latestExpiry }} />
        </CommandForm>
      </div>
    </details>
  );
}
