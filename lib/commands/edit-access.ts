import { changesBetween } from '@/lib/domain/audit/changes';
import { actionTiers, identityModels } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { optionalChoice, optionalText } from '@/lib/domain/use-case/fields';
import { updateRow } from '@/lib/db/write-row';
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
  input: {
    actionTier: optionalChoice(actionTiers).optional(),
    identityModel: optionalChoice(identityModels).optional(),
    callLogging: optionalText(2000),
  },
  async run({ tx, facts }, { actionTier = null, identityModel = null, callLogging }) {
    const after = { actionTier, identityModel, callLogging };
    tx.later(updateRow(tx, 'use_case', facts.id, after));
    const changes = changesBetween<UseCaseFacts>(facts, after, ['actionTier', 'identityModel', 'callLogging']);
    return { ok: true, value: { event: { type: 'use-case.edited', data: { changes } }, value: {} } };
  },
});
