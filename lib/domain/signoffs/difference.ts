import { itemStateLabels, type ItemState } from '@/lib/domain/checklist/items';
import { dayInWords } from '@/lib/domain/day';
import type { JsonValue } from '@/lib/domain/json';
import { phaseLabels } from '@/lib/domain/plan/plan';
import { actionTierLabels, identityModelLabels } from '@/lib/domain/stages/stages';
import type { Names } from './describe-section';
import { sectionLabels, type Section } from './sections';

type Json = { [key: string]: JsonValue };

/**
 * What differs between a section as it was signed and as it is, in lines that a signer understands at once: "Tools: 1 added
 * (search_cases)". None for equal sections, some line for every other pair: what is not understood is still said to differ.
 */
export function differenceOf(
  section: Section,
  signed: JsonValue | undefined,
  present: JsonValue | undefined,
  names: Names,
): string[] {
  if (canonical(signed ?? null) === canonical(present ?? null)) return [];
  const lines = told(section, signed, present, names);
  return lines.length > 0 ? lines : [`${sectionLabels[section]}: changed`];
}

/** Snapshots are kept for ever, so one of another shape must not take the page down. */
function told(section: Section, signed: JsonValue | undefined, present: JsonValue | undefined, names: Names): string[] {
  try {
    return readers[section](signed as never, present as never, names);
  } catch {
    return [];
  }
}

const readers: Record<Section, (signed: never, present: never, names: Names) => string[]> = {
  value: (a: Json, b: Json) => [
    ...fields(a, b, { problem: 'Problem' }),
    ...fields(a.expected as Json, b.expected as Json, {
      hoursSavedPerMonth: 'Hours saved per month',
      people: 'People',
      valuePerHour: 'Value of an hour',
    }),
    ...rating('business value', a, b),
  ],
  measurement: (a: Json, b: Json) => [
    ...rating('measurement', a, b),
    ...rows('Metrics', a.metrics as Json[], b.metrics as Json[], (row) => String(row.name), metricChanges),
    ...outcome(a.outcome as Json | null, b.outcome as Json | null),
  ],
  'user-group': (a: Json, b: Json) => [
    ...fields(a, b, {
      group: 'User group',
      size: 'People in the user group',
      pilotGroup: 'Pilot group',
      pilotSize: 'People in the pilot',
    }),
    ...rating('user group', a, b),
  ],
  plan: (a: Json, b: Json) => fields(a, b, { startsOn: 'Start', endsOn: 'End' }),
  tools: (a: Json, b: Json, names) => [
    ...fields(a, b, { tier: 'Action tier', callLogging: 'Call logging' }),
    ...rows(
      'Tools',
      a.tools as Json[],
      b.tools as Json[],
      (row) => String(row.name),
      (before, after) => [
        ...(before.tier === after.tier ? [] : [`${shown(before.tier)} → ${shown(after.tier)}`]),
        ...fields(before, after, { purpose: 'purpose' }),
        ...fields(named(before, names), named(after, names), { system: 'system' }),
        ...(before.definition && after.definition && before.definition !== after.definition ? ['redefined'] : []),
      ],
    ),
  ],
  systems: (a: Json[], b: Json[], names) =>
    rows(
      'Systems',
      a,
      b,
      (row) => String(row.id),
      () => [],
      (row) => nameOf(row.id, names),
    ),
  checklist: (a: Json[], b: Json[], names) => items('Checklist', a, b, names),
  identity: (a: Json, b: Json, names) => [
    ...fields(a, b, { model: 'Identity model' }),
    ...items('Identity', a.items as Json[], b.items as Json[], names),
  ],
  'security-items': (a: Json[], b: Json[], names) => items('Security items', a, b, names),
  risks: (a: Json[], b: Json[]) =>
    rows(
      'Risks',
      a,
      b,
      (row) => String(row.title),
      (before, after) => [
        ...fields(before, after, { likelihood: 'likelihood', impact: 'impact', mitigation: 'mitigation' }),
        ...(before.closed === after.closed ? [] : [after.closed ? 'closed' : 'reopened']),
        ...acceptance(before.accepted as Json | null, after.accepted as Json | null),
      ],
    ),
  'data-classes': (a: Json[], b: Json[]) =>
    rows(
      'Data classes',
      a,
      b,
      (row) => String(row.name),
      (before, after) => fields(before, after, { dataClasses: 'data classes' }),
    ),
  'minimisation-items': (a: Json[], b: Json[], names) => items('Data minimisation', a, b, names),
};

