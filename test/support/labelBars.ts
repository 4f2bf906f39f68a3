import type { Picture } from './picture.ts';

/** A rectangle in dots. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The bars inside a part of a picture: runs of ink in its columns, at least `minHeight` dots tall. */
export function findBars(picture: Picture, minHeight: number, within?: Box) {
  const area = within ?? { x: 0, y: 0, width: picture.width, height: picture.height };
  const columns: { x: number; top: number; bottom: number }[] = [];
  for (let x = area.x; x < area.x + area.width; x += 1) {
    let run = 0;
    for (let y = area.y; y <= area.y + area.height; y += 1) {
      const isInk = y < area.y + area.height && picture.isInk(x, y);
      if (isInk) run += 1;
      else {
        if (run >= minHeight) columns.push({ x, top: y - run, bottom: y });
        run = 0;
      }
    }
  }
  const top = Math.min(...columns.map((column) => column.top));
  const bars = columns.filter((column) => column.top === top || column.bottom - column.top >= minHeight);
  return {
    left: bars[0]?.x ?? 0,
    right: (bars.at(-1)?.x ?? 0) + 1,
    top,
    bottom: Math.max(...bars.map(({ bottom }) => bottom)),
  };
}
