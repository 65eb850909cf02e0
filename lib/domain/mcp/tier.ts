import { actionTierLabels, type ActionTier } from '@/lib/domain/stages/stages';
import { isAbove } from '@/lib/domain/stages/tier';
import type { ToolDefinition } from './contract';
import { verbOfName, verbOfText, type Verb } from './verbs';

/** What named people have stated about one tool, each about the definition that they saw. */
export type TierStatements = {
  /** The tool changes nothing: confirmed by a person, by name. */
  readOnlyConfirmedBy: string | null;
  /** What it makes waits until a person sends or saves it: stated by an architect. */
  draftStatedBy: string | null;
  /** What it does can be undone, and the undo was tried: the name of who tried it. */
  undoTestedBy: string | null;
  /** Down to a tier, whatever the words say, with a reason. */
  lowered: { to: ActionTier; by: string; reason: string } | null;
};

export const nothingStated: TierStatements = {
  readOnlyConfirmedBy: null,
  draftStatedBy: null,
  undoTestedBy: null,
  lowered: null,
};

export type DerivedTier = {
  tier: ActionTier;
  /** Sentences, in the order in which they moved the tier. */
  reasons: string[];
  /** Where the words of the tool contradict its own hints: "The name says “delete”, …". */
  contradiction: string | null;
};

const label = (tier: ActionTier): string => actionTierLabels[tier].toLowerCase();

/**
 * The tier that a tool counts as. Hints are the server's claims: they and the words of its name may raise a tier, only a named
 * person lowers it, and a hint that is missing is the worst case.
 */
export function deriveTier(tool: ToolDefinition, stated: TierStatements = nothingStated): DerivedTier {
  const start = byHints(tool, stated);
  const said = worstVerb(tool);
  const reasons = [...start.reasons];
  let { tier } = start;
  if (said) {
    const byWord = said.verb.does === 'final' && !stated.undoTestedBy ? 'irreversible' : 'reversible-write';
    // A draft is made by some change; that it waits for a person is what was stated.
    if (isAbove(byWord, tier) && !(tier === 'draft' && said.verb.does === 'change')) {
      tier = byWord;
      reasons.push(`${said.where} says “${said.verb.word}”: raised to ${label(tier)}.`);
    }
  }
  if (stated.lowered && isAbove(tier, stated.lowered.to)) {
    tier = stated.lowered.to;
    reasons.push(`${stated.lowered.by} lowered it to ${label(tier)}: ${stated.lowered.reason}`);
  }
  return { tier, reasons, contradiction: contradictionOf(tool, said) };
}

function byHints({ annotations }: ToolDefinition, stated: TierStatements): Omit<DerivedTier, 'contradiction'> {
  const readOnly = annotations?.readOnlyHint === true;
  const destructive = annotations?.destructiveHint;
  if (stated.readOnlyConfirmedBy) {
    return { tier: 'read-only', reasons: [`${stated.readOnlyConfirmedBy} confirmed that it changes nothing.`] };
  }
  const harmless = destructive === false || (readOnly && destructive === undefined);
  const claim = readOnly
    ? harmless
      ? 'The server says that it is read-only, which nobody has confirmed.'
      : 'The server says that it is read-only and destructive at once, so the worse counts.'
    : harmless
      ? 'The server says that it destroys nothing.'
      : destructive === true
        ? 'The server says that it may destroy.'
        : 'The server does not say whether it destroys, so the worst case counts.';
  if (harmless && stated.draftStatedBy) {
    return { tier: 'draft', reasons: [claim, `${stated.draftStatedBy} stated that its output waits for a person.`] };
  }
  if (harmless) return { tier: 'reversible-write', reasons: [claim] };
  if (stated.undoTestedBy) {
    return { tier: 'reversible-write', reasons: [claim, `${stated.undoTestedBy} tested that it can be undone.`] };
  }
  return { tier: 'irreversible', reasons: [claim] };
}

type Said = { verb: Verb; where: string };

/** A verb of the name goes before one of the description that is no worse. */
function worstVerb(tool: ToolDefinition): Said | null {
  const ofName = verbOfName(tool.name);
  const ofText = tool.description ? verbOfText(tool.description) : null;
  const found = [
    ...(ofName ? [{ verb: ofName, where: 'The name' }] : []),
    ...(ofText ? [{ verb: ofText, where: 'The description' }] : []),
  ].filter(({ verb }) => verb.does !== 'read');
  return found.find(({ verb }) => verb.does === 'final') ?? found[0] ?? null;
}

function contradictionOf({ annotations }: ToolDefinition, said: Said | null): string | null {
  if (annotations?.readOnlyHint === true && annotations.destructiveHint === true) {
    return 'The server says that it is read-only and destructive at once.';
  }
  if (annotations?.readOnlyHint === true && said) {
    return `${said.where} says “${said.verb.word}”, but the server says that it is read-only.`;
  }
  return null;
}
