'use client';

import { useEffect, useRef } from 'react';

/**
 * A browser shows a new default in a text field that nobody touched, but not in a select, a radio button or a checkbox.
 * When the page is drawn anew with somebody else's change, this does the same for those.
 */
export function useFreshDefault<Element extends HTMLElement>(defaultValue: unknown, apply: (element: Element) => void) {
  const element = useRef<Element>(null);
  const touched = useRef(false);
  const known = useRef(defaultValue);

  useEffect(() => {
    const node = element.current;
    const onChange = () => {
      touched.current = true;
    };
    const onReset = () => {
      touched.current = false;
    };
    const form = node?.closest('form');
    node?.addEventListener('change', onChange);
    form?.addEventListener('reset', onReset);
    return () => {
      node?.removeEventListener('change', onChange);
      form?.removeEventListener('reset', onReset);
    };
  }, []);

  useEffect(() => {
    if (known.current === defaultValue) return;
    known.current = defaultValue;
    if (element.current && !touched.current) apply(element.current);
  });

  return element;
}
