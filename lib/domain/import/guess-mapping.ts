import { fold, type Column } from './columns';
import { federalInventory, isFederalInventory } from './federal-inventory';
import { completeMapping, mappedFields, resolveMapping, type MappedField, type ResolvedMapping } from './mapping';
import { guessStage } from './stage-values';

/** Headers by field, the surest first. A header fits if it is one of them, or begins or ends with one as a whole word. */
const headers: Record<MappedField, readonly string[]> = {
  title: [
    'title',
    'use case name',
    'use case title',
    'use case',
    'name',
    'project name',
    'project',
    'summary',
    'titel',
    'bezeichnung',
  ],
  problem: [
    'problem',
    'problem statement',
    'description',
    'purpose',
    'use case description',
    'details',
    'objective',
    'beschreibung',
  ],
  businessUnit: [
    'business unit',
    'unit',
    'department',
    'agency',
    'division',
    'business area',
    'organisation',
    'organization',
    'team',
    'abteilung',
  ],
  unitPrefix: [
    'agency abbreviation',
    'unit abbreviation',
    'abbreviation',
    'unit code',
    'department code',
    'key prefix',
  ],
  externalKey: ['external key', 'external id', 'key', 'id', 'use case id', 'identifier', 'reference', 'ref', 'ticket'],
  reportedStage: ['stage', 'stage of development', 'status', 'phase', 'lifecycle stage', 'state'],
  userGroup: ['user group', 'users', 'target users', 'audience', 'user population'],
  ownerEmail: [
    'business owner email',
    'business owner e-mail',
    'owner email',
    'owner e-mail',
    'business owner',
    'owner',
    'contact email',
    'email',
    'e-mail',
  ],
  tags: ['tags', 'tag', 'labels', 'keywords', 'schlagworte', 'schlagwörter'],
};

/**
 * A mapping to begin with, from headers alone: the federal inventory's if it is that, else what the headers' words say. The
 * stage column's values (distinct, as found) are given meanings where they are plain. Every choice can be changed.
 */
export function guessMapping(
  columns: readonly Column[],
  stageValues: (column: Column) => readonly string[],
): ResolvedMapping {
  if (isFederalInventory(columns)) return resolveMapping(federalInventory, columns).mapping;
  const taken = new Set<number>();
  const named = Object.fromEntries(mappedFields.map((field) => [field, null])) as Record<MappedField, Column | null>;
  // All exact headers first, so that "Business unit" is not taken by a looser rule of an earlier field.
  for (const fits of [isWord, holdsWord]) {
    for (const field of mappedFields) {
      if (named[field]) continue;
      const column = best(headers[field], columns, taken, fits);
      if (!column) continue;
      named[field] = column;
      taken.add(column.index);
    }
  }
  // Something must name the use case: the first column of most lists does.
  const first = columns.find(({ index }) => !taken.has(index)) ?? columns[0];
  if (!named.title && first) named.title = first;
  const stages = named.reportedStage
    ? stageValues(named.reportedStage).map((value) => ({ value, stage: guessStage(value) }))
    : [];
  return completeMapping({ columns: named, appended: [], stages, fallbackUnit: null }, columns);
}

type Fits = (header: string, word: string) => boolean;
const isWord: Fits = (header, word) => header === word;
const holdsWord: Fits = (header, word) =>
  word.length > 3 && (header.startsWith(`${word} `) || header.endsWith(` ${word}`));

function best(words: readonly string[], columns: readonly Column[], taken: Set<number>, fits: Fits): Column | null {
  for (const word of words) {
    const found = columns.find(({ index, name }) => !taken.has(index) && fits(plain(name), word));
    if (found) return found;
  }
  return null;
}

const plain = (header: string): string =>
  fold(header)
    .replace(/[_:*?]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