/** One line: how many rows were added, removed and changed, and which. Rows of one key are matched in their order. */
function rows(
  label: string,
  before: Json[],
  after: Json[],
  keyOf: (row: Json) => string,
  changes: (before: Json, after: Json) => string[],
  nameOfRow: (row: Json) => string = keyOf,
): string[] {
  const old = keyed(before, keyOf);
  const now = keyed(after, keyOf);
  const added = [...now].filter(([key]) => !old.has(key)).map(([, row]) => nameOfRow(row));
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, row]) => nameOfRow(row));
  const changed = [...old].flatMap(([key, row]) => {
    const next = now.get(key);
    if (!next || canonical(row) === canonical(next)) return [];
    const what = changes(row, next);
    return [what.length > 0 ? `${nameOfRow(row)}: ${what.join(', ')}` : nameOfRow(row)];
  });
  const parts = [...some(added, 'added', ', '), ...some(removed, 'removed', ', '), ...some(changed, 'changed', '; ')];
  return parts.length > 0 ? [`${label}: ${parts.join(', ')}`] : [];
}

/** More names than these make a line that nobody reads. */
const namedAtMost = 8;

function some(names: string[], word: string, between: string): string[] {
  if (names.length === 0) return [];
  const more = names.length > namedAtMost ? `${between}and ${names.length - namedAtMost} more` : '';
  return [`${names.length} ${word} (${names.slice(0, namedAtMost).map(short).join(between)}${more})`];
}

function keyed(list: Json[], keyOf: (row: Json) => string): Map<string, Json> {
  const result = new Map<string, Json>();
  for (const row of list) {
    let key = keyOf(row);
    while (result.has(key)) key += '\u0001';
    result.set(key, row);
  }
  return result;
}

/** One line for each item: a row that is missing says that nothing was recorded. */
function items(label: string, before: Json[], after: Json[], names: Names): string[] {
  const untouched: Json = { state: 'open', claim: null, justification: '', evidence: [], waivers: [] };
  const old = keyed(before, (row) => String(row.id));
  const now = keyed(after, (row) => String(row.id));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id) => {
    const changes = itemChanges(old.get(id) ?? untouched, now.get(id) ?? untouched, names);
    return changes.length > 0 ? [`${label}: ${id} ${changes.join('; ')}`] : [];
  });
}

function itemChanges(before: Json, after: Json, names: Names): string[] {
  const state = (row: Json) => (itemStateLabels[row.state as ItemState] ?? String(row.state)).toLowerCase();
  const evidence = (row: Json) => row.evidence as Json[];
  const waivers = (row: Json) => row.waivers as Json[];
  const gone = (from: Json[], to: Json[]) =>
    from.filter((row) => !to.some((other) => canonical(other) === canonical(row)));
  const titles = (list: Json[]) => list.map(({ id }) => short(nameOf(id, names))).join(', ');
  const days = (list: Json[]) => list.map(({ expiresOn }) => shown(expiresOn)).join(', ');
  const told = (list: Json[], words: (list: Json[]) => string) => (list.length > 0 ? [words(list)] : []);
  return [
    ...(state(before) === state(after) ? [] : [`${state(before)} → ${state(after)}`]),
    ...told(gone(evidence(after), evidence(before)), (list) => `evidence added (${titles(list)})`),
    ...told(gone(evidence(before), evidence(after)), (list) => `evidence withdrawn (${titles(list)})`),
    ...told(gone(waivers(after), waivers(before)), (list) => `waived until ${days(list)}`),
    ...told(gone(waivers(before), waivers(after)), (list) => `no longer waived until ${days(list)}`),
    ...fields(before, after, { justification: 'justification' }),
    ...(before.claim !== after.claim && state(before) === state(after)
      ? [`claimed ${shown(before.claim)} → ${shown(after.claim)}`]
      : []),
  ];
}

