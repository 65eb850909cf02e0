/** How sensitive what a tool returns is, from open to most guarded. */
export const dataClasses = ['public', 'internal', 'confidential', 'personal', 'regulated'] as const;
export type DataClass = (typeof dataClasses)[number];

export const dataClassLabels: Record<DataClass, string> = {
  public: 'Public',
  internal: 'Internal',
  confidential: 'Confidential',
  personal: 'Personal',
  regulated: 'Regulated',
};

export const isPrivate = (name: DataClass): boolean => dataClasses.indexOf(name) >= dataClasses.indexOf('confidential');
