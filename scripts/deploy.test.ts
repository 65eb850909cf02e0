import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { settingNames } from '../lib/env';
import { root } from './lib/paths';

type Entry = { name: string; valueFrom?: { secretKeyRef?: { name: string } } };
type Container = { image: string; command?: string[]; env: Entry[]; resources: { limits?: object } };
type Pod = { spec: { containers: Container[] } };
type Manifest = { kind: string; metadata: { name: string }; spec?: { template?: Pod } };
type Service = { image: string; build?: string; command?: string[]; environment: Record<string, string> };

/** What a process reads beside lib/env.ts: where it listens. */
const known = [...settingNames, 'HOST', 'PORT'];
const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
const compose = parse(text('compose.yaml'), { merge: true }) as { services: Record<string, Service> };
const manifests = readdirSync(path.join(root, 'deploy/kubernetes')).flatMap((file) =>
  parseAllDocuments(text(`deploy/kubernetes/${file}`)).map((document) => document.toJS() as Manifest),
);
const containers = manifests.flatMap(({ spec }) => spec?.template?.spec.containers ?? []);
const ours = Object.entries(compose.services).filter(([, { build }]) => build);
/** A command's file in the repository, such as scripts/migrate.ts. */
const files = (command: string[] = []) => command.filter((word) => word.startsWith('scripts/'));

test('name only settings that the product has', () => {
  const named = [
    ...ours.flatMap(([, { environment }]) => Object.keys(environment)),
    ...containers.flatMap(({ env }) => env.map(({ name }) => name)),
  ];
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test('give the server what it needs, and never the owner of the tables', () => {
  const needed = ['DATABASE_URL', 'AUTH_SECRET', 'APP_URL', 'TRUST_PROXY'];
  for (const name of ['app-1', 'app-2']) {
    expect(Object.keys(compose.services[name]!.environment)).toEqual(expect.arrayContaining(needed));
    expect(compose.services[name]!.environment).not.toHaveProperty('DATABASE_ADMIN_URL');
  }
  const served = containers.filter(({ command }) => !command);
  expect(served).toHaveLength(1);
  for (const { env } of served) {
    const names = env.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(needed));
    expect(names).not.toContain('DATABASE_ADMIN_URL');
  }
});

test('hold no secret, only where one is', () => {
  const secret = /(_SECRET|_URL)$/;
  for (const { env } of containers) {
    for (const { name, valueFrom } of env.filter((entry) => secret.test(entry.name) && entry.name !== 'APP_URL'))
      expect([name, valueFrom?.secretKeyRef?.name]).toEqual([name, expect.stringMatching(/^airworthy-/)]);
  }
});

test('run files that exist, from what the image holds', () => {
  const image = text('Dockerfile');
  const last = image.slice(image.lastIndexOf('\nFROM '));
  const run = [
    ...ours.flatMap(([, { command }]) => files(command)),
    ...containers.flatMap(({ command }) => files(command)),
  ];
  expect(run).toContain('scripts/migrate.ts');
  for (const file of [
    ...run,
    'scripts/serve.mjs',
    'next.config.ts',
    'tsconfig.base.json',
    'prisma/migrations',
    'lib/env.ts',
  ]) {
    expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
    expect(last).toContain(file.includes('/') ? `/app/${file.split('/')[0]} ` : `/app/${file} `);
  }
});

test('bound every container, and name each kind that keeps the service up', () => {
  for (const { resources } of containers) expect(resources.limits).toHaveProperty('memory');
  const kinds = manifests.map(({ kind }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining(['Deployment', 'Service', 'Ingress', 'PodDisruptionBudget', 'Job', 'Kustomization']),
  );
});
