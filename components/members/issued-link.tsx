'use client';

import { Button } from '@/components/ui/button';
import { CopyText } from '@/components/ui/copy-text';

/** What the commands that make a one-time link answer. */
export type Issued = {
  name: string;
  email: string;
  link: { url: string; expiresAt: Date | string } | null;
  mailed: boolean;
  /** They are a member once they redeem the link that was mailed. */
  pending?: boolean;
};

const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** The link, once: it is kept nowhere, so closing this is the last one sees of it. */
export function IssuedLink({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  const { name, email, link, mailed } = issued;
  if (!link) {
    return (
      <div className="space-y-4">
        <p>{wordsOf(issued)}</p>
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    );
  }
  return (
    <div className="space-y-4">
      <p>
        {mailed
          ? `The link went to ${email} by mail.`
          : `Give this link to ${name}, over a way that only they can read.`}{' '}
        It works once, until {until.format(new Date(link.expiresAt))} UTC, and is shown only now.
      </p>
      <CopyText text={link.url} label="One-time link" />
      <Button variant="quiet" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}

function wordsOf({ name, email, mailed, pending }: Issued): string {
  if (pending && mailed)
    return `${name} has an account here already. A link to join went to ${email} by mail; it is shown to nobody.`;
  if (mailed) return `${name} has been told by mail to ${email}.`;
  if (pending === false) return `${name} is a member again; tell them to sign in with the password they have.`;
  return `The mail to ${email} could not be sent. Make a new link later.`;
}
