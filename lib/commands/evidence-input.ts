import { z } from 'zod';
import { evidenceExpiry } from '@/lib/domain/checklist/evidence';
import { dayOf } from '@/lib/domain/day';
import type { Result } from '@/lib/domain/result';
import type { Day, DrillFacts, DrillKind, EvidenceKind } from '@/lib/domain/use-case/facts';
import { freeText, number, optionalDay, optionalId, optionalText, webAddress } from '@/lib/domain/use-case/fields';
import type { KeptFile } from '@/lib/db/stored-file';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { wrongField } from './wrong-field';

/** What a revision says that is no drill: the fields of its kinds, of which each takes its own. */
export const plainFields = {
  /** Of a link; http and https only. */
  address: webAddress.optional(),
  /** Of a note; of a drill, what was done and seen. */
  text: freeText(10_000),
  /** Of a file that this person has uploaded (upload-file.ts). */
  file: optionalId,
  source: freeText(200),
  expiresOn: optionalDay,
};

/** Of a drill: the day, who took part, and how long it took. */
const drillFields = {
  heldOn: optionalDay,
  ledBy: optionalText(200),
  secondsToSafe: z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    number({ min: 0, max: 7 * 86_400, whole: true }).nullable(),
  ),
};

/** What a revision of evidence says, be it a drill or not. */
export const evidenceFields = { ...plainFields, ...drillFields };

type Input = z.output<z.ZodObject<typeof plainFields>> & Partial<z.output<z.ZodObject<typeof drillFields>>>;

/** A revision's content, checked for its kind. `since`: the day from which on it proves anything. */
export type Content = {
  body: string;
  file: KeptFile | null;
  drill: DrillFacts | null;
  source: string;
  since: Day;
  expiresOn: Day | null;
};

type About = { kind: EvidenceKind; drill: DrillKind | null; memberId: string; items: readonly string[]; now: Date };

/** Reads the fields of a kind, or says beside which one what is missing. */
export async function readContent(tx: WorkspaceTx, about: About, input: Input): Promise<Result<Content>> {
  const { kind, now } = about;
  const drill = kind === 'drill' ? readDrill(about, input) : null;
  if (drill && !drill.ok) return drill;
  if (kind === 'link' && !input.address) return wrongField('address', 'Enter a web address.');
  if (kind === 'note' && !input.text) return wrongField('text', 'Enter the note.');
  const file = kind === 'file' ? await uploaded(tx, input.file, about.memberId) : null;
  if (kind === 'file' && !file) return wrongField('file', 'Choose a file.');
  const since = drill?.value.heldOn ?? dayOf(now);
  const expiry = evidenceExpiry(about.items, input.expiresOn, { since, now });
  if (!expiry.ok) return expiry;
  const body = kind === 'file' ? '' : ((kind === 'link' ? input.address : input.text) ?? '');
  return {
    ok: true,
    value: { body, file, drill: drill?.value ?? null, source: input.source, since, expiresOn: expiry.value },
  };
}

function readDrill({ drill, now }: About, input: Input): Result<DrillFacts> {
  const { heldOn = null, ledBy = null, secondsToSafe = null, text } = input;
  if (!drill) return wrongField('drill', 'Choose what the drill tried.');
  if (!heldOn) return wrongField('heldOn', 'Choose the day of the drill.');
  if (heldOn > dayOf(now))
    return wrongField('heldOn', 'Choose today or an earlier day: a drill is evidence once it was held.');
  if (!ledBy) return wrongField('ledBy', 'Enter who held it and who took part.');
  if (secondsToSafe === null) return wrongField('secondsToSafe', 'Enter the seconds until the safe state was reached.');
  if (!text) return wrongField('text', 'Enter what was done and seen.');
  return { ok: true, value: { kind: drill, heldOn, ledBy, secondsToSafe } };
}

/** A whole file that this person has uploaded and that is nobody's evidence yet. */
async function uploaded(tx: WorkspaceTx, id: string | null, memberId: string): Promise<KeptFile | null> {
  if (!id) return null;
  return tx.storedFile.findFirst({
    where: {
      id,
      workspaceId: tx.workspaceId,
      uploadedById: memberId,
      completedAt: { not: null },
      revisions: { none: {} },
    },
    select: { id: true, name: true, contentType: true, size: true, sha256: true },
  });
}

/** What an event tells of a revision: never the content itself. */
export const told = ({ file, drill, source, expiresOn }: Content) => ({
  file: file && { name: file.name, size: file.size, sha256: file.sha256 },
  drill,
  source,
  expiresOn,
});
