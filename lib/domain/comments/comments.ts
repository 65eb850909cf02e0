import type { Person } from '@/lib/domain/access/actor';

export const commentLimit = 5000;

/** Where a comment stands: on an item, on a risk, else on the use case itself. */
export type CommentPlace = { itemId: string | null; risk: { id: string; title: string } | null };

/** "ID-1", 'the risk "…"', "the use case". */
export const commentPlace = ({ itemId, risk }: CommentPlace): string =>
  itemId ?? (risk ? `the risk "${risk.title}"` : 'the use case');

/** Below the use case's address. */
export function commentPath({ itemId, risk }: CommentPlace, commentId: string): string {
  const page = itemId ? `/checklist/${itemId}` : risk ? '/risks' : '/overview';
  return `${page}#comment-${commentId}`;
}

/**
 * Whom a text names: `@` and the whole name. Where several have the name, those whom the author chose from the list. The
 * longest name counts: "@Ann Lee" is not Ann.
 */
export function mentionedIn(body: string, members: readonly Person[], chosen: readonly string[] = []): Person[] {
  const named = new Set(
    textParts(
      body,
      members.map(({ name }) => name),
    ).flatMap(({ name }) => (name === null ? [] : [name])),
  );
  const ids = new Set(chosen);
  return members.filter((member) => {
    if (!named.has(member.name)) return false;
    const alike = members.filter(({ name }) => name === member.name);
    return alike.length === 1 || ids.has(member.id);
  });
}

export type TextPart = { text: string; name: string | null };

/** A text in parts: what is said, and the names in it with their `@`. */
export function textParts(body: string, names: readonly string[]): TextPart[] {
  if (names.length === 0) return body ? [{ text: body, name: null }] : [];
  const known = [...new Set(names)].sort((a, b) => b.length - a.length);
  const parts: TextPart[] = [];
  let said = '';
  for (let at = 0; at < body.length;) {
    const name = body[at] === '@' && startsWord(body, at) ? known.find((one) => namedAt(body, at + 1, one)) : undefined;
    if (name === undefined) {
      said += body[at];
      at += 1;
      continue;
    }
    if (said) parts.push({ text: said, name: null });
    said = '';
    parts.push({ text: `@${name}`, name });
    at += name.length + 1;
  }
  return said ? [...parts, { text: said, name: null }] : parts;
}

// An address such as ann@Lee is no mention, nor is @Annabel one of Ann.
const startsWord = (body: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}._-]/u.test(body[at - 1] ?? '');
const namedAt = (body: string, at: number, name: string): boolean =>
  body.startsWith(name, at) && !/^[\p{L}\p{N}]/u.test(body.slice(at + name.length));
