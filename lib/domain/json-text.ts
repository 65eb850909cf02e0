declare const of: unique symbol;

/** A value as JSON that still knows what it is of. What travels to the browser as one text is not looked at field by field on its way. */
export type JsonText<T> = string & { readonly [of]?: T };

/** A value as it comes out of JSON: its moments are text. */
export type FromJson<T> = T extends Date ? string : T extends object ? { [Field in keyof T]: FromJson<T[Field]> } : T;

export const toJsonText = <T>(value: T): JsonText<T> => JSON.stringify(value);

export const fromJsonText = <T>(text: JsonText<T>): FromJson<T> => JSON.parse(text) as FromJson<T>;
