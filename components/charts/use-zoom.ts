'use client';

import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { brushed, isWhole, moved, zoomed, type Limits, type View } from '@/lib/charts/zoom';

type Point = { x: number; y: number };
type Plot = { left: number; top: number; width: number; height: number };

/** Shorter ways are a click, not a stretch drawn or a move. */
const click = 6;
const step = 1.6;
const part = 0.25;

const keys: Record<string, (view: View, limits: Limits) => View> = {
  '+': (view, limits) => zoomed(view, step, limits),
  '=': (view, limits) => zoomed(view, step, limits),
  '-': (view, limits) => zoomed(view, 1 / step, limits),
  '0': (_, { all }) => all,
  ArrowLeft: (view, limits) => moved(view, { x: -part, y: 0 }, limits),
  ArrowRight: (view, limits) => moved(view, { x: part, y: 0 }, limits),
  ArrowUp: (view, limits) => moved(view, { x: 0, y: part }, limits),
  ArrowDown: (view, limits) => moved(view, { x: 0, y: -part }, limits),
};

/**
 * What part of a drawing is seen: a stretch drawn with the mouse, Ctrl and the wheel, two fingers and one to move, or the keys + − 0 and
 * the arrows. `plot`: where in the drawing the plane lies, in pixels.
 */
export function useZoom(limits: Limits, plot: Plot) {
  const [view, setView] = useState(limits.all);
  const [stretch, setStretch] = useState<[Point, Point] | null>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const fingers = useRef(new Map<number, Point>());
  const dragged = useRef(false);
  const whole = isWhole(view, limits);

  const shareOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = drawing.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return {
      x: (clientX - box.left - plot.left) / plot.width,
      y: 1 - (clientY - box.top - plot.top) / plot.height,
    };
  };
  const far = (a: Point, b: Point) => Math.hypot((a.x - b.x) * plot.width, (a.y - b.y) * plot.height);

  // The page scrolls by the wheel alone; React's own listener could not keep the browser from zooming the page instead.
  const onWheel = useRef<(event: WheelEvent) => void>(() => {});
  useEffect(() => {
    onWheel.current = (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const at = shareOf(event);
      setView((seen) => zoomed(seen, Math.exp(-event.deltaY / 300), limits, at));
    };
  });
  useEffect(() => {
    const element = drawing.current;
    const listen = (event: WheelEvent) => onWheel.current(event);
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, []);

  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0) return;
    dragged.current = false;
    const at = shareOf(event);
    if (event.pointerType === 'touch') fingers.current.set(event.pointerId, at);
    else setStretch([at, at]);
  }

  function onPointerMove(event: PointerEvent) {
    const at = shareOf(event);
    if (stretch) {
      if (far(stretch[0], at) > click && !dragged.current) {
        dragged.current = true;
        drawing.current?.setPointerCapture(event.pointerId);
      }
      return setStretch([stretch[0], at]);
    }
    const before = fingers.current.get(event.pointerId);
    if (!before || (whole && fingers.current.size < 2)) return;
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, at);
    dragged.current = true;
    setView((seen) =>
      other
        ? zoomed(seen, far(at, other) / Math.max(far(before, other), 1), limits, other)
        : moved(seen, { x: before.x - at.x, y: before.y - at.y }, limits),
    );
  }

  function onPointerEnd(event: PointerEvent) {
    fingers.current.delete(event.pointerId);
    if (stretch && dragged.current && event.type === 'pointerup') {
      setView(brushed(view, stretch[0], stretch[1], limits));
    }
    setStretch(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = keys[event.key];
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    // At the whole the arrows are the page's.
    if (whole && event.key.startsWith('Arrow')) return;
    event.preventDefault();
    setView((seen) => next(seen, limits));
  }

  return {
    view,
    whole,
    /** The stretch that is being drawn. */
    stretch: stretch && dragged.current ? stretch : null,
    press: (key: '+' | '-' | '0') => setView((seen) => keys[key]?.(seen, limits) ?? seen),
    onKeyDown,
    drawing: {
      ref: drawing,
      onPointerDown,
      onPointerMove,
      onPointerUp: onPointerEnd,
      onPointerCancel: onPointerEnd,
      // A stretch that began on a link does not follow it, nor is the link itself dragged.
      onClickCapture: (event: MouseEvent) => dragged.current && event.preventDefault(),
      onDragStart: (event: MouseEvent) => event.preventDefault(),
      // One finger scrolls the page while the whole is seen, and moves the drawing once it is not.
      style: { touchAction: whole ? 'pan-x pan-y' : 'none' },
    },
  };
}
