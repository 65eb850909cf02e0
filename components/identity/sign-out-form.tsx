'use client';

import { dropAllDrafts } from '@/components/forms/drafts';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';

/** Signs out, and forgets what was typed in this tab and never sent. */
export const SignOutForm = ({ action }: { action: () => Promise<void> }) => (
  <form action={action} onSubmit={dropAllDrafts} className="flex gap-2">
    <Button type="submit" variant="primary">
      Sign out
    </Button>
    <ButtonLink href="/" variant="quiet">
      Stay
    </ButtonLink>
  </form>
);
