import { readdirSync, readFileSync } from 'node:fs';

/** Hundredths of a second, as Linux counts them for every process. */
const tick = 10;

/**
 * Milliseconds of processor time that a process and its children have taken so far; null where the system does not tell. Unlike the time
 * on the clock, it hardly changes with what else the machine is doing.
 */
export function processorTime(pid: number): number | null {
  try {
    return treeOf(pid).reduce((sum, one) => sum + timeOf(one), 0);
  } catch {
    return null;
  }
}

/** Megabytes of memory that a process holds now, and the most it ever held; null where the system does not tell. */
export function memoryOf(pid: number): { now: number; most: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
    return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
  } catch {
    return null;
  }
}

const fieldsOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];

function timeOf(pid: number): number {
  const fields = fieldsOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * tick;
}

function treeOf(pid: number): number[] {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid);
  return [pid, ...children.flatMap((child) => treeOf(Number(child)))];
}

function parentOf(pid: number): number | null {
  try {
    return Number(fieldsOf(pid)[1]);
  } catch {
    // Ended in between.
    return null;
  }
}
