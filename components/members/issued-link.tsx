'use client';

import { useRef, useState } from 'react';
import { announce } from '@/components/ui/announce';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/text-input';

/** What the commands that make a one-time link answer. */
export type Issued = {
  name: string;
  email: string;
  link: { url: string; expiresAt: Date | string } | null;
  mailed: boolean;
};

const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** The link, once: it is kept nowhere, so closing this is the last one sees of it. */
export function IssuedLink({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  const { name, email, link, mailed } = issued;
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy() {
    // Without https, or where the browser refuses, the marked text can be copied by hand.
    field.current?.select();
    await navigator.clipboard?.writeText(link?.url ?? '').then(
      () => {
        setCopied(true);
        announce('Link copied');
      },
      () => undefined,
    );
  }

  if (!link) {
    return (
      <div className="space-y-4">
        <p>
          {mailed
            ? `${name} has been told by mail to ${email}.`
            : `${name} has an account already and is a member now; tell them to sign in with the password they have.`}
        </p>
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
      <div className="flex gap-2">
        <TextInput
          ref={field}
          readOnly
          value={link.url}
          aria-label="One-time link"
          className="font-mono text-sm"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button variant={copied ? 'secondary' : 'primary'} onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <Button variant="quiet" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}
