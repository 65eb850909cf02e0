'use client';

import { useEffect, useRef, useState, type RefObject } from 'react';
import { dropDraft, restoreDraft, saveDraft, type Restored } from './drafts';
import { savedEvent } from './use-autosave';

type Options = { draftKey?: string; guard: boolean };

/** Watches over input that was typed and not sent: keeps it as a draft, or asks before the tab is closed. */
export function useUnsent(form: RefObject<HTMLFormElement | null>, { draftKey, guard }: Options) {
  const dirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [restored, setRestored] = useState<Restored>('nothing');

  useEffect(() => {
    const element = form.current;
    // What the tab kept is known to the browser alone, so it comes after the first drawing.
    if (draftKey) queueMicrotask(() => element && setRestored(restoreDraft(draftKey, element)));
    // It is all on the server, so the tab need not keep it.
    const onSaved = () => {
      dirty.current = false;
      clearTimeout(timer.current);
      if (draftKey) dropDraft(draftKey);
    };
    element?.addEventListener(savedEvent, onSaved);
    return () => {
      clearTimeout(timer.current);
      element?.removeEventListener(savedEvent, onSaved);
    };
  }, [draftKey, form]);

  useEffect(() => {
    const element = form.current;
    const onLeave = (event: Event) => {
      if (!dirty.current) return;
      if (draftKey && element) saveDraft(draftKey, element);
      if (guard && event.type === 'beforeunload') event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    window.addEventListener('pagehide', onLeave);
    return () => {
      // Leaving by a link within the product: the form goes, the draft stays.
      window.removeEventListener('beforeunload', onLeave);
      window.removeEventListener('pagehide', onLeave);
    };
  }, [draftKey, form, guard]);

  return {
    restored,
    /** Puts back what was kept over another state of the server's. */
    bringBack() {
      if (draftKey && form.current) restoreDraft(draftKey, form.current, true);
      setRestored('restored');
    },
    /** Something was typed. */
    note() {
      dirty.current = true;
      if (!draftKey) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => form.current && dirty.current && saveDraft(draftKey, form.current), 250);
    },
    /** It was sent, or given up. */
    settle() {
      dirty.current = false;
      clearTimeout(timer.current);
      setRestored('nothing');
      if (draftKey) dropDraft(draftKey);
    },
  };
}
