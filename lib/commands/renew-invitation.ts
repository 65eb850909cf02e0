import { memberLinkCommand } from './member-link';

/** A new link for somebody who has not accepted yet; the old one stops working. */
export const renewInvitation = memberLinkCommand('renew-invitation', 'invitation');
