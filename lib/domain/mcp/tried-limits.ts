/** What is sent to try a server's limits, where somebody asked for it: harmless, and no more than this. */
export const triedLimits = {
  /** Requests for the list of tools, all at once. */
  burst: 30,
  /** Bytes of one such request that is padded. */
  bytes: 5 * 1024 * 1024,
} as const;
