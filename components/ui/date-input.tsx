import type { ComponentProps } from 'react';
import { TextInput } from './text-input';

/** A day as YYYY-MM-DD, by the browser's own picker. */
export function DateInput(props: Omit<ComponentProps<typeof TextInput>, 'type'>) {
  return <TextInput {...props} type="date" className={`tabular-nums ${props.className ?? 'max-w-44'}`} />;
}