function metricChanges(before: Json, after: Json): string[] {
  const unit = before.unit === after.unit ? ` ${String(after.unit)}`.trimEnd() : '';
  const figures: Record<string, string> = { baseline: 'baseline', target: 'target', killThreshold: 'kill threshold' };
  return [
    ...Object.entries(figures)
      .filter(([key]) => before[key] !== after[key])
      .map(([key, label]) => `${label} ${shown(before[key])} → ${shown(after[key])}${unit}`),
    ...fields(before, after, { unit: 'unit', better: 'better' }),
    ...(['poc', 'pilot'] as const).flatMap((phase) => {
      const [old, now] = [before[phase] as Json | null, after[phase] as Json | null];
      if (canonical(old) === canonical(now)) return [];
      if (old?.value === now?.value) return [`note on the ${phaseLabels[phase]} result reworded`];
      return [`${phaseLabels[phase]} result ${shown(old?.value)} → ${shown(now?.value)}${unit}`];
    }),
  ];
}

function rating(name: string, a: Json, b: Json): string[] {
  const [before, after] = [a.rating as Json | null, b.rating as Json | null];
  if (canonical(before) === canonical(after)) return [];
  if (before?.level === after?.level) return [`Rationale of ${name} reworded`];
  return [`Rating of ${name} ${shown(before?.level)} → ${shown(after?.level)}`];
}

function outcome(before: Json | null, after: Json | null): string[] {
  if (canonical(before) === canonical(after)) return [];
  if (before?.decision === after?.decision) return ['Summary of the POC outcome reworded'];
  return [`Outcome of the POC ${shown(before?.decision)} → ${shown(after?.decision)}`];
}

function acceptance(before: Json | null, after: Json | null): string[] {
  if (canonical(before) === canonical(after)) return [];
  if (!after) return ['no longer accepted'];
  if (after.stale) return ['its acceptance went stale'];
  return [before && !before.stale ? 'accepted anew' : 'accepted'];
}

/** Fields with a label each: from what to what, or for long texts that they were reworded. */
function fields(before: Json, after: Json, labels: Record<string, string>): string[] {
  return Object.entries(labels)
    .filter(([key]) => canonical(before[key] ?? null) !== canonical(after[key] ?? null))
    .map(([key, label]) => {
      const [from, to] = [shown(before[key]), shown(after[key])];
      if (from === to || from.length > longest || to.length > longest) return `${label} reworded`;
      return `${label} ${from} → ${to}`;
    });
}

const named = (row: Json, names: Names): Json => ({ system: row.system ? nameOf(row.system, names) : null });
const nameOf = (id: JsonValue | undefined, names: Names): string => names.get(String(id)) ?? String(id);

/** Texts longer than this are told by their beginning, or as reworded. */
const longest = 60;
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

const known: Record<string, string> = { ...actionTierLabels, ...identityModelLabels };
const day = /^\d{4}-\d{2}-\d{2}$/;

/** A value as a reader sees it, in the middle of a sentence. */
function shown(value: JsonValue | undefined): string {
  if (value === null || value === undefined || value === '') return '–';
  const text = String(value);
  if (day.test(text)) return dayInWords(text);
  return known[text]?.toLowerCase() ?? text;
}

/** The text of a value in which the order of keys does not matter. */
const canonical = (value: JsonValue | undefined): string =>
  JSON.stringify(value ?? null, (_, part: JsonValue) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
