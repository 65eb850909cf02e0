import { z } from 'zod';
import { changesBetween } from '@/lib/domain/audit/changes';
import { notFound, ok } from '@/lib/domain/result';
import { optionalId, text } from '@/lib/domain/use-case/fields';
import { systemKinds, type SystemKind } from '@/lib/domain/use-case/systems';
import { newId } from '@/lib/db/new-id';
import { sameName } from './same-name';
import { workspaceCommand } from './workspace-command';
import { wrongField } from './wrong-field';

const input = z.strictObject({
  id: optionalId.optional(),
  name: text('the name of the system', 2, 120),
  kind: z.enum(systemKinds, { error: 'Choose what kind of system it is.' }),
});

/** A system that use cases reach: a new one, or with `id` one under another name or kind. */
export const saveSystem = workspaceCommand({
  name: 'save-system',
  action: 'manage-systems',
  input,
  async run({ tx }, { id, name, kind }) {
    const where = { workspaceId: tx.workspaceId };
    const before = id ? await tx.system.findFirst({ where: { ...where, id } }) : null;
    if (id && !before) return notFound();
    const same = sameName(name, await tx.system.findMany({ where, select: { id: true, name: true } }), id);
    if (same) return wrongField('name', `There is a system called ${same.name} already.`);
    const systemId = before?.id ?? newId();
    if (before) await tx.system.update({ where: { id: systemId }, data: { name, kind } });
    else await tx.system.create({ data: { id: systemId, ...where, name, kind } });
    const old = before && { name: before.name, kind: before.kind as SystemKind };
    const changes = changesBetween<{ name: string; kind: SystemKind }>(old ?? {}, { name, kind }, ['name', 'kind']);
    return ok({
      event: { type: 'system.saved' as const, data: { systemId, name, kind, created: !before, changes } },
      value: { id: systemId, name, kind },
    });
  },
});
