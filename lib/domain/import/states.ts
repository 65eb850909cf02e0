export const importStates = ['uploaded', 'running', 'done', 'failed', 'undone'] as const;
export type ImportState = (typeof importStates)[number];

export const importStateLabels: Record<ImportState, string> = {
  uploaded: 'Not started',
  running: 'Importing',
  done: 'Done',
  failed: 'Failed',
  undone: 'Undone',
};

export const importOutcomes = ['created', 'updated', 'skipped'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

export const importOutcomeLabels: Record<ImportOutcome, string> = {
  created: 'Created',
  updated: 'Updated',
  skipped: 'Skipped',
};
