import { changesBetween } from '@/lib/domain/audit/changes';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { groupSize, optionalText } from '@/lib/domain/use-case/fields';
import { updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** Who takes part in the pilot, in words, and how many they are. */
export const savePilotGroup = useCaseCommand({
  name: 'save-pilot-group',
  action: 'edit-plan',
  versioned: true,
  input: { pilotGroup: optionalText(500), pilotSize: groupSize.optional() },
  async run({ tx, facts }, { pilotGroup, pilotSize = null }) {
    const after = { pilotGroup, pilotSize };
    tx.later(updateRow(tx, 'use_case', facts.id, after));
    const changes = changesBetween<UseCaseFacts>(facts, after, ['pilotGroup', 'pilotSize']);
    return { ok: true, value: { event: { type: 'use-case.edited', data: { changes } }, value: {} } };
  },
});
