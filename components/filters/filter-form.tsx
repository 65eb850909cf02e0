'use client';

import { useRouter } from 'next/navigation';
import { useTransition, type ReactNode } from 'react';
import { useMenuClose } from '@/components/ui/menu';

type Props = {
  /** Address without its query. */
  action: string;
  label: string;
  /** A form that looks for nothing is none of search. */
  role?: 'search' | 'form';
  className?: string;
  children: ReactNode;
};

/** A form that is an address: what is empty stays out of it. Without JavaScript the browser sends it as it is. */
export function FilterForm({ action, label, role = 'search', className, children }: Props) {
  const close = useMenuClose();
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <form
      action={action}
      method="get"
      role={role}
      aria-label={label}
      aria-busy={pending || undefined}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        const query = new URLSearchParams();
        for (const [name, value] of new FormData(event.currentTarget)) {
          if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim());
        }
        close();
        start(() => router.push(query.size > 0 ? `${action}?${query}` : action, { scroll: false }));
      }}
    >
      {children}
    </form>
  );
}
