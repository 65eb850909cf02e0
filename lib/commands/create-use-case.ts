import { z } from 'zod';
import { can } from '@/lib/domain/access/can';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { id, optionalId, optionalReason, optionalText, problem, title } from '@/lib/domain/use-case/fields';
import { freshFacts } from '@/lib/domain/use-case/fresh-facts';
import { tooSimilar } from '@/lib/domain/use-case/similar';
import { useCaseTemplate, useCaseTemplates, type UseCaseTemplate } from '@/lib/domain/use-case/templates';
import { activeMember } from '@/lib/db/active-member';
import { appendEvent } from '@/lib/db/append-event';
import { businessUnitNamed, takeKeys } from '@/lib/db/business-unit';
import { derivedColumns } from '@/lib/db/derived';
import { newId } from '@/lib/db/new-id';
import { similarUseCases } from '@/lib/db/similar-titles';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { insertRow } from '@/lib/db/write-row';
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
      const [owner, known, similar] = await Promise.all([
        activeMember(tx, businessOwner),
        newBusinessUnit ? null : unitWithId(tx, businessUnit ?? null),
        similarUseCases(tx, title),
      ]);
      if (!owner) return wrongField('businessOwner', 'Choose a member of this workspace.');
      if (!newBusinessUnit && !known) {
        return wrongField('businessUnit', 'Choose a business unit, or enter the name of a new one.');
      }
      if (similar.length > 0 && !differsBecause) return tooSimilar(similar);

      // From here on nothing is refused: a refusal would leave behind what was written before it.
      const unit = known ?? (await businessUnitNamed(tx, newBusinessUnit as string));
      const [key = ''] = await takeKeys(tx, unit.id);
      const useCaseId = newId();
      const chosen = template ? useCaseTemplate(template) : null;
      const differs = similar.length > 0 ? differsBecause : null;
      const address = { workspaceId: tx.workspaceId, useCaseId };
      const own = chosen ? stated(chosen) : {};
      const tools = (chosen?.tools ?? []).map((tool) => ({ ...tool, id: newId(), createdAt: now }));
      tx.later(
        insertRow(tx, 'use_case', {
          id: useCaseId,
          workspaceId: tx.workspaceId,
          businessUnitId: unit.id,
          key,
          title,
          problem,
          ...own,
          ...derivedOf({ ...own, tools }, now),
          differsBecause: differs,
          stageEnteredAt: now,
          createdById: actor.memberId,
          createdAt: now,
          updatedAt: now,
        }),
      );
      tx.later(insertRow(tx, 'owner', { id: newId(), ...address, role: 'business', memberId: owner.id, since: now }));
      for (const tool of tools) tx.later(insertRow(tx, 'tool', { ...address, ...tool }));
      if (chosen) addPlan(tx, address, chosen, now);
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
        null,
      );
      return ok({ key, version: 1 });
    });
  },
});

async function unitWithId(tx: WorkspaceTx, unitId: string | null) {
  if (!unitId) return null;
  const [unit] = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from business_unit where workspace_id = ${tx.workspaceId}::uuid and id = ${unitId}::uuid`;
  return unit ? { ...unit, made: null } : null;
}

const stated = ({ userGroup, userGroupSize, actionTier, identityModel, callLogging }: UseCaseTemplate) => ({
  userGroup,
  userGroupSize,
  actionTier,
  identityModel,
  callLogging,
});

/** A template's plan without figures, and its scenarios not run. */
function addPlan(tx: WorkspaceTx, address: Address, template: UseCaseTemplate, now: Date): void {
  template.metrics.forEach((metric, position) => {
    tx.later(insertRow(tx, 'metric', { id: newId(), ...address, position, ...metric }));
  });
  for (const scenario of template.scenarios) {
    tx.later(insertRow(tx, 'scenario', { id: newId(), ...address, ...scenario, createdAt: now }));
  }
}

type Address = { workspaceId: string; useCaseId: string };

/** Nobody has judged it, so that it stands on no ladder. */
function derivedOf(
  { tools, ...own }: Partial<ReturnType<typeof stated>> & { tools: readonly NewTool[] },
  now: Date,
): ReturnType<typeof derivedColumns> {
  const proposed = tools.map((tool) => ({ ...tool, systemId: null, server: null }));
  return derivedColumns({ ...freshFacts(now), ...own, tools: proposed }, { ladder: [], now });
}

type NewTool = UseCaseTemplate['tools'][number] & { id: string; createdAt: Date };
