import pg from 'pg';
import { defaultModel } from '@/lib/domain/scoring/default-model';
import { seededRandom } from '@/lib/domain/random';
import { systemKindLabels, systemKinds } from '@/lib/domain/use-case/systems';
import { standardPolicy } from '@/lib/domain/stages/policy/policy';
import { actionTiers } from '@/lib/domain/stages/stages';
import { judgeLadder } from '@/lib/db/derived';
import { newId } from '@/lib/db/new-id';
import { generateUseCase, type Surroundings } from './generate';
import { addRows, type Rows } from './rows';

export type LargeWorkspace = { slug: string; useCases: number; now: Date; seed?: number };

const batch = 1000;

// Parents before children, so that every reference finds its row.
const tables = [
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
  'event',
];

const forEverybodyElse = ['begins_as_candidate', 'keep_first_period', 'keep_stage_period'];

/**
 * A workspace of any size for benchmarks: rows as the commands would leave them, derived columns by the same functions,
 * but written in bulk by the owner of the tables (`adminUrl`). Its events tell only how each use case began.
 * Returns the e-mail of its admin; nobody can sign in to it with a password.
 */
export async function loadLargeWorkspace(
  adminUrl: string,
  { slug, useCases, now, seed = 1 }: LargeWorkspace,
): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    // Generated use cases do not all begin as candidates, and bring their history with them.
    for (const trigger of forEverybodyElse) await client.query(`alter table use_case disable trigger ${trigger}`);
    const { workspaceId, modelId, around, email } = await loadSurroundings(client, slug, useCases, now);
    const random = seededRandom(seed);
    for (let start = 0; start < useCases; start += batch) {
      const rows: Rows = new Map();
      for (let number = start; number < Math.min(start + batch, useCases); number += 1) {
        addRows(rows, workspaceId, modelId, generateUseCase(number, random, around), { ladder: [], now });
      }
      for (const table of tables) await insert(client, table, rows.get(table) ?? []);
    }
    await client.query(judgeLadder, [[...actionTiers], workspaceId, null]);
    for (const trigger of forEverybodyElse) await client.query(`alter table use_case enable trigger ${trigger}`);
    await client.query('commit');
    await client.query('analyze');
    return email;
  } finally {
    await client.end();
  }
}

async function loadSurroundings(client: pg.Client, slug: string, useCases: number, now: Date) {
  const workspaceId = newId();
  const modelId = newId();
  const email = `admin@${slug}.example`;
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
  await insert(client, 'workspace', [
    {
      id: workspaceId,
      slug,
      name: `Large workspace ${slug}`,
      currency: 'USD',
      allow_own_evidence: false,
      created_at: now,
    },
  ]);
  const mail = (index: number) => (index === 0 ? email : `person-${index + 1}@${slug}.example`);
  await insert(
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
  await insert(
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
  await insert(client, 'scoring_model', [
    { id: modelId, workspace_id: workspaceId, version: 1, definition: defaultModel, published_at: now },
  ]);
  await insert(client, 'gate_policy', [
    { id: newId(), workspace_id: workspaceId, version: 1, definition: standardPolicy, published_at: now },
  ]);
  await insert(
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
  await insert(
    client,
    'system',
    systems.map((system) => ({ ...system, workspace_id: workspaceId })),
  );
  return { workspaceId, modelId, email, around: { people, units, systems, now } };
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

/** Rows named by their columns; columns that a row leaves out are null. */
async function insert(client: pg.Client, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
