import type { NoteCode } from './map-row';

/** What notes of a kind say together, over all rows that have one. */
export const noteLabels: Record<NoteCode, string> = {
  empty: 'Empty row',
  'no-title': 'No title',
  'too-long': 'Longer than can be kept',
  'long-title': 'Title shortened, its whole kept in the problem',
  'no-problem': 'No problem stated',
  'unknown-stage': 'Stage not recognised, begins as a candidate',
  'no-stage': 'No stage stated, begins as a candidate',
  'long-user-group': 'User group kept in the problem',
  'unknown-owner': 'Owner is no member of this workspace',
  'bad-email': 'Owner is not an e-mail address',
  'bad-tag': 'Not a tag, left out',
  'many-tags': 'More tags than a use case has',
  'no-tag-left': 'The workspace has no room for new tags',
  'extra-cells': 'More cells than the header',
  duplicate: 'Says the same as an earlier row of the file',
  'same-key': 'Has the key of an earlier row, with other content',
  unchanged: 'Here already and unchanged',
  'kept-here': 'Changed here since, kept as it stands here',
};
