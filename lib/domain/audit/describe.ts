import type { JsonValue } from '@/lib/domain/json';
import { dataClassLabels } from '@/lib/domain/mcp/data-classes';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { sectionLabels } from '@/lib/domain/signoffs/sections';
import { actionTierLabels, identityModelLabels, stageLabels } from '@/lib/domain/stages/stages';
import { serverEnvironmentLabels } from '@/lib/domain/servers/server';
import { toolChangeLabels } from '@/lib/domain/servers/tool-change';
import { systemKindLabels } from '@/lib/domain/use-case/systems';
import type { Change } from './changes';
import type { AuditEvent, Lapse } from './events';
import { fieldLabel } from './fields';
import { sentenceOf, type Sentence, type Told } from './sentences';

/** An event as it was stored. */
export type StoredEvent = { type: string; data: unknown; actorName: string; reason: string | null };

export type Detail = {
  label: string;
  /** Absent where the detail is not a change. */
  before?: string;
  after?: string;
};

export type Description = {
  /** What happened, beginning with who did it. */
  sentence: string;
  details: Detail[];
};

/**
 * An event in plain words. A type that this version does not know (written by a newer one) is named as it is, rather
 * than hidden.
 */
export function describeEvent(event: StoredEvent): Description {
  const data = (typeof event.data === 'object' && event.data !== null ? event.data : {}) as Told['data'];
  const typed = { type: event.type, data } as AuditEvent;
  const told = tell(typed, event.actorName);
  const details = [
    ...(told?.details ?? []),
    ...changeDetails(data.changes ?? []),
    ...(event.reason ? [{ label: 'Reason', after: event.reason }] : []),
    ...(data.lapsed ?? []).flatMap(lapseDetails),
  ];
  const actor = data.behalfOf?.name ? `${event.actorName}, for ${data.behalfOf.name},` : event.actorName;
  return { sentence: `${actor} ${told?.words ?? `wrote "${event.type}"`}.`, details };
}

/**
 * Events are kept for ever and never changed, so one that an older version shaped differently must not take the whole
 * history down with it.
 */
function tell(event: AuditEvent, actorName: string): Sentence | null {
  try {
    return sentenceOf(event, actorName);
  } catch {
    return null;
  }
}

// Older events of assessments kept a hash of the draft, from which blind ratings could be guessed.
const hidden = new Set(['contentHash']);

const changeDetails = (changes: Change[]): Detail[] =>
  changes
    .filter(({ field }) => !hidden.has(field))
    .map(({ field, before, after }) => ({ label: fieldLabel(field), before: shown(before), after: shown(after) }));

const lapseDetails = ({ role, gate, sections, differences = [] }: Lapse): Detail[] => [
  {
    label: `The ${ownerRoleLabels[role].toLowerCase()}'s ${gate === 'review' ? 'word in the open review' : `sign-off for ${stageLabels[gate]}`} lapsed`,
    after: `Changed: ${sections.map((section) => sectionLabels[section].toLowerCase()).join(', ')}`,
  },
  ...differences.map((after) => ({ label: 'Since it was signed', after })),
];

const known = new Map(
  Object.entries<string>({
    ...actionTierLabels,
    ...identityModelLabels,
    ...stageLabels,
    ...systemKindLabels,
    ...serverEnvironmentLabels,
    ...dataClassLabels,
    ...toolChangeLabels,
  }),
);

/** A value as a reader sees it: nothing is "–", a person or a system is a name, a list is its parts. */
export function shown(value: JsonValue): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'string') return known.get(value) ?? value;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(shown).join('; ');
  if (typeof value.name === 'string' && Object.keys(value).length <= 3) return value.name;
  return Object.entries(value)
    .filter(([key, part]) => part !== null && part !== '' && key !== 'id')
    .map(([key, part]) => `${fieldLabel(key).toLowerCase()} ${shown(part)}`)
    .join(', ');
}
