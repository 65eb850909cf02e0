/**
 * A file like the federal inventory, with its traps: Windows-1252, line breaks and quotes in cells, headers that repeat, cells
 * of 4,000 characters, empty and unknown stages, titles that occur twice, a row that repeats another, titles that are long.
 */
export function inventoryFile({ rows = 600 } = {}): { bytes: Buffer; rows: string[][]; header: string[] } {
  const header = [
    'Use Case Name',
    'Agency',
    'Agency Abbreviation',
    'Bureau',
    'Use Case Topic Area',
    'If Other, please explain.',
    'What is the intended purpose and expected benefits of the AI?',
    'Describe the AI system’s outputs.',
    'Stage of Development',
    'If Other, please explain.',
    'System Name',
  ];
  const table = Array.from({ length: rows }, (_, index) => rowOf(index));
  const first = table[0];
  if (first && table.length > 20) {
    // Word for word, and the same name with other words.
    table[10] = [...first];
    table[11] = first.map((cell, column) => (column === 6 ? `${cell} It differs from the first.` : cell));
    table[12] = first.map((cell, column) => (column === 0 ? ` ${cell.toUpperCase()}  ` : cell));
  }
  const text = [header, ...table].map((cells) => cells.map(quote).join(',')).join('\r\n');
  return { bytes: toWindows1252(`${text}\r\n`), rows: table, header };
}

const agencies = [
  ['Department of Trials', 'DOT'],
  ['Agency for Sample Data', 'ASD'],
  ['Department of Trials and Errors', 'DOT'],
  ['Office of “Quoted” Names', ''],
] as const;
const stageTexts = [
  'Initiated',
  'Acquisition and/or Development',
  'Implementation and Assessment',
  'Operation and Maintenance',
  'Retired',
  '',
  'Something Else Entirely',
];

function rowOf(index: number): string[] {
  const [agency, abbreviation] = agencies[index % agencies.length] ?? agencies[0];
  const long = index % 50 === 7 ? `${'A cell of four thousand characters – “whole”. '.repeat(90)}Its end.` : '';
  const title =
    index % 97 === 5
      ? `A title that is longer than two hundred characters ${'and goes on '.repeat(18)}${index}`
      : `Triage of café requests ${index}`;
  return [
    title,
    agency,
    abbreviation,
    index % 3 === 0 ? 'Bureau of Señor Núñez' : '',
    'Mission-Enabling',
    index % 4 === 0 ? 'N/A' : '',
    `Purpose ${index}: sort requests,\nsecond line with "quotes";\r\nthird – for €${index}. ${long}`.trim(),
    index % 5 === 0 ? '=HYPERLINK("http://example.com","click")' : `• Output ${index} of the system’s work…`,
    stageTexts[index % stageTexts.length] ?? '',
    index % 6 === 0 ? 'Another explanation under the same header' : '',
    '™ Sample System®',
  ];
}

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const special: Record<string, number> = {
  '€': 0x80,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  '™': 0x99,
};

/** @throws Error for a character that Windows-1252 does not have. */
export function toWindows1252(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (character) => {
      const code = special[character] ?? character.charCodeAt(0);
      if (code > 255) throw new Error(`Windows-1252 has no ${character}.`);
      return code;
    }),
  );
}
