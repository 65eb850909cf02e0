/**
 * A command often takes its own button away (a confirmed item has nothing to confirm). The focus must then not fall back
 * to the top of the page: it goes to the nearest part around the form that is still there.
 */
export function keepFocus(form: HTMLElement): () => void {
  const around: HTMLElement[] = [];
  for (let node = form.parentElement; node && node !== document.body; node = node.parentElement) around.push(node);
  return () => {
    // After React has drawn the answer.
    setTimeout(() => {
      if (document.activeElement && document.activeElement !== document.body) return;
      const place = around.find(
        // What is folded away cannot hold it.
        (node) => node.checkVisibility() && node.matches('section, li, tr, main, form, [role=region]'),
      );
      if (!place) return;
      if (!place.hasAttribute('tabindex')) place.setAttribute('tabindex', '-1');
      place.style.outline = 'none';
      place.focus({ preventScroll: true });
    }, 150);
  };
}
