import { useLayoutEffect, useState, type RefObject } from 'react';

/** Width and height of an element in CSS pixels, followed as it changes; null until it is measured. */
export function useSize(element: RefObject<Element | null>): readonly [number, number] | null {
  const [size, setSize] = useState<readonly [number, number] | null>(null);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const measure = (): void => {
      const { clientWidth, clientHeight } = measured;
      setSize((now) => (now?.[0] === clientWidth && now[1] === clientHeight ? now : [clientWidth, clientHeight]));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return size;
}
