import { z } from 'zod';
import type { Change } from '@/lib/domain/audit/changes';
import { dayInWords, dayOf } from '@/lib/domain/day';
import { gatedStages, stageLabels } from '@/lib/domain/stages/stages';
import type { Day } from '@/lib/domain/use-case/facts';
import { optionalDay, optionalNumber, optionalText } from '@/lib/domain/use-case/fields';
import { addable, addedLabel } from './addable';
import { addableIds } from './addable-ids';
import { perThreshold, sameness, settled, type AddedRequirement, type GatePolicy } from './policy';
import { gateThresholds, inUnits, thresholdIds, type ThresholdId } from './thresholds';

/** Requirements that a workspace may add in all. */
export const mostAdded = 40;

const figure = optionalNumber({ min: 0, max: 1_000_000_000, whole: true });

/** A gate policy as an admin enters it. Which figures and days are allowed says `policyOfForm`, in words for each field. */
export const policyFields = {
  thresholds: z.strictObject(
    perThreshold(() =>
      z.strictObject({
        least: figure,
        next: figure.optional().default(null),
        from: optionalDay.optional().default(null),
      }),
    ),
  ),
  added: z
    .array(
      z.strictObject({
        gate: z.enum(gatedStages, { error: 'Choose a gate.' }),
        requirement: z.enum(addableIds, { error: 'There is no such requirement to add.' }),
        least: figure.optional().default(null),
        of: optionalText(80),
        from: optionalDay.optional().default(null),
      }),
      { error: 'List the requirements to add.' },
    )
    .max(mostAdded, `Add at most ${mostAdded} requirements in all.`)
    .optional()
    .default([]),
};

const form = z.strictObject(policyFields);
export type PolicyForm = z.output<typeof form>;

type Read = { ok: true; value: GatePolicy } | { ok: false; fields: Record<string, string[]> };

/**
 * The policy that was entered, or what is wrong with it, by field. `published` is the newest version: a day that it has announced
 * already may have passed since, any other must lie ahead.
 */
export function policyOfForm(entered: PolicyForm, published: GatePolicy, now: Date): Read {
  const fields: Record<string, string[]> = {};
  const wrong = (field: string, message: string) => (fields[field] ??= []).push(message);
  const today = dayOf(now);

  const thresholds = perThreshold((id) => {
    const { least, next, from } = entered.thresholds[id];
    for (const problem of figureProblems(id, least)) wrong(`thresholds.${id}.least`, problem);
    if (next !== null) for (const problem of figureProblems(id, next)) wrong(`thresholds.${id}.next`, problem);
    if (next !== null && least !== null && next <= least) {
      wrong(`thresholds.${id}.next`, `Announce more than the ${inUnits(id, least)} that count until then.`);
    }
    if (next !== null && from === null) wrong(`thresholds.${id}.from`, 'Choose the day from which it counts.');
    if (next === null && from !== null) wrong(`thresholds.${id}.next`, 'Enter what counts from that day on.');
    if (from !== null && from !== published.thresholds[id].next?.from && from <= today) {
      wrong(`thresholds.${id}.from`, past);
    }
    return { least: least ?? 0, next: next !== null && from !== null ? { least: next, from } : null };
  });

  entered.added.forEach((one, index) => {
    const at = (field: string) => `added.${index}.${field}`;
    const { gates, figure: bounds, subject, title } = addable[one.requirement];
    if (!gates.includes(one.gate)) {
      wrong(at('requirement'), `"${title}" cannot be added to the gate ${stageLabels[one.gate]}.`);
    }
    if (bounds && one.least === null) wrong(at('least'), `Enter a whole number, such as ${bounds.usual}.`);
    if (bounds && one.least !== null && one.least < bounds.min) wrong(at('least'), `Enter ${bounds.min} or more.`);
    if (bounds && one.least !== null && one.least > bounds.max) {
      wrong(at('least'), `Enter ${bounds.max.toLocaleString('en-US')} or less.`);
    }
    if (!bounds && one.least !== null) wrong(at('least'), 'This requirement has no figure.');
    if (subject && !subject.choices.some(({ value }) => value === one.of)) {
      wrong(at('of'), one.of === null ? 'Choose one of the list.' : `"${one.of}" is not in the list.`);
    }
    if (!subject && one.of !== null) wrong(at('of'), 'This requirement is about nothing in particular.');
    const known = published.added.some((other) => sameness(other) === sameness(one) && other.from === one.from);
    if (one.from !== null && !known && one.from <= today) wrong(at('from'), past);
    for (const earlier of entered.added.slice(0, index)) {
      if (sameness(earlier) !== sameness(one)) continue;
      const problem = repeated(earlier, one);
      if (problem) wrong(at('requirement'), problem);
    }
  });
  if (Object.keys(fields).length > 0) return { ok: false, fields };
  return { ok: true, value: { thresholds, added: inOrder(entered.added) } };
}

