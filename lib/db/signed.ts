import type { UnreadField } from '@/lib/domain/use-case/fact-parts';
import { tablesOfField } from './load-facts';
import type { OwnColumns } from './own-columns';
import type { WorkspaceTx } from './workspace-transaction';

/** What signatures bind to (lib/domain/signoffs/sections.ts), of what hangs on a use case. */
export const signedFields = [
  'assessments',
  'plan',
  'pocOutcome',
  'risks',
  'tools',
  'systems',
  'items',
  'evidence',
  'waivers',
] as const satisfies readonly UnreadField[];

/** And of what it says of itself, by the facts that these columns are. */
export const signedColumns = {
  problem: ['problem'],
  expectedValue: ['hoursSavedPerMonth', 'people', 'valuePerHour'],
  userGroup: ['userGroup'],
  userGroupSize: ['userGroupSize'],
  pilotGroup: ['pilotGroup'],
  pilotSize: ['pilotSize'],
  actionTier: ['actionTier'],
  identityModel: ['identityModel'],
  callLogging: ['callLogging'],
} as const satisfies Record<string, readonly (keyof OwnColumns)[]>;

const columnsSigned: readonly string[] = Object.values(signedColumns).flat();
const tablesSigned = signedFields.flatMap(tablesOfField);

/** Whether a write changes what somebody may have signed. A table that holds more than that counts as well. */
export const touchesSigned = (tx: WorkspaceTx, columns: OwnColumns = {}): boolean =>
  Object.keys(columns).some((column) => columnsSigned.includes(column)) || tx.wroteTo(tablesSigned);
