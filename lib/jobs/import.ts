import { z } from 'zod';
import { now } from '@/lib/env';
import { finishRun } from '@/lib/import/run/finish-run';
import { runImport } from '@/lib/import/run/run-import';
import { lastTry } from './queue';

const input = z.object({ workspaceId: z.uuid(), importId: z.uuid() });

/** Carries a started import on from where it is. What fails is tried again; what fails for good says so in the report. */
export async function importJob(data: unknown, tries: number): Promise<void> {
  const { workspaceId, importId } = input.parse(data);
  try {
    await runImport(workspaceId, importId, { now });
  } catch (error) {
    if (tries >= lastTry) {
      const problem =
        'It stopped because of an error on our side. What was imported until then stays; importing the file again goes on there.';
      await finishRun(workspaceId, importId, { state: 'failed', problem }, now());
    }
    throw error;
  }
}
