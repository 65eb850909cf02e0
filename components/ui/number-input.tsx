import type { ComponentProps } from 'react';
import { TextInput } from './text-input';

type Props = Omit<ComponentProps<typeof TextInput>, 'type'> & {
  /** Behind the figure: "hours", "%". */
  unit?: string;
};

/** A number. Decimals are allowed unless `step` says otherwise. */
export function NumberInput({ unit, step = 'any', className, ...rest }: Props) {
  return (
    <span className={`flex items-center gap-2 ${className ?? ''}`}>
      <TextInput {...rest} type="number" step={step} inputMode="decimal" className="max-w-36 tabular-nums" />
      {unit ? <span className="text-sm whitespace-nowrap text-ink-muted">{unit}</span> : null}
    </span>
  );
}
