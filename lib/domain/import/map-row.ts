import type { Stage } from '@/lib/domain/stages/stages';
import { listedTags, tagLimits, tagsInCell, tagsOfCell } from '@/lib/domain/use-case/tags';
import { fold, type Column } from './columns';
import { grouped, importLimits } from './limits';
import type { ResolvedMapping } from './mapping';

/** What a row says about a use case. */
export type RowFields = {
  title: string;
  /** With everything that was kept under a heading. '' where the row says nothing. */
  problem: string;
  businessUnit: string;
  externalKey: string | null;
  reportedStage: Stage | null;
  userGroup: string | null;
  /** Lower case; whether somebody of the workspace has it is asked when the row is written. */
  ownerEmail: string | null;
  /** As one cell of a file lists them (`tagsInCell`). Missing in what was recorded before imports brought them. */
  tags: string | null;
};

export const noteCodes = [
  'empty',
  'no-title',
  'too-long',
  'long-title',
  'no-problem',
  'unknown-stage',
  'no-stage',
  'long-user-group',
  'unknown-owner',
  'bad-email',
  'bad-tag',
  'many-tags',
  'no-tag-left',
  'extra-cells',
  'duplicate',
  'same-key',
  'unchanged',
  'kept-here',
] as const;
export type NoteCode = (typeof noteCodes)[number];

/** Something to look at, or why a row was skipped. */
export type RowNote = { code: NoteCode; column: string | null; message: string };

export type MappedRow =
  | { ok: true; fields: RowFields; unitPrefix: string | null; notes: RowNote[] }
  /** `fields`: what the row says all the same, for the report; null where that is nothing. */
  | { ok: false; fields: RowFields | null; notes: RowNote[] };

/**
 * One row of a file as a use case, or why it cannot be one. Nothing is cut: what does not fit its field moves, whole and
 * noted, into the problem; what does not fit anywhere skips the row with a reason.
 */
export function mapRow(cells: readonly string[], mapping: ResolvedMapping, fallbackUnit: string): MappedRow {
  if (cells.every((cell) => cell.trim() === '')) return skip('empty', null, 'The row is empty.');
  const { columns } = mapping;
  const at = (column: Column | null) => (column ? cleanCell(cells[column.index] ?? '') : '');
  const line = (column: Column | null) => at(column).replace(/\s*\n\s*/g, ' ');
  const notes: RowNote[] = [];

  const wholeTitle = line(columns.title);
  if (wholeTitle === '') return skip('no-title', columns.title, 'There is no title.');
  const parts: string[] = [];
  const purpose = at(columns.problem);
  if (purpose) parts.push(purpose);

  const title = fitTitle(wholeTitle);
  if (title !== wholeTitle) {
    parts.push(`Full title\n${wholeTitle}`);
    notes.push(
      note(
        'long-title',
        columns.title,
        `The title is longer than ${importLimits.title} characters; the whole of it begins a part of the problem.`,
      ),
    );
  }
  const businessUnit = line(columns.businessUnit) || mapping.fallbackUnit || fallbackUnit;
  const externalKey = line(columns.externalKey) || null;
  let userGroup = line(columns.userGroup) || null;
  if (userGroup && userGroup.length > importLimits.userGroup) {
    parts.push(`User group\n${userGroup}`);
    notes.push(
      note(
        'long-user-group',
        columns.userGroup,
        `The user group is longer than ${importLimits.userGroup} characters; it stands in the problem.`,
      ),
    );
    userGroup = null;
  }
  for (const { column, heading } of mapping.appended) {
    const text = at(column);
    if (text) parts.push(`${heading}\n${text}`);
  }
  const extra = cells
    .slice(mapping.width)
    .map(cleanCell)
    .filter((cell) => cell !== '');
  if (extra.length > 0) {
    parts.push(`Cells without a column\n${extra.join('\n')}`);
    notes.push(
      note('extra-cells', null, 'The row has more cells than the header; they stand at the end of the problem.'),
    );
  }
  const problem = parts.join('\n\n');
  if (problem === '') notes.push(note('no-problem', columns.problem, 'No problem is stated.'));
  const ownerEmail = emailOf(line(columns.ownerEmail), columns.ownerEmail, notes);
  const reportedStage = stageOf(line(columns.reportedStage), mapping, notes);
  const tags = tagsFrom(at(columns.tags), columns.tags, notes);
  const fields = { title, problem, businessUnit, externalKey, reportedStage, userGroup, ownerEmail, tags };
  const tooLong = longest(fields, columns);
  return tooLong
    ? { ok: false, fields, notes: [tooLong] }
    : { ok: true, fields, unitPrefix: line(columns.unitPrefix) || null, notes };
}

