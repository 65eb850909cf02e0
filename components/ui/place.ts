/**
 * In the browser: puts a floating panel beside its anchor, below if there is room and above if not, and within the
 * window. The panel is in the top layer, so nothing clips it.
 */
export function place(anchor: Element, panel: HTMLElement, align: 'start' | 'end' | 'center' = 'start', gap = 4): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const margin = 8;
  const below = at.bottom + gap;
  const above = at.top - gap - height;
  const top = below + height <= innerHeight - margin || above < margin ? below : above;
  const left = align === 'start' ? at.left : align === 'end' ? at.right - width : at.left + at.width / 2 - width / 2;
  panel.style.top = `${Math.max(margin, Math.min(top, innerHeight - margin - height))}px`;
  panel.style.left = `${Math.max(margin, Math.min(left, innerWidth - margin - width))}px`;
}
