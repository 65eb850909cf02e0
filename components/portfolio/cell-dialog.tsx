'use client';

import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';

type Props = {
  title: string;
  description: string;
  /** The page without it. */
  closeHref: string;
  children: ReactNode;
};

/** A dialog that the address opens: its content comes from the server, and closing it leaves the address. */
export function CellDialog({ closeHref, ...rest }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(true);
  return (
    <Dialog
      {...rest}
      open={open}
      onClose={() => {
        setOpen(false);
        router.replace(closeHref, { scroll: false });
      }}
      width="lg"
    />
  );
}
