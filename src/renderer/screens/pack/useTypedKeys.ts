import { useEffect } from 'react';

/** Hands on keys of the keyboard that fit, as they are, and Backspace and Enter as `erase` and `enter`, wherever the focus is. */
export function useTypedKeys(fits: RegExp, press: (key: string) => void): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      const key =
        event.key === 'Backspace' ? 'erase' : event.key === 'Enter' ? 'enter' : fits.test(event.key) ? event.key : null;
      if (key === null || event.ctrlKey || event.altKey || event.metaKey) return;
      // Enter on a focused button is that button's.
      if (key === 'enter' && event.target instanceof HTMLButtonElement) return;
      press(key);
    };
    window.addEventListener('keydown', heard);
    return () => {
      window.removeEventListener('keydown', heard);
    };
  }, [fits, press]);
}