/** What does not fit even in its largest place. */
function longest(fields: RowFields, columns: ResolvedMapping['columns']): RowNote | null {
  for (const field of ['problem', 'businessUnit', 'externalKey'] as const) {
    const length = fields[field]?.length ?? 0;
    const limit = importLimits[field];
    if (length <= limit) continue;
    const what = field === 'problem' ? 'The problem and what joins it have' : 'The cell has';
    const kept = `at most ${grouped(limit)} can be kept, and nothing is cut`;
    return note('too-long', columns[field], `${what} ${grouped(length)} characters; ${kept}.`);
  }
  return null;
}

/** To be noted where nobody of the workspace has the row's address. */
export const unknownOwner = (email: string, column: Column | null): RowNote =>
  note('unknown-owner', column, `Nobody in this workspace has the address ${email}; no business owner is assigned.`);

/** What tells rows apart: the external key where there is one, else title and business unit. */
export const identityOf = (fields: Pick<RowFields, 'title' | 'businessUnit' | 'externalKey'>): string =>
  fields.externalKey ? keyIdentity(fields.externalKey) : titleIdentity(fields.title, fields.businessUnit);
export const keyIdentity = (externalKey: string): string => `key\n${externalKey}`;
export const titleIdentity = (title: string, unit: string): string => `title\n${fold(title)}\n${fold(unit)}`;

/** What Postgres cannot store is taken out, ends are trimmed, line breaks are one kind; every other character stays. */
export function cleanCell(cell: string): string {
  return (
    cell
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .normalize('NFC')
      .trim()
  );
}

/** At most so many characters, none of them halved. */
const begin = (text: string, most: number): string =>
  Array.from(text.slice(0, most * 2))
    .slice(0, most)
    .join('');

function fitTitle(title: string): string {
  if (title.length <= importLimits.title) return title;
  const cut = title.slice(0, importLimits.title - 1).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${space > importLimits.title / 2 ? cut.slice(0, space) : cut}…`;
}

function stageOf(value: string, mapping: ResolvedMapping, notes: RowNote[]): Stage | null {
  const column = mapping.columns.reportedStage;
  if (!column) return null;
  if (value === '') {
    notes.push(note('no-stage', column, 'No stage is stated; it begins as a candidate.'));
    return null;
  }
  const meant = mapping.stageOf.get(fold(value));
  if (!meant) {
    notes.push(note('unknown-stage', column, `"${begin(value, 100)}" is not given a stage; it begins as a candidate.`));
    return null;
  }
  // Every use case begins as a candidate: saying so reports nothing.
  return meant === 'candidate' ? null : meant;
}

function emailOf(value: string, column: Column | null, notes: RowNote[]): string | null {
  if (value === '') return null;
  const email = value.toLowerCase();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 254) return email;
  notes.push(note('bad-email', column, `"${begin(value, 100)}" is not an e-mail address; nobody is assigned.`));
  return null;
}

/** What is no tag, and what is more than a use case has, is left out and said. */
function tagsFrom(cell: string, column: Column | null, notes: RowNote[]): string | null {
  const { tags, refused } = tagsOfCell(cell);
  for (const { text, why } of refused) {
    notes.push(note('bad-tag', column, `"${begin(text, 100)}" is not a tag and is left out. ${why}`));
  }
  const [kept, over] = [tags.slice(0, tagLimits.ofUseCase), tags.slice(tagLimits.ofUseCase)];
  if (over.length > 0) {
    const left = over.map((one) => `"${one}"`).join(', ');
    notes.push(note('many-tags', column, `A use case has at most ${tagLimits.ofUseCase} tags; ${left} left out.`));
  }
  return tagsInCell(kept) || null;
}

/**
 * The tags of a row that the workspace has room for; new words take their place among the `known` ones.
 * @returns what there is no room for as notes
 */
export function tagsWithRoom(
  tags: string | null,
  known: Set<string>,
  column: Column | null,
): { tags: string | null; notes: RowNote[] } {
  if (!tags) return { tags: null, notes: [] };
  const fits = (one: string) => known.has(one) || known.size < tagLimits.ofWorkspace;
  const kept: string[] = [];
  const left: string[] = [];
  for (const one of listedTags(tags)) {
    if (!fits(one)) {
      left.push(`"${one}"`);
      continue;
    }
    known.add(one);
    kept.push(one);
  }
  const message = `The workspace has ${tagLimits.ofWorkspace} tags, which is the most; ${left.join(', ')} left out.`;
  return { tags: tagsInCell(kept) || null, notes: left.length > 0 ? [note('no-tag-left', column, message)] : [] };
}

const note = (code: NoteCode, column: Column | null, message: string): RowNote => ({
  code,
  column: column?.label ?? null,
  message,
});
const skip = (code: NoteCode, column: Column | null, message: string): MappedRow => ({
  ok: false,
  fields: null,
  notes: [note(code, column, message)],
});
