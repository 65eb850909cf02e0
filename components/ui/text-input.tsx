import clsx from 'clsx';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'input'>, 'size'> & {
  size?: 'sm' | 'md';
  /** Offered by the browser while typing; needs an `id`. */
  suggestions?: readonly string[];
};

/** One line of text. In a command form use `TextField`. */
export function TextInput({ className, size = 'md', suggestions, ...rest }: Props) {
  const list = suggestions && `${rest.id}-suggestions`;
  return (
    <>
      <input
        type="text"
        list={list}
        {...rest}
        className={clsx('control', size === 'sm' ? 'h-7 text-sm' : 'h-8', className)}
      />
      {suggestions ? (
        <datalist id={list}>
          {suggestions.map((suggestion) => (
            <option key={suggestion}>{suggestion}</option>
          ))}
        </datalist>
      ) : null}
    </>
  );
}
