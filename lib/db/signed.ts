import { signedFields } from '@/lib/domain/signoffs/sections';
import { tablesOfField } from './load-facts';
import type { OwnColumns } from './own-columns';
import type { WorkspaceTx } from './workspace-transaction';

/** What signatures bind to, of what a use case says of itself, by the facts that these columns are. */
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
