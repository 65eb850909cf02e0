'use client';

import { useId, type ReactNode } from 'react';
import { chooseTheme, themeLabels, themes, type Theme } from './theme';

/** System, light or dark. `icons` come from the server, so that the icon table stays there. */
export function ThemeSwitch({ theme, icons }: { theme: Theme; icons: Record<Theme, ReactNode> }) {
  const name = useId();
  return (
    <fieldset className="grid grid-cols-3 gap-0.5 rounded-md bg-sunken p-0.5">
      <legend className="sr-only">Theme</legend>
      {themes.map((choice) => (
        <label
          key={choice}
          className="flex h-7 items-center justify-center gap-1.5 rounded-sm px-2 text-sm text-ink-muted transition-colors hover:text-ink has-checked:bg-surface-raised has-checked:font-medium has-checked:text-ink has-checked:shadow-control has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={choice}
            defaultChecked={choice === theme}
            onChange={() => chooseTheme(choice)}
            className="sr-only"
          />
          {icons[choice]}
          {themeLabels[choice]}
        </label>
      ))}
    </fieldset>
  );
}
