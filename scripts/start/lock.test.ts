import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { identify, Lock, stillRuns } from './lock';

const base = mkdtempSync(path.join(tmpdir(), 'airworthy-lock-'));
const folder = () => mkdtempSync(path.join(base, 'home-'));

afterAll(() => rmSync(base, { recursive: true }));

test('a second holder is told where the first one is', () => {
  const home = folder();
  const lock = new Lock(home);
  lock.note({ url: 'http://127.0.0.1:3000' });
  expect(() => new Lock(home)).toThrow(
    `running already from this folder at http://127.0.0.1:3000 (process ${process.pid})`,
  );
  lock.release();
  expect(new Lock(home).leftover).toBeUndefined();
});

test('one that was killed holds nothing, and tells what it left', async () => {
  const home = folder();
  const child = spawn('sleep', ['100']);
  const gone = identify(child.pid!);
  expect(stillRuns(gone)).toBe(true);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  writeFileSync(path.join(home, 'running.json'), JSON.stringify({ starter: gone, server: { pid: 1, started: 'x' } }));
  expect(new Lock(home).leftover?.server).toEqual({ pid: 1, started: 'x' });
});

test('another process with the same id is not taken for the holder', () => {
  const home = folder();
  writeFileSync(
    path.join(home, 'running.json'),
    JSON.stringify({ starter: { pid: process.pid, started: 'long ago' } }),
  );
  new Lock(home).release();
  expect(existsSync(path.join(home, 'running.json'))).toBe(false);
});

test('a lock that was cut short by a full disk holds nothing', () => {
  const home = folder();
  writeFileSync(path.join(home, 'running.json'), '{"starter":{"pi');
  expect(new Lock(home).leftover).toBeUndefined();
});
