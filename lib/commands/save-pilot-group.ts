import { changesBetween } from '@/lib/domain/audit/changes';
import { groupSize, optionalText } from '@/lib/domain/use-case/fields';
import { useCaseCommand } from './use-case-command';

/** Who takes part in the pilot, in words, and how many they are. */
export const savePilotGroup = useCaseCommand({
  name: 'save-pilot-group',
  action: 'edit-plan',
  versioned: true,
  parts: [],
  input: { pilotGroup: optionalText(500), pilotSize: groupSize.optional() },
  async run({ facts }, { pilotGroup, pilotSize = null }) {
    const after = { pilotGroup, pilotSize };
    const changes = changesBetween<typeof after>(facts, after, ['pilotGroup', 'pilotSize']);
    return { ok: true, value: { event: { type: 'use-case.edited', data: { changes } }, columns: after, value: {} } };
  },
});
