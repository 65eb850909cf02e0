import type { IdentityField } from './identity-form';

/** Choosing a new password, wherever that is done. */
export const newPasswordFields: IdentityField[] = [
  {
    name: 'password',
    label: 'New password',
    hint: 'At least 12 characters; a few unrelated words are easy to remember and hard to guess.',
    type: 'password',
    autoComplete: 'new-password',
  },
  { name: 'again', label: 'The same again', type: 'password', autoComplete: 'new-password' },
];
