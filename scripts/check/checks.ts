import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unmigratedSql } from '../database/difference';
import { captureNode, tool } from '../lib/child';
import { root } from '../lib/paths';
import { missingFromLock, type Lock } from './lock';

export interface Outcome {
  name: string;
  ok: boolean;
  /** What to mend; empty if nothing. */
  output: string;
  seconds: number;
}

type Check = () => Promise<{ ok: boolean; output: string }>;

const fixtures = path.join('scripts', 'boundaries', 'illegal');

/** Everything that can be proved without running the product; each counts as one. */
export const checks: Record<string, Check> = {
  types: () => run('typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', '.']),
  lint: () => run('oxlint/bin/oxlint', ['--format', 'unix']),
  'import boundaries bite': boundariesBite,
  format: () => run('prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn', '--cache']),
  'dead code': () => run('knip/bin/knip.js', ['--no-progress']),
  'complete lock file': async () => {
    const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
    const missing = Object.keys(missingFromLock(lock));
    return {
      ok: missing.length === 0,
      output: missing.length > 0 ? `npx tsx scripts/complete-lock.ts adds:\n${missing.join('\n')}` : '',
    };
  },
  'no unmigrated schema': async () => {
    const sql = await unmigratedSql();
    return { ok: sql === '', output: sql && `npm run db:diff -- NAME would write:\n${sql}` };
  },
};

/** Runs one check; a check that throws has failed. */
export async function outcomeOf(name: string, check: Check): Promise<Outcome> {
  const began = performance.now();
  const result = await check().catch((error: Error) => ({ ok: false, output: error.message }));
  return { name, ...result, seconds: (performance.now() - began) / 1000 };
}

// The fixtures hold illegal imports only: a rule that has stopped reading files would let them pass.
async function boundariesBite(): Promise<{ ok: boolean; output: string }> {
  const config = path.join('scripts', 'boundaries', 'illegal.oxlintrc.json');
  const { output } = await run('oxlint/bin/oxlint', ['-c', config, '--format', 'unix', fixtures]);
  const silent = illegalImports().filter((place) => !output.includes(`${place}:`));
  return {
    ok: silent.length === 0,
    output: silent.map((place) => `${place} breaks a rule, and nothing complains.`).join('\n'),
  };
}

/** `file:line` of each import in the fixtures. */
function illegalImports(): string[] {
  return readdirSync(path.join(root, fixtures), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => {
      const lines = readFileSync(path.join(root, fixtures, name), 'utf8').split('\n');
      return lines.flatMap((line, index) =>
        /from '|import\('/.test(line) ? [`${path.join(fixtures, name)}:${index + 1}`] : [],
      );
    });
}

async function run(file: string, arguments_: string[]): Promise<{ ok: boolean; output: string }> {
  const { code, output } = await captureNode([tool(file), ...arguments_]);
  return { ok: code === 0, output };
}
