import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { cleanFileName } from '@/lib/domain/checklist/file';
import { notFound, ok, refuse, type Reason, type Result } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { loadFacts } from '@/lib/db/load-facts';
import { keepFile, mostWaiting, placeForFile, type FileProblem, type KeptFile } from '@/lib/db/stored-file';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { command, type CommandContext } from './command';
import { serverSubject } from './server-subject';
import { wrongField } from './wrong-field';

type Place = NonNullable<Awaited<ReturnType<typeof placeForFile>>>;

const problems: Record<FileProblem, string> = {
  empty: 'This file is empty.',
  'too-large': 'This file is larger than 10 MB. Compress it, or add a link to it.',
  'broken-off': 'The file did not arrive whole. Send it again.',
};

/**
 * Takes a file in, as it comes, for evidence of this use case or of this server. It is its uploader's alone, and told by no event, until
 * a command that gives or renews evidence names it. Not in the registry, since bytes come neither through a form nor as JSON.
 */
export const uploadFile = command({
  name: 'upload-file',
  input: z.strictObject({
    useCase: z.string().min(1).max(40).optional(),
    server: id.optional(),
    fileName: z.string().max(1_000),
    content: z.custom<AsyncIterable<Uint8Array>>(
      (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
      'There is no file.',
    ),
  }),
  async run({ actor, now }, { useCase, server, fileName, content }): Promise<Result<KeptFile>> {
    const place = await inWorkspace(actor.workspaceId, async (tx): Promise<Result<Place>> => {
      const may = server ? await mayForServer(tx, actor, server) : await mayForUseCase(tx, actor, useCase ?? '');
      if (!may) return notFound();
      const { forbidden } = may;
      if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
      const made = await placeForFile(tx, actor.memberId, cleanFileName(fileName), now);
      return made ? ok(made) : tooMany;
    });
    if (!place.ok) return place;
    const kept = await keepFile(place.value, content);
    return typeof kept === 'string' ? wrongField('file', problems[kept]) : ok(kept);
  },
});

type May = { forbidden: Reason | null } | null;

/** Whoever may bring evidence to any of its items, or renews what they wrote; which, the command that names the file asks. */
async function mayForUseCase(tx: WorkspaceTx, actor: Actor, key: string): Promise<May> {
  const facts = await loadFacts(tx, { key });
  if (!facts) return null;
  const works =
    facts.items.some(({ assignee }) => assignee?.id === actor.memberId) ||
    facts.evidence.some(({ author }) => author.id === actor.memberId);
  return { forbidden: can(actor, 'submit-item', { facts, personId: works ? actor.memberId : null }) };
}

async function mayForServer(tx: WorkspaceTx, actor: Actor, server: string): Promise<May> {
  const subject = await serverSubject(tx, server);
  return subject && { forbidden: can(actor, 'manage-servers', subject) };
}

const tooMany = refuse('throttled', `${mostWaiting} files that you uploaded have not been given as evidence yet.`, [
  {
    code: 'too-many-files',
    message: 'No further file is taken in before some of them are used or forgotten.',
    remedy: 'Give those as evidence that are; the others are forgotten within a day.',
  },
]);

/**
 * A command's input with its files taken in: each is replaced by the id that the command takes. For forms and requests that
 * carry the file themselves; the product's own forms send it ahead (components/forms/send-files.ts).
 */
export async function withFilesKept(
  context: CommandContext,
  input: Record<string, unknown>,
): Promise<Result<Record<string, unknown>>> {
  const kept = { ...input };
  for (const [field, value] of Object.entries(input)) {
    if (!(value instanceof File)) continue;
    const { useCase, server } = input;
    const sent = { useCase, server, fileName: value.name, content: value.stream() };
    const result = (await uploadFile.run(context, sent)) as Result<KeptFile>;
    if (!result.ok) {
      const fields = result.refusal.fields && { [field]: Object.values(result.refusal.fields).flat() };
      return { ok: false, refusal: { ...result.refusal, fields } };
    }
    kept[field] = result.value.id;
  }
  return ok(kept);
}
