/** A document as its parts in their order, for whatever draws it (lib/pdf). */
export type Block =
  | { kind: 'title'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'subheading'; text: string }
  | { kind: 'text'; text: string; look?: 'quiet' | 'alert' }
  | { kind: 'fact'; label: string; value: string }
  /** A hash or an id. */
  | { kind: 'code'; label: string; value: string };
