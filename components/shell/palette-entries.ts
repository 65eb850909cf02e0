/** A page or an action of the palette, as plain data from the server. */
export type PaletteEntry = {
  label: string;
  group: 'Go to' | 'Do';
  /** Further words it is found by. */
  words?: string[];
} & ({ href: string } | { theme: 'system' | 'light' | 'dark' });
