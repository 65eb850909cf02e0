/** What a file of evidence may be, and what it is called once it is kept. */

/** Bytes. The database refuses more, too. */
export const maxFileBytes = 10 * 1024 * 1024;

/** Bytes after which not even the rest of what is refused as too large is read; scripts/server.mjs lets no announced one be larger. */
export const mostRead = 64 * 1024 * 1024;

const maxNameLength = 150;

/**
 * A name that is safe in a header, on a disk and on a screen: no folder, no control or direction-changing character,
 * nothing that a shell or a file system would take for more than a name. "file" where nothing is left.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const printable = last
    // How browsers write a quotation mark or a line break into a form.
    .replace(/%(22|0d|0a)/gi, '_')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return shortened(printable) || 'file';
}

/** Cuts in the middle of a long name, so that its ending stays. */
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= maxNameLength) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return letters.slice(0, maxNameLength - ending.length).join('') + ending;
}

type Signature = { type: string; at: number; bytes: string };

// The first bytes by which a format is known, as hex. Longer and more telling ones come first.
const signatures: readonly Signature[] = [
  { type: 'application/pdf', at: 0, bytes: '255044462d' },
  { type: 'image/png', at: 0, bytes: '89504e470d0a1a0a' },
  { type: 'image/jpeg', at: 0, bytes: 'ffd8ff' },
  { type: 'image/gif', at: 0, bytes: '474946383761' },
  { type: 'image/gif', at: 0, bytes: '474946383961' },
  { type: 'image/webp', at: 8, bytes: '57454250' },
  { type: 'video/mp4', at: 4, bytes: '66747970' },
  { type: 'application/x-ole-storage', at: 0, bytes: 'd0cf11e0a1b11ae1' },
  { type: 'application/gzip', at: 0, bytes: '1f8b' },
  { type: 'application/x-7z-compressed', at: 0, bytes: '377abcaf271c' },
  { type: 'application/zip', at: 0, bytes: '504b0304' },
  { type: 'application/zip', at: 0, bytes: '504b0506' },
];

// Office files are zips; the folder in which their content lies is named near the beginning.
const office: readonly (readonly [folder: string, type: string])[] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];

/**
 * The type of a file by its content; what its name or its sender claims is not looked at. Anything that reads as text is
 * plain text, HTML and SVG included, so that no browser ever runs it; anything unknown is a stream of bytes.
 */
export function sniffType(bytes: Uint8Array): string {
  const known = signatures.find(({ at, bytes: expected }) => hexAt(bytes, at, expected.length / 2) === expected);
  if (known?.type === 'application/zip') return officeType(bytes) ?? known.type;
  if (known) return known.type;
  return isText(bytes) ? 'text/plain; charset=utf-8' : 'application/octet-stream';
}

const hexAt = (bytes: Uint8Array, at: number, length: number): string =>
  Array.from(bytes.subarray(at, at + length), (byte) => byte.toString(16).padStart(2, '0')).join('');

function officeType(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8192));
  if (!head.includes('[Content_Types].xml')) return null;
  return office.find(([folder]) => head.includes(folder))?.[1] ?? null;
}

function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return false;
  try {
    // A character may be cut at the end of what is looked at: `stream` lets it pass.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The types in words, for a list of evidence. */
const typeLabels: Record<string, string> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG picture',
  'image/jpeg': 'JPEG picture',
  'image/gif': 'GIF picture',
  'image/webp': 'WebP picture',
  'video/mp4': 'MP4 video',
  'application/x-ole-storage': 'Older Office file',
  'application/gzip': 'Gzip archive',
  'application/x-7z-compressed': '7-Zip archive',
  'application/zip': 'Zip archive',
  'text/plain; charset=utf-8': 'Text',
  [office[0]![1]]: 'Word document',
  [office[1]![1]]: 'Excel workbook',
  [office[2]![1]]: 'PowerPoint presentation',
};

export const fileTypeLabel = (contentType: string): string => typeLabels[contentType] ?? 'File';

/** "1.2 MB", in decimal units as file managers show them. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
