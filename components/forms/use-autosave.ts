'use client';

import { useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { keepDraft } from '@/lib/actions/keep-draft';
import type { Refusal } from '@/lib/domain/result';

export type AutosaveState =
  | { status: 'idle' | 'saving' | 'saved' }
  /** The server was not reached: what was typed is in this tab, and is tried again. */
  | { status: 'offline' }
  | { status: 'refused'; refusal: Refusal }
  /** Another window of the same person has saved; nothing is sent any more before the page is drawn anew. */
  | { status: 'elsewhere' };

/** Told to the form when everything in it is on the server: the tab need not keep it any more. */
export const savedEvent = 'airworthy:saved';

const pause = 1_000;
const again = 5_000;

/**
 * Sends the form around `anchor` to the server as a draft a moment after each change. `drawnBasis` is what the server's draft was
 * when the page was drawn; the basis returned is what it is now, as far as this window knows, and goes along when the form is
 * sent. Sending waits for a save that is under way, so that it never meets itself.
 */
export function useAutosave(anchor: RefObject<HTMLElement | null>, drawnBasis: string) {
  const [state, setState] = useState<AutosaveState>({ status: 'idle' });
  const [basis, setBasis] = useState(drawnBasis);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef<Promise<void> | null>(null);
  const dirty = useRef(false);
  const elsewhere = useRef(false);
  const current = useRef(drawnBasis);
  /** Every state of the draft that this window has seen or made; a page drawn on the way may still show an older one. */
  const own = useRef(new Set([drawnBasis]));

  useEffect(() => {
    if (own.current.has(drawnBasis)) return;
    elsewhere.current = true;
    setState({ status: 'elsewhere' });
  }, [drawnBasis]);

  useEffect(() => {
    const form = anchor.current?.closest('form');
    async function save() {
      if (!form || saving.current || !dirty.current || elsewhere.current) return;
      dirty.current = false;
      setState({ status: 'saving' });
      const data = new FormData(form);
      data.set('basis', current.current);
      let next = pause;
      saving.current = keepDraft(data).then(
        (result) => {
          if (result.ok) {
            current.current = (result.value as { basis: string }).basis;
            own.current.add(current.current);
            flushSync(() => {
              setBasis(current.current);
              setState({ status: 'saved' });
            });
            if (!dirty.current) form.dispatchEvent(new Event(savedEvent));
          } else if (result.refusal.kind === 'conflict') {
            elsewhere.current = true;
            setState({ status: 'elsewhere' });
          } else {
            setState({ status: 'refused', refusal: result.refusal });
          }
        },
        () => {
          dirty.current = true;
          next = again;
          setState({ status: 'offline' });
        },
      );
      await saving.current;
      saving.current = null;
      if (dirty.current) timer.current = setTimeout(save, next);
    }
    const onInput = () => {
      dirty.current = true;
      clearTimeout(timer.current);
      timer.current = setTimeout(save, pause);
    };
    const onSubmit = (event: SubmitEvent) => {
      // What is being handed in need not be kept as well.
      clearTimeout(timer.current);
      dirty.current = false;
      if (!saving.current) return;
      event.preventDefault();
      event.stopPropagation();
      const { submitter } = event;
      void saving.current.then(() => form?.requestSubmit(submitter));
    };
    const onOnline = () => void save();
    form?.addEventListener('input', onInput);
    form?.addEventListener('submit', onSubmit);
    window.addEventListener('online', onOnline);
    return () => {
      clearTimeout(timer.current);
      form?.removeEventListener('input', onInput);
      form?.removeEventListener('submit', onSubmit);
      window.removeEventListener('online', onOnline);
    };
  }, [anchor]);

  return { state, basis };
}
