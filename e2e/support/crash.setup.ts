import { now } from '@/lib/env';
import { makeUseCase } from '@/lib/testing/use-case';
import { makeWorkspace } from '@/lib/testing/workspace';
import { cookieHeader } from './session';

// Run as a program by e2e/crash.spec.ts, on a database of its own: makes a workspace, and says what somebody needs to write
// to it over HTTP.
const useCases = Number(process.argv[2]);
const workspace = await makeWorkspace({ now: now() });
const keys: string[] = [];
for (let made = 0; made < useCases; made += 1) keys.push((await makeUseCase(workspace, { at: now() })).key);
const { slug, architect } = workspace;
console.log(JSON.stringify({ slug, keys, cookie: await cookieHeader(architect) }));
process.exit();
