/** What an import takes. A file above any of them is refused in words, never cut. */
export const importLimits = {
  /** Bytes; a file must be smaller. */
  fileBytes: 50_000_000,
  /** Bytes of a workbook once unpacked: a small ZIP can hold gigabytes. */
  unpackedBytes: 300_000_000,
  rows: 100_000,
  columns: 500,
  /** Characters. */
  title: 500,
  /** The problem with everything that is kept under a heading in it. */
  problem: 20_000,
  userGroup: 300,
  businessUnit: 200,
  externalKey: 200,
} as const;

export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
