import { memberLinkCommand } from './member-link';

/** A link with which a member chooses a new password. The one they have works until they do. */
export const resetMemberPassword = memberLinkCommand('reset-member-password', 'reset');
