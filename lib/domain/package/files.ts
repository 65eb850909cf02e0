import { cleanFileName } from '@/lib/domain/checklist/file';
import { drillLabels, timeToSafe } from '@/lib/domain/checklist/evidence';
import type { EvidenceFacts, RevisionContent } from '@/lib/domain/use-case/facts';

type Entry = EvidenceFacts & RevisionContent;

/** A file of the package, and the evidence that lies in it. */
export type PackedFile = { path: string; entry: Entry };

/**
 * Where each piece of evidence lies in the package: a folder per item, numbered in the order in which it was given. What several
 * items rest on lies in the folder of the first.
 */
export function packedFiles(evidence: readonly Entry[]): Map<Entry['id'], PackedFile> {
  const files = new Map<string, PackedFile>();
  const byRevision = new Map<string, PackedFile>();
  const numbers = new Map<string, number>();
  for (const entry of [...evidence].sort((a, b) => (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0))) {
    const revision = `${entry.evidenceId} ${entry.revision}`;
    const known = byRevision.get(revision);
    const number = (numbers.get(entry.itemId) ?? 0) + (known ? 0 : 1);
    numbers.set(entry.itemId, number);
    const name = cleanFileName(entry.file?.name ?? `${entry.title}.txt`);
    const path = `evidence/${entry.itemId}/${String(number).padStart(2, '0')} ${name}`;
    const file = known ?? { path, entry };
    byRevision.set(revision, file);
    files.set(entry.id, file);
  }
  return files;
}

/** What a link, a note or a drill says, as a text of its own. */
export function evidenceText(entry: Entry): string {
  const { title, revision, author, createdAt, source, drill, body } = entry;
  const lines = [
    `${title}, revision ${revision}`,
    `By ${author.name}, ${createdAt.toISOString()}`,
    ...(source ? [`Source: ${source}`] : []),
    ...(drill
      ? [
          `${drillLabels[drill.kind]} on ${drill.heldOn}, by ${drill.ledBy}`,
          `Time to safe state: ${timeToSafe(drill.secondsToSafe)}`,
        ]
      : []),
    '',
    body,
  ];
  return `${lines.join('\n')}\n`;
}
