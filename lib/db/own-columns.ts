import type { RowOf } from './write-row';

/**
 * What a use case says of itself, by its columns. Nobody writes them but the statement that ends every write on a use case (settle.ts), which is given
 * them: one statement, and the facts after it are known without reading them.
 */
export type OwnColumns = Partial<Pick<RowOf<'use_case'>, PlainColumn | JudgedColumn>>;

/** Of these no more is derived than what a month is worth, so that they change without the rest being read; a signature may bind to them. */
const plainColumns = [
  'title',
  'problem',
  'businessUnitId',
  'externalKey',
  'userGroup',
  'userGroupSize',
  'hoursSavedPerMonth',
  'people',
  'valuePerHour',
  'identityModel',
  'callLogging',
  'pilotGroup',
  'pilotSize',
] as const;
type PlainColumn = (typeof plainColumns)[number];

type JudgedColumn = 'stage' | 'stageEnteredAt' | 'parkedFrom' | 'wentLiveAt' | 'reportedStage' | 'actionTier';

/** Those that are not plain. */
export const judgedOf = (columns: OwnColumns): string[] =>
  Object.keys(columns).filter((column) => !(plainColumns as readonly string[]).includes(column));
