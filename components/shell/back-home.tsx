'use client';

import { useParams } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button-link';

/** To the workspace one is in. A not-found page is not told its address, so this reads it in the browser. */
export function BackHome() {
  const { workspace } = useParams<{ workspace?: string }>();
  return <ButtonLink href={workspace ? `/w/${workspace}` : '/'}>Go to the workspace</ButtonLink>;
}
