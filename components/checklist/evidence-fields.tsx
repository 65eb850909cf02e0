import { DateField } from '@/components/forms/date-field';
import { FileField } from '@/components/forms/file-field';
import { NumberField } from '@/components/forms/number-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { safeStates } from '@/lib/domain/checklist/evidence';
import type { DrillKind, EvidenceKind } from '@/lib/domain/use-case/facts';

type Props = {
  kind: EvidenceKind;
  /** Of a drill. */
  drill: DrillKind | null;
  today: string;
  /** The last day that the item allows; null: no limit. */
  latestExpiry: string | null;
  /** What leaving the last day empty means, where it is not one item's evidence. */
  expiryHint?: string;
  /** What the revision before said. */
  before?: { body: string; source: string; ledBy?: string };
};

/** What a revision of evidence says, by its kind; for the first one and for those that renew it. */
export function EvidenceFields({ kind, drill, today, latestExpiry, expiryHint, before }: Props) {
  return (
    <>
      {kind === 'link' ? (
        <TextField
          name="address"
          label="Web address"
          type="url"
          placeholder="https://"
          maxLength={2000}
          defaultValue={before?.body}
        />
      ) : null}
      {kind === 'file' ? (
        <FileField
          name="file"
          label="File"
          hint="Up to 10 MB. It is only ever downloaded, never shown, and kept with its SHA-256."
        />
      ) : null}
      {kind === 'note' ? (
        <TextAreaField
          name="text"
          label="What was done and seen"
          hint="No secrets and no personal data: everybody in the workspace reads it."
          rows={5}
          maxLength={10000}
          defaultValue={before?.body}
        />
      ) : null}
      {kind === 'drill' ? <DrillFields drill={drill ?? 'kill-switch'} today={today} ledBy={before?.ledBy} /> : null}
      {kind === 'drill' ? null : (
        <TextField
          name="source"
          label="Source"
          hint="Where it comes from: a system, a report, a person."
          required={false}
          maxLength={200}
          defaultValue={before?.source}
        />
      )}
      <DateField
        name="expiresOn"
        label="Proves it until"
        hint={
          expiryHint ??
          (latestExpiry
            ? 'This item wants fresh evidence: left empty, the last day it allows.'
            : 'Leave empty if it does not expire.')
        }
        required={false}
        min={today}
        max={latestExpiry ?? undefined}
        className="max-w-56"
      />
    </>
  );
}

function DrillFields({ drill, today, ledBy }: { drill: DrillKind; today: string; ledBy?: string }) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField name="heldOn" label="Held on" max={today} />
        <NumberField
          name="secondsToSafe"
          label="Time to safe state"
          hint={`From the decision until ${safeStates[drill]}.`}
          unit="seconds"
          min={0}
          step={1}
        />
      </div>
      <TextField name="ledBy" label="Who" hint="Who held it, and who took part." maxLength={200} defaultValue={ledBy} />
      <TextAreaField
        name="text"
        label="What was done and seen"
        hint="How it was set off, what happened, what was learned."
        rows={4}
        maxLength={10000}
      />
    </>
  );
}
