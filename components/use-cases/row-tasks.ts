/** What can be done with several rows at once, in the order of its buttons. */
export const rowTasks = ['assign', 'addTag', 'removeTag', 'park'] as const;
export type RowTask = (typeof rowTasks)[number];

export const rowTaskVerbs: Record<RowTask, string> = {
  assign: 'Assign',
  addTag: 'Add tag',
  removeTag: 'Remove tag',
  park: 'Park',
};

export const many = (count: number) => `${count} use ${count === 1 ? 'case' : 'cases'}`;