const past = 'Choose a day that is still to come, or leave it empty: then it counts from its publication on.';

function figureProblems(id: ThresholdId, figure: number | null): string[] {
  const { floor, max } = gateThresholds[id];
  if (figure === null) return [`Enter a whole number, such as ${gateThresholds[id].standard}.`];
  if (figure < floor) return [`The product's floor is ${inUnits(id, floor)}: enter ${floor} or more.`];
  return figure > max ? [`Enter ${max.toLocaleString('en-US')} or less.`] : [];
}

/** The same requirement twice at one gate makes sense only as one that is tightened on a later day. */
function repeated(one: AddedRequirement, other: AddedRequirement): string | null {
  const duplicate = `"${addable[other.requirement].title}" is there already at the gate ${stageLabels[other.gate]}.`;
  if (
    other.least === null ||
    one.least === null ||
    one.least === other.least ||
    (one.from ?? '') === (other.from ?? '')
  ) {
    return duplicate;
  }
  const [sooner, later] = (one.from ?? '') < (other.from ?? '') ? [one, other] : [other, one];
  return (later.least ?? 0) > (sooner.least ?? 0)
    ? null
    : `${duplicate} What counts later must be more than what counts sooner.`;
}

/** By gate, then as the vocabulary has them, then by day: two policies that say the same are the same. */
const inOrder = (added: readonly AddedRequirement[]): AddedRequirement[] =>
  [...added].sort(
    (a, b) =>
      gatedStages.indexOf(a.gate) - gatedStages.indexOf(b.gate) ||
      addableIds.indexOf(a.requirement) - addableIds.indexOf(b.requirement) ||
      compare(a.of ?? '', b.of ?? '') ||
      compare(a.from ?? '', b.from ?? ''),
  );

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A policy as the form shows it today: what was announced and has begun counts as what it is. */
export function formOfPolicy(policy: GatePolicy, today: Day): PolicyForm {
  const { thresholds, added } = settled(policy, today);
  return {
    thresholds: perThreshold((id) => {
      const { least, next } = thresholds[id];
      return { least, next: next?.least ?? null, from: next?.from ?? null };
    }),
    added,
  };
}

/** What differs between two policies as they read today, in the words of the history. */
export function policyChanges(before: GatePolicy, after: GatePolicy, today: Day): Change[] {
  const [was, is] = [settled(before, today), settled(after, today)];
  const thresholds = thresholdIds.flatMap((id): Change[] => {
    const told = ({ thresholds: { [id]: one } }: GatePolicy) => ({
      now: inUnits(id, one.least),
      announced: one.next && `${inUnits(id, one.next.least)} from ${dayInWords(one.next.from)}`,
    });
    const [old, young] = [told(was), told(is)];
    const { label } = gateThresholds[id];
    return [
      ...(old.now === young.now ? [] : [{ field: label, before: old.now, after: young.now }]),
      ...(old.announced === young.announced
        ? []
        : [{ field: `${label}, announced`, before: old.announced, after: young.announced }]),
    ];
  });
  const words = (one: AddedRequirement) =>
    `${addedLabel(one)}${one.from !== null && one.from > today ? ` (from ${dayInWords(one.from)})` : ''}`;
  const [gone, come] = [missingIn(is, was, words), missingIn(was, is, words)];
  return [
    ...thresholds,
    ...gone.map((one) => ({ field: `Entering ${stageLabels[one.gate]}`, before: words(one), after: null })),
    ...come.map((one) => ({ field: `Entering ${stageLabels[one.gate]}`, before: null, after: words(one) })),
  ];
}

const missingIn = (there: GatePolicy, here: GatePolicy, words: (one: AddedRequirement) => string) =>
  here.added.filter((one) => !there.added.some((other) => other.gate === one.gate && words(other) === words(one)));
