/** What each kind of job does. A handler may run twice for the same job (after a crash), so it must bear that. */
export const handlers: Record<string, (data: unknown) => Promise<void>> = {};
