import type { JsonValue } from '@/lib/domain/json';
import { phaseLabels } from '@/lib/domain/plan/plan';
import { actionTierLabels, identityModelLabels, type ActionTier, type IdentityModel } from '@/lib/domain/stages/stages';
import { itemStateLabels, type ItemState } from '@/lib/domain/checklist/items';
import { templateItem } from '@/lib/domain/checklist/template';
import type { Section } from './sections';

/** Names for the ids in a snapshot: systems, people, evidence. What is gone stays an id. */
export type Names = ReadonlyMap<string, string>;

export type SectionLine = { label: string; value: string };
/** A part of a section, under a heading of its own where there are several: a metric, a tool, an item. */
export type SectionPart = { heading: string | null; lines: SectionLine[] };

type Json = { [key: string]: JsonValue };

/**
 * A signed section in words. Snapshots are kept for ever, so one of another shape must not take the page down: what is not
 * understood is left out here and still counts in the hash.
 */
export function describeSection(section: Section, content: JsonValue | undefined, names: Names): SectionPart[] {
  try {
    return content === undefined ? [] : describers[section](content as never, names);
  } catch {
    return [];
  }
}

const part = (heading: string | null, lines: (SectionLine | null)[]): SectionPart => ({
  heading,
  lines: lines.filter((line) => line !== null),
});

/** "–" for nothing. */
const line = (label: string, value: JsonValue | undefined): SectionLine => ({
  label,
  value: value === null || value === undefined || value === '' ? '–' : String(value),
});

const onlyIf = (label: string, value: JsonValue | undefined): SectionLine | null =>
  value === null || value === undefined || value === '' ? null : line(label, value);

const ratingLine = (rating: JsonValue | undefined): SectionLine | null => {
  const { level, rationale } = (rating ?? {}) as Json;
  return level ? line('Rating', `${String(level)} of 5: ${String(rationale)}`) : null;
};

/** One line for each item: what was claimed, by what evidence, and what was waived. */
const items = (content: Json[], names: Names): SectionPart[] => [
  part(
    null,
    content.map((item) => {
      const evidence = (item.evidence as Json[]).map(({ id, sha256 }) => {
        const title = names.get(String(id)) ?? String(id);
        return sha256 ? `${title} (SHA-256 ${String(sha256).slice(0, 12)}…)` : title;
      });
      const waivers = (item.waivers as Json[]).map(({ expiresOn }) => String(expiresOn));
      const said = [
        templateItem(String(item.id))?.title ?? '',
        `${itemStateLabels[item.state as ItemState] ?? String(item.state)}.`,
        evidence.length > 0 ? `Evidence: ${evidence.join('; ')}.` : '',
        item.justification ? `Justification: ${String(item.justification)}` : '',
        waivers.length > 0 ? `Waived until ${waivers.join(', ')}.` : '',
      ];
      return line(String(item.id), said.filter(Boolean).join('\n'));
    }),
  ),
];

const describers: Record<Section, (content: never, names: Names) => SectionPart[]> = {
  value: ({ problem, expected, rating }: { problem: JsonValue; expected: Json; rating: JsonValue }) => [
    part(null, [
      line('Problem', problem),
      line('Hours saved per month, each', expected.hoursSavedPerMonth),
      line('People', expected.people),
      line('Value of an hour', expected.valuePerHour),
      ratingLine(rating),
    ]),
  ],
  measurement: ({ rating, metrics, outcome }: { rating: JsonValue; metrics: Json[]; outcome: Json | null }) => [
    part(null, [
      ratingLine(rating),
      outcome && line('Outcome of the POC', `${String(outcome.decision)}: ${String(outcome.summary)}`),
    ]),
    ...metrics.map(metricPart),
  ],
  'user-group': ({ group, size, pilotGroup, pilotSize, rating }: Json) => [
    part(null, [
      line('User group', group),
      line('People in it', size),
      line('Pilot group', pilotGroup),
      line('People in the pilot', pilotSize),
      ratingLine(rating),
    ]),
  ],
  plan: ({ startsOn, endsOn }: Json) => [part(null, [line('From', startsOn), line('To', endsOn)])],
  tools: ({ tier, callLogging, tools }: { tier: JsonValue; callLogging: JsonValue; tools: Json[] }, names) => [
    part(null, [line('Action tier', tierName(tier)), line('Call logging', callLogging)]),
    ...tools.map((tool) =>
      part(String(tool.name), [
        line('Purpose', tool.purpose),
        line('May at worst', tierName(tool.tier)),
        onlyIf('Definition (SHA-256)', tool.definition),
        onlyIf('System', tool.system === null ? null : (names.get(String(tool.system)) ?? String(tool.system))),
      ]),
    ),
  ],
  systems: (systems: Json[], names) => [
    part(null, [line('Systems', systems.map(({ id }) => names.get(String(id)) ?? String(id)).join(', '))]),
  ],
  checklist: items,
  identity: ({ model, items: own }: { model: JsonValue; items: Json[] }, names) => [
    part(null, [line('Identity model', model && (identityModelLabels[model as IdentityModel] ?? model))]),
    ...items(own, names),
  ],
  'security-items': items,
  risks: (risks: Json[], names) =>
    risks.map(({ title, likelihood, impact, mitigation, closed, accepted }) =>
      part(String(title), [
        line('Likelihood and impact', `${String(likelihood)} and ${String(impact)} of 5`),
        line('Mitigation', mitigation),
        onlyIf(
          (accepted as Json | null)?.stale ? 'Acceptance, stale' : 'Accepted',
          accepted && acceptedBy(accepted as Json, names),
        ),
        closed ? line('State', 'Closed') : null,
      ]),
    ),
  'data-classes': (tools: Json[]) => [
    part(
      null,
      tools.map(({ name, dataClasses }) => line(String(name), dataClasses)),
    ),
  ],
  'minimisation-items': items,
};

const tierName = (tier: JsonValue | undefined): JsonValue =>
  tier ? (actionTierLabels[tier as ActionTier] ?? tier) : null;

const acceptedBy = ({ by, reason }: Json, names: Names) =>
  `by ${names.get(String(by)) ?? String(by)}: ${String(reason)}`;

function metricPart({ name, unit, better, baseline, target, killThreshold, poc, pilot }: Json): SectionPart {
  const measured = (value: JsonValue | undefined) =>
    value === null || value === undefined ? null : `${String(value)} ${String(unit)}`.trim();
  const result = (found: JsonValue | undefined) => measured((found as Json | null)?.value);
  return part(String(name), [
    line('Baseline', measured(baseline)),
    line('Target', `${measured(target) ?? '–'} (${String(better)} is better)`),
    line('Kill threshold', measured(killThreshold)),
    onlyIf(`Result of the ${phaseLabels.poc}`, result(poc)),
    onlyIf(`Result of the ${phaseLabels.pilot.toLowerCase()}`, result(pilot)),
  ]);
}

/** Every id in snapshots that has a name elsewhere: systems of tools, evidence of items, whoever accepted a risk. */
export function idsIn(content: JsonValue): string[] {
  if (Array.isArray(content)) return content.flatMap(idsIn);
  if (content !== null && typeof content === 'object') return Object.values(content).flatMap(idsIn);
  return typeof content === 'string' && uuid.test(content) ? [content] : [];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
