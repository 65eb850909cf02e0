/** Where a form of a use case stands: the workspace's slug and the use case's address, for the links of a refusal. */
export type Place = { workspace: string; base: string };
