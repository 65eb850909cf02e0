import { createLoader, parseAsBoolean, parseAsInteger } from 'nuqs/server';

/** Where the page of events begins, and whether the chains are to be verified. */
export const readAuditSearch = createLoader({ before: parseAsInteger, verify: parseAsBoolean.withDefault(false) });

export const verifyAudit = '?verify=true';
