/** Which items are shown: all, what still blocks, what waits for the reader, what nobody is assigned to. */
export const checklistViews = ['all', 'blockers', 'mine', 'unassigned'] as const;
export type ChecklistView = (typeof checklistViews)[number];
