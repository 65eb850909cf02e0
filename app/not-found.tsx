import type { Metadata } from 'next';
import { NotFoundPanel } from '@/components/shell/not-found-panel';
import { ButtonLink } from '@/components/ui/button-link';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main>
      <NotFoundPanel action={<ButtonLink href="/">Go to the start</ButtonLink>} />
    </main>
  );
}
