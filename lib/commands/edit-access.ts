import { changesBetween } from '@/lib/domain/audit/changes';
import { actionTiers, identityModels } from '@/lib/domain/stages/stages';
import { optionalChoice, optionalText } from '@/lib/domain/use-case/fields';
import { broughtByServers, useCaseCommand } from './use-case-command';

/**
 * What the tools may do at worst, as whom they act, and how calls are logged. Another tier changes at once which
 * checklist items block.
 */
export const editAccess = useCaseCommand({
  name: 'edit-access',
  action: 'edit-tools',
  versioned: true,
  bears: broughtByServers,
  parts: ['judged'],
  input: {
    actionTier: optionalChoice(actionTiers).optional(),
    identityModel: optionalChoice(identityModels).optional(),
    callLogging: optionalText(2000),
  },
  async run({ facts }, { actionTier = null, identityModel = null, callLogging }) {
    const after = { actionTier, identityModel, callLogging };
    const changes = changesBetween<typeof after>(facts, after, ['actionTier', 'identityModel', 'callLogging']);
    return { ok: true, value: { event: { type: 'use-case.edited', data: { changes } }, columns: after, value: {} } };
  },
});
