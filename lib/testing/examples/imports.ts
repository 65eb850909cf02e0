import { uploadImport } from '@/lib/commands/upload-import';
import { accepted, csv, importBytes } from '@/lib/testing/imports';
import { testNow, type TestWorkspace } from '@/lib/testing/workspace';
import type { Example } from './example';

const file = csv(['Title', 'Problem'], ['Answer questions', 'Too many calls']);

async function uploaded({ architect }: TestWorkspace): Promise<string> {
  const result = await uploadImport.run({ actor: architect, now: testNow }, { fileName: 'list.csv', bytes: file });
  return (accepted(result) as { import: string }).import;
}

export const importExamples: Record<string, Example> = {
  'start-import': async (workspace) => ({
    actor: workspace.architect,
    input: {
      import: await uploaded(workspace),
      title: '0',
      problem: '1',
      appended: ['1'],
      stages: [{ value: 'Live', stage: 'production' }],
      fallbackUnit: 'General',
      saveAs: 'A list',
    },
  }),
  'undo-import': async (workspace) => ({
    actor: workspace.architect,
    input: { import: (await importBytes(workspace.architect, file)).importId },
  }),
  'discard-import': async (workspace) => ({
    actor: workspace.architect,
    input: { import: await uploaded(workspace) },
  }),
};
