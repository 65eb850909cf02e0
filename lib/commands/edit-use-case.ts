import { z } from 'zod';
import { changesBetween } from '@/lib/domain/audit/changes';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { groupSize, hours, id, money, optionalText, people, problem, title } from '@/lib/domain/use-case/fields';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/**
 * What the use case is: title, problem, unit, systems, user group and expected value. What is left out counts as not
 * stated. The key stays when the unit changes: it is quoted elsewhere.
 */
export const editUseCase = useCaseCommand({
  name: 'edit-use-case',
  action: 'edit-use-case',
  versioned: true,
  parts: ['businessUnit', 'systems'],
  // Others may judge by which systems it touches.
  isEnough: ({ systems: present }, { systems }) => hasSame(present, systems),
  input: {
    title,
    problem,
    businessUnit: id,
    systems: z
      .array(id)
      .max(50, 'Choose at most 50 systems.')
      .default([])
      .transform((ids) => [...new Set(ids)]),
    userGroup: optionalText(300),
    userGroupSize: groupSize,
    hoursSavedPerMonth: hours,
    people,
    valuePerHour: money,
  },
  async run({ tx, facts }, { businessUnit, systems, ...stated }) {
    const unit = businessUnit === facts.businessUnit.id ? facts.businessUnit : await findUnit(tx, businessUnit);
    if (!unit) return wrongField('businessUnit', 'Choose a business unit of this workspace.');
    const chosen = hasSame(facts.systems, systems) ? facts.systems : await findSystems(tx, systems);
    if (chosen.length < systems.length) return wrongField('systems', 'Choose systems of this workspace.');

    if (chosen !== facts.systems) await replaceSystems(tx, facts, systems);
    const after = { ...stated, businessUnit: unit.name, systems: names(chosen) };
    const { expectedValue, ...rest } = facts;
    const before = { ...rest, ...expectedValue, businessUnit: facts.businessUnit.name, systems: names(facts.systems) };
    return {
      ok: true,
      value: {
        event: { type: 'use-case.edited', data: { changes: changesBetween<typeof after>(before, after, fields) } },
        columns: { ...stated, businessUnitId: unit.id },
        value: {},
      },
    };
  },
});

const fields = [
  'title',
  'problem',
  'businessUnit',
  'systems',
  'userGroup',
  'userGroupSize',
  'hoursSavedPerMonth',
  'people',
  'valuePerHour',
] as const;

/** As the trail tells them, in an order of their own so that only a real change shows. */
const names = (systems: { name: string }[]) => systems.map(({ name }) => name).sort();

const hasSame = (present: readonly { id: string }[], wanted: readonly string[]): boolean =>
  present.length === wanted.length && present.every(({ id }) => wanted.includes(id));

const findUnit = (tx: WorkspaceTx, unitId: string) =>
  tx.businessUnit.findFirst({ where: { workspaceId: tx.workspaceId, id: unitId }, select: { id: true, name: true } });

const findSystems = (tx: WorkspaceTx, ids: string[]) =>
  tx.system.findMany({ where: { workspaceId: tx.workspaceId, id: { in: ids } }, select: { id: true, name: true } });

async function replaceSystems(
  tx: WorkspaceTx,
  facts: Pick<UseCaseFacts, 'id' | 'systems'>,
  wanted: string[],
): Promise<void> {
  const present = facts.systems.map((system) => system.id);
  const removed = present.filter((systemId) => !wanted.includes(systemId));
  const added = wanted.filter((systemId) => !present.includes(systemId));
  await tx.useCaseSystem.deleteMany({ where: { useCaseId: facts.id, systemId: { in: removed } } });
  await tx.useCaseSystem.createMany({
    data: added.map((systemId) => ({ workspaceId: tx.workspaceId, useCaseId: facts.id, systemId })),
  });
}
