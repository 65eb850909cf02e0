import { z } from 'zod';
import { ownerRoleLabels, ownerRoles } from '@/lib/domain/access/actor';
import { actionTierLabels, actionTiers, stageLabels, stages, type ActionTier } from '@/lib/domain/stages/stages';
import { isAbove, worseTier } from '@/lib/domain/stages/tier';

/** What the answer rests on, as one query gives it (`gate_facts`, a function of the database). */
export const gateFacts = z.object({
  workspace: z.uuid(),
  useCase: z
    .object({
      key: z.string(),
      stage: z.enum(stages),
      reported: z.enum(stages).nullable(),
      /** The incident by which it is parked. */
      suspendedBy: z.string().nullable(),
      tier: z.enum(actionTiers).nullable(),
      tool: z
        .object({
          name: z.string(),
          tier: z.enum(actionTiers),
          hash: z.string().nullable(),
          server: z
            .object({
              name: z.string(),
              revoked: z.boolean(),
              /** Of the newest definition; null: not offered any more. */
              hash: z.string().nullable(),
              approved: z.string().nullable(),
              tier: z.enum(actionTiers),
              /** It tells the model otherwise than was approved. */
              instructionsChanged: z.boolean(),
            })
            .nullable(),
        })
        .nullable(),
      signOffs: z.array(
        z.object({ role: z.enum(ownerRoles), decision: z.string(), lapsed: z.boolean(), at: z.string() }),
      ),
    })
    .nullable(),
});
export type GateFacts = z.infer<typeof gateFacts>;

export type GateReason = { code: string; message: string };

export type GateAnswer = {
  allow: boolean;
  /** Why not; empty where it is allowed. */
  reasons: GateReason[];
  useCase: string;
  tool: string;
  /** Null where the caller named no use case or no tool of the workspace. */
  stage: string | null;
  tier: string | null;
  /** SHA-256 of the tool's definition that is approved; a gateway compares it with what it is offered. */
  definition: string | null;
};

/** Stages in which a use case really calls its tools. */
const calling: readonly string[] = ['poc', 'pilot', 'go-live-review', 'production'];

/** Whether a tool may be called for a use case now, with every reason why not. */
export function gateAnswer({ useCase: found }: GateFacts, asked: { useCase: string; tool: string }): GateAnswer {
  const tool = found?.tool ?? null;
  const answer = {
    useCase: asked.useCase,
    tool: asked.tool,
    stage: found?.stage ?? null,
    tier: tool && tierThatCounts(tool),
    definition: tool?.server?.approved ?? null,
  };
  const reasons = found
    ? reasonsOf(found)
    : [{ code: 'no-use-case', message: `There is no use case ${asked.useCase}.` }];
  return { allow: reasons.length === 0, reasons, ...answer };
}

function reasonsOf(found: NonNullable<GateFacts['useCase']>): GateReason[] {
  const { key, stage, reported, suspendedBy, tier, tool, signOffs } = found;
  const reasons: GateReason[] = [];
  const deny = (code: string, message: string) => reasons.push({ code, message });
  if (reported)
    deny('gates-not-checked', `${key} was imported as ${stageLabels[reported]}; its gates were never checked.`);
  if (suspendedBy !== null)
    deny(
      'suspended',
      `${key} is suspended by the incident "${suspendedBy}": it calls no tools until that is resolved.`,
    );
  else if (!calling.includes(stage)) deny('stage', `${key} is at ${stageLabels[stage]}: it calls no tools.`);
  if (stage === 'production') {
    for (const role of ownerRoles) {
      const latest = signOffs.filter((one) => one.role === role).sort((a, b) => (a.at < b.at ? 1 : -1))[0];
      const label = ownerRoleLabels[role].toLowerCase();
      if (!latest) deny('sign-off', `The ${label} has not signed for production.`);
      else if (latest.lapsed) deny('sign-off', `The sign-off of the ${label} has lapsed.`);
      else if (latest.decision === 'reject') deny('sign-off', `The ${label} rejected it.`);
    }
  }
  if (!tool) {
    deny('no-tool', `${key} has not chosen this tool.`);
    return reasons;
  }
  const { server } = tool;
  const counts = tierThatCounts(tool);
  if (tier === null) deny('tier', `${key} states no action tier.`);
  else if (isAbove(counts, tier)) {
    deny('tier', `${tool.name} is ${words(counts)}, above the ${words(tier)} that ${key} states.`);
  }
  if (!server) {
    deny('no-server', `${tool.name} was entered by hand: it belongs to no registered server.`);
    return reasons;
  }
  if (server.revoked) deny('revoked', `The server ${server.name} is revoked.`);
  if (server.hash === null) deny('not-offered', `${server.name} does not offer ${tool.name} any more.`);
  else if (server.approved === null) deny('not-approved', `${tool.name} of ${server.name} is not approved.`);
  else if (server.approved !== server.hash)
    deny('contract', `${tool.name} of ${server.name} changed since it was approved.`);
  else if (server.instructionsChanged)
    deny('contract', `The instructions of ${server.name} changed since ${tool.name} was approved.`);
  else if (tool.hash !== server.hash)
    deny('not-followed', `${key} has not taken over yet how ${tool.name} of ${server.name} changed.`);
  return reasons;
}

const words = (tier: ActionTier) => actionTierLabels[tier].toLowerCase();
/** What a use case has not taken over yet counts at once. */
const tierThatCounts = ({ tier, server }: { tier: ActionTier; server: { tier: ActionTier } | null }): ActionTier =>
  server ? worseTier(tier, server.tier) : tier;
