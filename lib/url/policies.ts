/** The number of a version in an address; 0, which no version has, where it is none. */
export const readVersion = (text: string): number => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0);
