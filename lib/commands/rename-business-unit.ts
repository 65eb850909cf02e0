import { z } from 'zod';
import { notFound, ok } from '@/lib/domain/result';
import { id, text } from '@/lib/domain/use-case/fields';
import { sameName } from './same-name';
import { workspaceCommand } from './workspace-command';
import { wrongField } from './wrong-field';

/** Another name for a business unit. Its key prefix stays, since keys such as SALES-12 are quoted elsewhere. */
export const renameBusinessUnit = workspaceCommand({
  name: 'rename-business-unit',
  action: 'manage-settings',
  input: z.strictObject({ id, name: text('the name of the business unit', 2, 120) }),
  async run({ tx }, { id: unitId, name }) {
    const where = { workspaceId: tx.workspaceId };
    const before = await tx.businessUnit.findFirst({ where: { ...where, id: unitId } });
    if (!before) return notFound();
    const same = sameName(name, await tx.businessUnit.findMany({ where, select: { id: true, name: true } }), unitId);
    if (same) return wrongField('name', `There is a business unit called ${same.name} already.`);
    await tx.businessUnit.update({ where: { id: unitId }, data: { name } });
    const changes = [{ field: 'businessUnit', before: before.name, after: name }];
    return ok({ event: { type: 'settings.changed' as const, data: { changes } }, value: {} });
  },
});
