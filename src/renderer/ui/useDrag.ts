import { useRef, type PointerEvent } from 'react';

/** Radians a pixel: a hand's breadth on the screen is about a quarter turn. */
const PER_PIXEL = Math.PI / 600;

interface DragHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

/** Turns by dragging sideways with finger or mouse: the near side follows the hand. */
export function useDrag(yaw: number, onTurn: (yaw: number) => void): DragHandlers {
  const from = useRef<{ readonly x: number; readonly yaw: number } | null>(null);
  const end = (): void => {
    from.current = null;
  };
  return {
    onPointerDown(event) {
      from.current = { x: event.clientX, yaw };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      if (from.current) onTurn(from.current.yaw - (event.clientX - from.current.x) * PER_PIXEL);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
