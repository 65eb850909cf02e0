'use client';

import { useEffect, useRef, useState, type MouseEvent, type PointerEvent, type RefObject } from 'react';
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
 * the arrows. `frame`: what hears the keys; `plot`: where in the drawing the plane lies, in pixels.
 */
export function useZoom(frame: RefObject<HTMLElement | null>, limits: Limits, plot: Plot) {
  const [view, setView] = useState(limits.all);
  const [stretch, setStretch] = useState<[Point, Point] | null>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const fingers = useRef(new Map<number, Point>());
  const pressed = useRef<Point | null>(null);
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

  function onWheel(event: WheelEvent) {
    // The wheel alone is the page's.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const at = shareOf(event);
    setView((seen) => zoomed(seen, Math.exp(-event.deltaY / 300), limits, at));
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = keys[event.key];
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    // So are the arrows while the whole is seen.
    if (whole && event.key.startsWith('Arrow')) return;
    event.preventDefault();
    setView((seen) => next(seen, limits));
  }

  // Not React's own listeners, which could not keep the browser from zooming the page by the wheel.
  const heard = useRef({ onWheel, onKeyDown });
  useEffect(() => {
    heard.current = { onWheel, onKeyDown };
  });
  useEffect(() => {
    const element = frame.current;
    const wheel = (event: WheelEvent) => heard.current.onWheel(event);
    const key = (event: KeyboardEvent) => heard.current.onKeyDown(event);
    element?.addEventListener('wheel', wheel, { passive: false });
    element?.addEventListener('keydown', key);
    return () => {
      element?.removeEventListener('wheel', wheel);
      element?.removeEventListener('keydown', key);
    };
  }, [frame]);

  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0) return;
    dragged.current = false;
    const at = shareOf(event);
    if (event.pointerType === 'touch') fingers.current.set(event.pointerId, at);
    else pressed.current = at;
  }

  function onPointerMove(event: PointerEvent) {
    const at = shareOf(event);
    // The button may have been let go outside.
    if (event.buttons === 0) pressed.current = null;
    const from = pressed.current;
    if (from) {
      if (!dragged.current && far(from, at) <= click) return;
      dragged.current = true;
      drawing.current?.setPointerCapture(event.pointerId);
      return setStretch([from, at]);
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
    pressed.current = null;
    if (stretch && event.type === 'pointerup') setView(brushed(view, stretch[0], stretch[1], limits));
    setStretch(null);
  }

  return {
    view,
    whole,
    /** The stretch that is being drawn. */
    stretch,
    press: (key: '+' | '-' | '0') => setView((seen) => keys[key]?.(seen, limits) ?? seen),
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
