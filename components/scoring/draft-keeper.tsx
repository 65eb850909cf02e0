'use client';

import { useRef } from 'react';
import { useAutosave, type AutosaveState } from '@/components/forms/use-autosave';

/** Keeps the form it stands in as a draft on the server, and says so. */
export function DraftKeeper({ basis: drawn }: { basis: string }) {
  const anchor = useRef<HTMLDivElement>(null);
  const { state, basis } = useAutosave(anchor, drawn);
  return (
    <div ref={anchor} role="status" className="min-h-5 text-sm text-ink-subtle">
      <input type="hidden" name="$keep" value="keep-assessment-draft" />
      <input type="hidden" name="basis" value={basis} />
      {words(state)}
      {state.status === 'elsewhere' ? (
        <button
          type="button"
          className="ml-2 font-medium text-accent-ink underline underline-offset-2"
          onClick={() => location.reload()}
        >
          Load what is saved there
        </button>
      ) : null}
    </div>
  );
}

function words(state: AutosaveState): string {
  switch (state.status) {
    case 'idle':
      return 'Everything is kept as you go.';
    case 'saving':
      return 'Saving your draft …';
    case 'saved':
      return 'Your draft is saved.';
    case 'offline':
      return 'The server is not reached. What you entered is kept in this tab and saved as soon as it answers.';
    case 'refused':
      return `The draft is not saved. ${state.refusal.message} ${state.refusal.reasons[0]?.remedy ?? ''}`;
    case 'elsewhere':
      return 'The draft is not saved: you have changed this assessment in another window. What you entered here stays in this tab.';
  }
}
