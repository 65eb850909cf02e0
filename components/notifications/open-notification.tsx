'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';
import { keepDraft } from '@/lib/actions/keep-draft';

type Props = { workspace: string; id: string; read: boolean; href: string; children: ReactNode };

/** Leads to what it is about, and marks it as read on the way: in the background, the page does not wait for it. */
export function OpenNotification({ workspace, id, read, href, children }: Props) {
  const router = useRouter();
  return (
    <TextLink
      look="title"
      covers
      href={href}
      onClick={() => {
        if (read) return;
        const form = new FormData();
        form.set('$workspace', workspace);
        form.set('$keep', 'mark-notifications-read');
        form.set('notification', id);
        // One that is not reached leaves it unread; no more than that.
        keepDraft(form).then(
          () => router.refresh(),
          () => undefined,
        );
      }}
    >
      {children}
    </TextLink>
  );
}
