import type { HashOf } from '@/lib/domain/audit/chain';
import type { JsonValue } from '@/lib/domain/json';
import { actionTierLabels } from '@/lib/domain/stages/stages';
import { isAbove } from '@/lib/domain/stages/tier';
import { hashTool, type Contract, type ToolDefinition } from './contract';
import { own, schemaDifferences } from './schema-drift';
import { deriveTier } from './tier';

/**
 * What a change of a tool means. `narrowed` breaks callers: something that worked no longer does. `widened`: it takes or
 * returns more. `risk-raising`: it may do more harm than before. One change can be several.
 */
export const driftKinds = ['added', 'removed', 'risk-raising', 'narrowed', 'widened', 'reworded'] as const;
export type DriftKind = (typeof driftKinds)[number];

export const driftLabels: Record<DriftKind, string> = {
  added: 'Added',
  removed: 'Removed',
  'risk-raising': 'Raises the risk',
  narrowed: 'Breaking',
  widened: 'Widened',
  reworded: 'Reworded',
};

/** One place that differs. Null: nothing stood, or stands, there. */
export type Difference = { path: string; kind: DriftKind; before: JsonValue; after: JsonValue; message: string };

export type ToolDrift = {
  tool: string;
  /** Without repetition, the most serious first. */
  kinds: DriftKind[];
  differences: Difference[];
};

export type Drift = {
  /** Nothing that an approval covers has changed; the order of the tools and the versions are not part of it. */
  same: boolean;
  /** Only those that changed: removed and changed ones in the order before, then what is new. */
  tools: ToolDrift[];
  /** Instructions, and the name and versions of the server. */
  server: Difference[];
};

/** What happened between two contracts, place by place, for a side-by-side. */
export function compareContracts(before: Contract, after: Contract, hashOf: HashOf): Drift {
  const tools = compareTools(before.tools, after.tools, hashOf);
  const server = serverDifferences(before, after);
  return { same: tools.length === 0 && before.instructions === after.instructions, tools, server };
}

/** The same of their tools alone. */
export function compareTools(before: ToolDefinition[], after: ToolDefinition[], hashOf: HashOf): ToolDrift[] {
  const old = byName(before);
  const now = byName(after);
  const changed = [...old].flatMap(([key, tool]) => {
    const next = now.get(key);
    if (!next) return [drift(tool.name, [whole('removed', tool, null, 'It is no longer exposed.')])];
    return hashTool(tool, hashOf) === hashTool(next, hashOf) ? [] : [drift(tool.name, differencesOf(tool, next))];
  });
  const added = [...now].flatMap(([key, tool]) =>
    old.has(key) ? [] : [drift(tool.name, [whole('added', null, tool, 'It is new.')])],
  );
  return [...changed, ...added];
}

/** By name; the second of one name is another tool. */
function byName(tools: ToolDefinition[]): Map<string, ToolDefinition> {
  const map = new Map<string, ToolDefinition>();
  for (const tool of tools) {
    let key = tool.name;
    for (let count = 2; map.has(key); count += 1) key = `${tool.name}\u0000${count}`;
    map.set(key, tool);
  }
  return map;
}

const drift = (tool: string, differences: Difference[]): ToolDrift => ({
  tool,
  kinds: driftKinds.filter((kind) => differences.some((difference) => difference.kind === kind)),
  differences,
});

const whole = (
  kind: 'added' | 'removed',
  before: ToolDefinition | null,
  after: ToolDefinition | null,
  message: string,
): Difference => ({ path: '', kind, before, after, message });

function differencesOf(before: ToolDefinition, after: ToolDefinition): Difference[] {
  const found = [
    ...reworded('title', before.title, after.title),
    ...reworded('description', before.description, after.description),
    ...annotationDifferences(before, after),
    ...schemaDifferences('inputSchema', before.inputSchema, after.inputSchema),
    ...schemaDifferences('outputSchema', before.outputSchema, after.outputSchema),
    ...tierDifference(before, after),
  ];
  // Equal hash is decided by canonical JSON, so something differs; where no rule names it, it is said whole.
  return found.length > 0
    ? found
    : [{ path: '', kind: 'reworded', before, after, message: 'Its definition was changed.' }];
}

const reworded = (path: string, before: string | null, after: string | null): Difference[] =>
  before === after ? [] : [{ path, kind: 'reworded', before, after, message: `The ${path} was reworded.` }];

// The value of each hint that is the worse one; it also counts where the hint is missing.
const worseValue = { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true } as const;

function annotationDifferences(before: ToolDefinition, after: ToolDefinition): Difference[] {
  const [old, now] = [before.annotations ?? {}, after.annotations ?? {}];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key): Difference[] => {
    const [was, is] = [own(old, key), own(now, key)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const path = `annotations.${key}`;
    if (!isHint(key)) return [{ path, kind: 'reworded', before: was, after: is, message: `${key} was changed.` }];
    const worse = worseValue[key];
    const raised = (was ?? worse) !== worse && (is ?? worse) === worse;
    const said = is === null ? 'is no longer stated' : `is now ${String(is)}`;
    return [{ path, kind: raised ? 'risk-raising' : 'reworded', before: was, after: is, message: `${key} ${said}.` }];
  });
}

const isHint = (key: string): key is keyof typeof worseValue => Object.hasOwn(worseValue, key);

/** Words and hints together may raise the tier that the tool counts as. */
function tierDifference(before: ToolDefinition, after: ToolDefinition): Difference[] {
  const [was, is] = [deriveTier(before).tier, deriveTier(after).tier];
  if (!isAbove(is, was)) return [];
  const message = `It now counts as ${actionTierLabels[is].toLowerCase()} where nobody has stated otherwise.`;
  return [{ path: 'tier', kind: 'risk-raising', before: actionTierLabels[was], after: actionTierLabels[is], message }];
}

function serverDifferences(before: Contract, after: Contract): Difference[] {
  const places: [string, string | null, string | null, string][] = [
    ['instructions', before.instructions, after.instructions, 'The instructions to the model were reworded.'],
    [
      'serverInfo.name',
      before.serverInfo?.name ?? null,
      after.serverInfo?.name ?? null,
      'The server has another name.',
    ],
    [
      'serverInfo.version',
      before.serverInfo?.version ?? null,
      after.serverInfo?.version ?? null,
      'The server has another version.',
    ],
    [
      'protocolVersion',
      before.protocolVersion,
      after.protocolVersion,
      'The server speaks another version of the protocol.',
    ],
  ];
  // A pasted list says nothing of the server itself: that is no change of it. Without instructions a model is told nothing, which is one.
  const unsaid = ([path, was, is]: (typeof places)[number]) => path !== 'instructions' && (was === null || is === null);
  return places
    .filter((place) => place[1] !== place[2] && !unsaid(place))
    .map(([path, before, after, message]) => ({ path, kind: 'reworded', before, after, message }));
}
