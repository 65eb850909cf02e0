import { z } from 'zod';
import { can } from '@/lib/domain/access/can';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { id, optionalId, optionalReason, optionalText, problem, title } from '@/lib/domain/use-case/fields';
import { tooSimilar } from '@/lib/domain/use-case/similar';
import { useCaseTemplate, useCaseTemplates, type UseCaseTemplate } from '@/lib/domain/use-case/templates';
import { activeMember } from '@/lib/db/active-member';
import { appendEvent } from '@/lib/db/append-event';
import { businessUnitNamed, takeKeys } from '@/lib/db/business-unit';
import { derivedColumns } from '@/lib/db/derived';
import { loadFacts } from '@/lib/db/load-facts';
import { loadRuleContext } from '@/lib/db/load-rule-context';
import { newId } from '@/lib/db/new-id';
import { similarUseCases } from '@/lib/db/similar-titles';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { command } from './command';
import { wrongField } from './wrong-field';

const input = z.strictObject({
  title,
  problem,
  businessOwner: id,
  /** One that exists … */
  businessUnit: optionalId.optional(),
  /** … or the name of a new one, which wins. */
  newBusinessUnit: optionalText(120),
  template: z.preprocess(
    (value) => value || null,
    z
      .enum(useCaseTemplates.map((template) => template.id) as [string, ...string[]], { error: 'Choose a template.' })
      .nullable(),
  ),
  /** Required where similar titles exist: how this one differs from them. */
  differsBecause: optionalReason,
});

/** Registers a candidate, with the plan, scenarios and tools of a template where it begins from one. */
export const createUseCase = command({
  name: 'create-use-case',
  action: 'create-use-case',
  input,
  async run(
    { actor, now },
    { title, problem, businessOwner, businessUnit, newBusinessUnit, template, differsBecause },
  ) {
    const forbidden = can(actor, 'create-use-case');
    if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
    return inWorkspace(actor.workspaceId, async (tx): Promise<Result<{ key: string; version: number }>> => {
      const owner = await activeMember(tx, businessOwner);
      if (!owner) return wrongField('businessOwner', 'Choose a member of this workspace.');
      const known = newBusinessUnit ? null : await unitWithId(tx, businessUnit ?? null);
      if (!newBusinessUnit && !known) {
        return wrongField('businessUnit', 'Choose a business unit, or enter the name of a new one.');
      }
      const similar = await similarUseCases(tx, title);
      if (similar.length > 0 && !differsBecause) return tooSimilar(similar);

      // From here on nothing is refused: a refusal would leave behind what was written before it.
      const unit = known ?? (await businessUnitNamed(tx, newBusinessUnit as string));
      const [key = ''] = await takeKeys(tx, unit.id);
      const useCaseId = newId();
      const chosen = template ? useCaseTemplate(template) : null;
      const differs = similar.length > 0 ? differsBecause : null;
      await tx.useCase.create({
        data: {
          id: useCaseId,
          workspaceId: tx.workspaceId,
          businessUnitId: unit.id,
          key,
          title,
          problem,
          ...(chosen && stated(chosen)),
          differsBecause: differs,
          stageEnteredAt: now,
          createdById: actor.memberId,
          createdAt: now,
          updatedAt: now,
        },
      });
      const address = { workspaceId: tx.workspaceId, useCaseId };
      await tx.owner.create({
        data: { id: newId(), ...address, role: 'business', memberId: owner.id, since: now },
      });
      if (chosen) await addRows(tx, useCaseId, chosen, now);
      await computeDerived(tx, useCaseId, now);
      await appendEvent(
        tx,
        { useCaseId, actor, at: now },
        {
          type: 'use-case.created',
          data: {
            key,
            title,
            problem,
            businessUnit: unit.name,
            madeUnit: unit.made,
            businessOwner: owner,
            template: chosen?.title ?? null,
            differsBecause: differs,
          },
        },
      );
      return ok({ key, version: 1 });
    });
  },
});

async function unitWithId(tx: WorkspaceTx, unitId: string | null) {
  if (!unitId) return null;
  const unit = await tx.businessUnit.findFirst({
    where: { workspaceId: tx.workspaceId, id: unitId },
    select: { id: true, name: true },
  });
  return unit && { ...unit, made: null };
}

const stated = ({ userGroup, userGroupSize, actionTier, identityModel, callLogging }: UseCaseTemplate) => ({
  userGroup,
  userGroupSize,
  actionTier,
  identityModel,
  callLogging,
});

/** A template's plan without figures, its scenarios not run, its tools as proposals. */
async function addRows(tx: WorkspaceTx, useCaseId: string, template: UseCaseTemplate, now: Date): Promise<void> {
  const address = { workspaceId: tx.workspaceId, useCaseId };
  await tx.metric.createMany({
    data: template.metrics.map((metric, position) => ({ id: newId(), ...address, position, ...metric })),
  });
  await tx.scenario.createMany({
    data: template.scenarios.map((scenario) => ({ id: newId(), ...address, ...scenario, createdAt: now })),
  });
  await tx.tool.createMany({
    data: template.tools.map((tool) => ({ id: newId(), ...address, ...tool, createdAt: now })),
  });
}

async function computeDerived(tx: WorkspaceTx, id: string, now: Date): Promise<void> {
  const facts = await loadFacts(tx, { id });
  if (!facts) throw new Error('A use case vanished inside its own transaction.');
  await tx.useCase.update({
    where: { id },
    data: derivedColumns(facts, await loadRuleContext(tx, facts, now)),
  });
}
