'use client';

import { useState } from 'react';
import { useFieldErrors } from '@/components/forms/field-errors';
import { TextAreaField } from '@/components/forms/text-area-field';

/** Asked for only once a similar use case was found; then it stays, so that nothing typed is lost. */
export function DiffersField() {
  const asked = useFieldErrors('differsBecause') !== undefined;
  const [shown, setShown] = useState(false);
  if (asked && !shown) setShown(true);
  if (!shown && !asked) return null;
  return (
    <TextAreaField
      name="differsBecause"
      label="It differs because…"
      hint="Shown with the use case, so that nobody takes the two for one."
      rows={2}
    />
  );
}
