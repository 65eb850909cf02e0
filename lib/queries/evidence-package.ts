import type { Actor } from '@/lib/domain/access/actor';
import { eventLine } from '@/lib/domain/audit/export';
import { evidenceText, packedFiles } from '@/lib/domain/package/files';
import { evidenceTable, indexPage } from '@/lib/domain/package/index-file';
import { isBlind } from '@/lib/domain/scoring/blind';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { readTrail } from '@/lib/db/read-trail';
import { fileContent } from '@/lib/db/stored-file';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { withContents } from './evidence-contents';
import { useCasePage } from './use-case';

export type PackageEntry = {
  name: string;
  lastModified: Date;
  input: string | AsyncIterable<string | Uint8Array>;
};

export type EvidencePackage = { fileName: string; entries: AsyncGenerator<PackageEntry> };

/**
 * Everything that proves one use case, for an auditor: an index that opens in a browser, the same as a table, each piece of
 * evidence as a file, and the audit trail. Made entry by entry, each read when it is asked for and a piece at a time; nothing
 * of it is held whole, and no transaction stays open for a slow reader. Null for whoever may not see the use case.
 */
export async function evidencePackage(actor: Actor, key: string): Promise<EvidencePackage | null> {
  const page = await useCasePage(actor, key);
  if (!page) return null;
  const { facts, context } = page;
  const { name: workspace } = await inWorkspace(actor.workspaceId, (tx) =>
    tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId }, select: { name: true } }),
  );
  const about = { workspace, by: actor.name, now: context.now };
  return {
    fileName: `${facts.key} evidence ${context.now.toISOString().slice(0, 10)}.zip`,
    entries: entries(actor, facts, about),
  };
}

async function* entries(
  actor: Actor,
  facts: UseCaseFacts,
  about: { workspace: string; by: string; now: Date },
): AsyncGenerator<PackageEntry> {
  const files = packedFiles(await withContents(actor, facts.evidence));
  const lastModified = about.now;
  yield { name: 'index.html', lastModified, input: indexPage(facts, files, about) };
  yield { name: 'evidence.csv', lastModified, input: evidenceTable(facts, files, about.now) };
  for (const { path, entry } of new Set(files.values())) {
    const input = entry.file ? fileContent(actor.workspaceId, entry.file.id) : evidenceText(entry);
    yield { name: path, lastModified: entry.createdAt, input };
  }
  // A scorer who has not handed in learns from no place in the chain whether somebody else has.
  if (!isBlind(facts)) yield { name: 'trail.jsonl', lastModified, input: trail(actor, facts) };
}

const pageSize = 500;

/** The chain of the use case, event by event. */
async function* trail(actor: Actor, { id, key }: UseCaseFacts): AsyncGenerator<string> {
  for (let seq = 0; ;) {
    const events = await inWorkspace(actor.workspaceId, (tx) => readTrail(tx, { chain: id, seq }, pageSize));
    const own = events.filter(({ chain }) => chain === id);
    yield own.map((event) => eventLine(event, key)).join('');
    const last = own.at(-1);
    if (!last || own.length < pageSize) return;
    seq = last.seq;
  }
}
