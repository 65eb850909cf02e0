'use client';

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { keepDraft } from '@/lib/actions/keep-draft';
import type { Refusal } from '@/lib/domain/result';

export type AutosaveState =
  | { status: 'idle' | 'saving' | 'saved' }
  /** The server was not reached: what was typed is in this tab, and is tried again. */
  | { status: 'offline' }
  | { status: 'refused'; refusal: Refusal };

const pause = 1_000;
const again = 5_000;

/**
 * Sends the form around `anchor` to the server as a draft a moment after each change. `basis` is what the server's draft was when
 * the page was drawn; the one returned is what it is now.
 */
export function useAutosave(anchor: RefObject<HTMLElement | null>, drawnBasis: string) {
  const [state, setState] = useState<AutosaveState>({ status: 'idle' });
  const [basis, setBasis] = useState(drawnBasis);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);
  const dirty = useRef(false);
  // A page that was drawn before the last save must not bring an older basis back.
  const seen = useRef(new Set([drawnBasis]));
  const current = useRef(drawnBasis);

  const adopt = useCallback((next: string) => {
    seen.current.add(next);
    current.current = next;
    setBasis(next);
  }, []);

  useEffect(() => {
    if (!seen.current.has(drawnBasis)) adopt(drawnBasis);
  }, [drawnBasis, adopt]);

  const save = useCallback(async () => {
    const form = anchor.current?.closest('form');
    if (!form || busy.current || !dirty.current) return;
    busy.current = true;
    dirty.current = false;
    setState({ status: 'saving' });
    const data = new FormData(form);
    data.set('basis', current.current);
    let next = pause;
    try {
      const result = await keepDraft(data);
      if (result.ok) adopt((result.value as { basis: string }).basis);
      setState(result.ok ? { status: 'saved' } : { status: 'refused', refusal: result.refusal });
    } catch {
      dirty.current = true;
      next = again;
      setState({ status: 'offline' });
    }
    busy.current = false;
    if (dirty.current) timer.current = setTimeout(save, next);
  }, [anchor, adopt]);

  useEffect(() => {
    const form = anchor.current?.closest('form');
    const onInput = () => {
      dirty.current = true;
      clearTimeout(timer.current);
      timer.current = setTimeout(save, pause);
    };
    // What is being handed in need not be kept as well.
    const onSubmit = () => {
      dirty.current = false;
      clearTimeout(timer.current);
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
  }, [anchor, save]);

  return { state, basis };
}
