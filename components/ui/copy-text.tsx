'use client';

import { useRef, useState } from 'react';
import { announce } from './announce';
import { Button } from './button';
import { TextInput } from './text-input';

/** A text to take along, such as a link that is shown once. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy() {
    // Without https, or where the browser refuses, the marked text can be copied by hand.
    field.current?.select();
    await navigator.clipboard?.writeText(text).then(
      () => {
        setCopied(true);
        announce('Copied');
      },
      () => undefined,
    );
  }

  return (
    <div className="flex gap-2">
      <TextInput
        ref={field}
        readOnly
        value={text}
        aria-label={label}
        className="font-mono text-sm"
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button variant={copied ? 'secondary' : 'primary'} onClick={copy}>
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
