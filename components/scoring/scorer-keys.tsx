'use client';

import type { KeyboardEvent, ReactNode } from 'react';

/**
 * Rates without the mouse: 1–5 chooses a level, Enter goes on to the rationale and from there to the next factor
 * (Shift + Enter breaks a line). The arrows are the radio buttons' own; without JavaScript those still work.
 */
export function ScorerKeys({ children }: { children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the controls inside; itself it is none
    <div
      role="presentation"
      onKeyDown={onKeyDown}
      className="space-y-4 [&_input]:scroll-mb-24 [&_textarea]:scroll-mb-24"
    >
      {children}
    </div>
  );
}

function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
  const target = event.target as HTMLElement;
  const factor = target.closest<HTMLElement>('[data-factor]');
  if (!factor) return;
  const inText = target instanceof HTMLTextAreaElement;
  // Addresses are one a line.
  if (inText && target.name.endsWith('.links')) return;
  if (event.key === 'Enter' && !event.shiftKey && (inText || target instanceof HTMLInputElement)) {
    event.preventDefault();
    (inText ? afterFactor(factor) : factor.querySelector('textarea'))?.focus();
  }
  if (inText || !/^[1-5]$/.test(event.key)) return;
  const radio = factor.querySelector<HTMLInputElement>(`input[type=radio][value="${event.key}"]`);
  if (!radio) return;
  event.preventDefault();
  radio.focus();
  radio.click();
}

/** The next factor's radio buttons, or after the last one the button that saves. */
function afterFactor(factor: HTMLElement): HTMLElement | null {
  const next = factor.nextElementSibling;
  const radios = next?.matches('[data-factor]') ? next.querySelectorAll<HTMLInputElement>('input[type=radio]') : [];
  const chosen = [...radios].find((radio) => radio.checked) ?? radios[0];
  return chosen ?? factor.closest('form')?.querySelector<HTMLElement>('button[type=submit]') ?? null;
}
