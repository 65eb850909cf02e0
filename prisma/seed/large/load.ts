import pg from 'pg';
import { defaultModel } from '@/lib/domain/scoring/default-model';
import { seededRandom } from '@/lib/domain/random';
import { systemKindLabels, systemKinds } from '@/lib/domain/use-case/systems';
import { standardPolicy } from '@/lib/domain/stages/policy/policy';
import { judgeLadder } from '@/lib/db/derived';
import { newId } from '@/lib/db/new-id';
import { generateUseCase, type Surroundings } from './generate';
import { addRows, type Rows } from './rows';
import { copyRows } from './copy';
import { Trail } from './trail';

export type LargeWorkspace = {
  slug: string;
  useCases: number;
  /** Lines of the audit trail in all; each use case has at least those of its moves. */
  events?: number;
  now: Date;
  seed?: number;
};

/** How long a trail is where nobody says. */
const shortTrail = 8;
/** Use cases that are held in memory at once. */
const batch = 500;

/** Parents before children, so that every reference finds its row. */
export const generatedTables = [
  'use_case',
  'stage_period',
  'use_case_system',
  'use_case_tag',
  'owner',
  'assessment',
  'rating',
  'measurement_plan',
  'metric',
  'metric_result',
  'poc_outcome',
  'scenario',
  'risk',
  'tool',
  'checklist_item',
  'evidence',
  'evidence_revision',
  'citation',
];

// Generated use cases do not all begin as candidates, and bring their history and the ends of their trails with them.
const forEverybodyElse = [
  ['use_case', 'begins_as_candidate'],
  ['use_case', 'keep_first_period'],
  ['use_case', 'keep_stage_period'],
  ['event', 'note_chain_end'],
];

/**
 * Workspaces of any size for benchmarks, all or none: rows as the commands would leave them, derived columns by the same functions, trails that
 * verify, but written in bulk by the owner of the tables (`adminUrl`), who keeps everybody else's writes waiting meanwhile.
 * Their admins are `admin@SLUG.example`; nobody can sign in to them with a password.
 */
export async function loadLargeWorkspaces(adminUrl: string, workspaces: LargeWorkspace[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    const triggers = (verb: string) =>
      forEverybodyElse.map(([table, trigger]) => `alter table ${table} ${verb} trigger ${trigger}`).join(';');
    await client.query(triggers('disable'));
    for (const workspace of workspaces) await load(client, workspace);
    await client.query(triggers('enable'));
    await client.query('commit');
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

export const loadLargeWorkspace = (adminUrl: string, workspace: LargeWorkspace): Promise<void> =>
  loadLargeWorkspaces(adminUrl, [workspace]);

async function load(client: pg.Client, { slug, useCases, events = 0, now, seed = 1 }: LargeWorkspace): Promise<void> {
  const { workspaceId, modelId, around } = await loadSurroundings(client, slug, useCases, now);
  const random = seededRandom(seed);
  const trailLength = Math.max(shortTrail, Math.floor(events / useCases));
  for (let start = 0; start < useCases; start += batch) {
    const rows: Rows = new Map();
    const trails: Trail[] = [];
    for (let number = start; number < Math.min(start + batch, useCases); number += 1) {
      const facts = generateUseCase(number, random, around);
      const trail = new Trail(workspaceId, facts, trailLength);
      addRows(rows, facts, trail, { workspaceId, modelId, now });
      trails.push(trail);
    }
    for (const table of generatedTables) await copyRows(client, table, rows.get(table) ?? []);
    await copyRows(client, 'event', eventsOf(trails));
    await copyRows(
      client,
      'chain_end',
      trails.map(({ end }) => end),
    );
  }
  const { text, values } = judgeLadder(workspaceId, null);
  await client.query(text, values);
}

// Chained while the database takes in those before, so that both processors work.
function* eventsOf(trails: Trail[]) {
  for (const trail of trails) yield* trail.events();
}

async function loadSurroundings(client: pg.Client, slug: string, useCases: number, now: Date) {
  const workspaceId = newId();
  const modelId = newId();
  const people = Array.from({ length: 40 }, (_, index) => ({
    id: newId(),
    name: `Person ${index + 1}`,
    account: newId(),
  }));
  const perUnit = Math.ceil(useCases / unitNames.length);
  const units = unitNames.map((name, index) => ({
    id: newId(),
    name,
    keyPrefix: `U${String.fromCharCode(65 + index)}`,
  }));
  const systems: Surroundings['systems'] = systemKinds.map((kind) => ({
    id: newId(),
    name: systemKindLabels[kind],
    kind,
  }));
  await copyRows(client, 'workspace', [
    {
      id: workspaceId,
      slug,
      name: `Large workspace ${slug}`,
      currency: 'USD',
      allow_own_evidence: false,
      created_at: now,
    },
  ]);
  const mail = (index: number) => `${index === 0 ? 'admin' : `person-${index + 1}`}@${slug}.example`;
  await copyRows(
    client,
    'account',
    people.map(({ account, name }, index) => ({
      id: account,
      email: mail(index),
      name,
      credentials_version: 1,
      created_at: now,
    })),
  );
  await copyRows(
    client,
    'member',
    people.map(({ id, account, name }, index) => ({
      id,
      workspace_id: workspaceId,
      account_id: account,
      name,
      email: mail(index),
      role: index === 0 ? 'admin' : 'architect',
      created_at: now,
    })),
  );
  await copyRows(client, 'scoring_model', [
    { id: modelId, workspace_id: workspaceId, version: 1, definition: defaultModel, published_at: now },
  ]);
  await copyRows(client, 'gate_policy', [
    { id: newId(), workspace_id: workspaceId, version: 1, definition: standardPolicy, published_at: now },
  ]);
  await copyRows(
    client,
    'business_unit',
    units.map(({ id, name, keyPrefix }) => ({
      id,
      workspace_id: workspaceId,
      name,
      key_prefix: keyPrefix,
      last_number: perUnit,
    })),
  );
  await copyRows(
    client,
    'system',
    systems.map((system) => ({ ...system, workspace_id: workspaceId })),
  );
  return { workspaceId, modelId, around: { people, units, systems, now } };
}

const unitNames = [
  'Sales',
  'Service',
  'Finance',
  'Human resources',
  'Operations',
  'Legal',
  'Procurement',
  'IT',
  'Marketing',
  'Research',
];
