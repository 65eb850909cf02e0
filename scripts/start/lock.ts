import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../lib/failure';
import { startedAt } from '../lib/processes';

/** The processes of one running installation; the start times tell them from later ones with the same ids. */
export interface Run {
  starter: Identity;
  server?: Identity;
  /** Where it is served. */
  url?: string;
}

export interface Identity {
  pid: number;
  started?: string;
}

export function identify(pid: number): Identity {
  return { pid, started: startedAt(pid) };
}

/** Whether this very process still runs. */
export function stillRuns({ pid, started }: Identity): boolean {
  return started !== undefined && startedAt(pid) === started;
}

/** At most one process holds the lock of a folder; one that was killed holds it no longer. */
export class Lock {
  readonly #file: string;
  /** What the last holder left, if it did not release the lock. */
  readonly leftover: Run | undefined;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = path.join(folder, 'running.json');
    const mine = `${this.#file}.${process.pid}`;
    writeFileSync(mine, JSON.stringify({ starter: identify(process.pid) } satisfies Run));
    try {
      // A link fails where the name exists and shows the whole content at once, so that no half-written lock is ever read.
      if (!link(mine, this.#file)) {
        this.leftover = readRun(this.#file);
        if (this.leftover && stillRuns(this.leftover.starter)) {
          const where = this.leftover.url ? ` at ${this.leftover.url}` : '';
          throw new Failure(
            `Airworthy is running already from this folder${where} (process ${this.leftover.starter.pid}).`,
          );
        }
        rmSync(this.#file, { force: true });
        if (!link(mine, this.#file))
          throw new Failure('Airworthy is being started from this folder by another process.');
      }
    } finally {
      rmSync(mine, { force: true });
    }
  }

  /** Notes what belongs to this run, for the next start to clean up if it has to. */
  note(run: Omit<Run, 'starter'>): void {
    writeFileSync(this.#file, JSON.stringify({ starter: identify(process.pid), ...run } satisfies Run));
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readRun(file: string): Run | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Run;
  } catch {
    return undefined;
  }
}
