/** What survives a round trip through JSON: what events carry and sign-offs hash. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
