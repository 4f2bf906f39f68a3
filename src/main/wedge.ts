import type { BrowserWindow, Input, KeyboardInputEvent } from 'electron';
import type { ScanReading } from '../core/scan/scan.ts';
import {
  IDLE_WEDGE,
  wedgeKey,
  wedgeTimeout,
  type WedgeKey,
  type WedgeOptions,
  type WedgeStep,
} from '../devices/scanners/wedge.ts';
import type { KeyboardTrouble } from './keyboardTrouble.ts';

const modifiers = (key: WedgeKey): NonNullable<KeyboardInputEvent['modifiers']> => [
  ...(key.shift ? ['shift' as const] : []),
  ...(key.control ? ['control' as const] : []),
];

/**
 * Takes scans out of the window's keys before the page sees them. Keys that a person typed after all are sent to the page again, in order;
 * characters of a scan that had slipped through are taken back with Backspace.
 */
export function attachWedge(
  window: BrowserWindow,
  options: WedgeOptions,
  told: {
    scanned(reading: ScanReading): void;
    /** Something is wrong with the scanner, or right again. */
    trouble(what: KeyboardTrouble, isThere: boolean): void;
    /** A code came twice within half a second and was taken once. */
    repeated(): void;
  },
): void {
  const { webContents } = window;
  let state = IDLE_WEDGE;
  let synthetic = 0;
  let tellsCapsLock = false;
  let timer: NodeJS.Timeout | null = null;

  const press = (keyCode: string, text: string | null, held: KeyboardInputEvent['modifiers']): void => {
    // Key down and key up come back through the listener below; the character does not.
    synthetic += 2;
    const key = { keyCode, ...(held && { modifiers: held }) };
    webContents.sendInputEvent({ type: 'keyDown', ...key });
    if (text !== null) webContents.sendInputEvent({ type: 'char', ...key, keyCode: text });
    webContents.sendInputEvent({ type: 'keyUp', ...key });
  };

  const apply = (step: WedgeStep): void => {
    state = step.state;
    if (timer) clearTimeout(timer);
    timer = step.wakeAt === null ? null : setTimeout(wake, Math.max(0, step.wakeAt - performance.now()));
    for (const key of step.replay)
      press(key.key, key.key.length === 1 ? key.key : key.key === 'Enter' ? '\r' : null, modifiers(key));
    for (let index = 0; index < step.leaked; index += 1) press('Backspace', null, []);
    if (step.repeat) told.repeated();
    judge(step);
    if (step.scan) told.scanned({ ...step.scan, deviceId: null, at: Date.now() });
  };
  /** A code without the fault shows that it is mended; one without letters shows nothing of Caps Lock. */
  const judge = (step: WedgeStep): void => {
    if (step.isSuffixMissing) told.trouble('noSuffix', true);
    const code = step.scan ?? step.repeat;
    if (code === null) return;
    told.trouble('noSuffix', false);
    told.trouble('wrongLayout', step.isLayoutWrong);
    if (step.isCapsLockOn) told.trouble('capsLock', true);
    else if (/[a-z]/i.test(code.text)) told.trouble('capsLock', false);
  };
  const wake = (): void => {
    apply(wedgeTimeout(state, performance.now()));
  };

  webContents.on('before-input-event', (event, input: Input) => {
    if (synthetic > 0) {
      synthetic -= 1;
      return;
    }
    // Whoever switches it off sees the warning go at once, where the system tells of it at all.
    const isCapsLockOn = input.modifiers.some((name) => name.toLowerCase() === 'capslock');
    tellsCapsLock ||= isCapsLockOn;
    if (tellsCapsLock && !isCapsLockOn) told.trouble('capsLock', false);
    if (input.type !== 'keyDown' && input.type !== 'keyUp') return;
    const key: WedgeKey = {
      type: input.type,
      key: input.key,
      code: input.code,
      shift: input.shift,
      control: input.control,
      isAutoRepeat: input.isAutoRepeat,
      // Pauses between keys are what tells a scanner from a person: by a clock that nobody sets.
      at: performance.now(),
    };
    const step = wedgeKey(options, state, key);
    if (step.swallow) event.preventDefault();
    apply(step);
  });
  window.on('blur', () => {
    told.trouble('noFocus', true);
  });
  window.on('focus', () => {
    told.trouble('noFocus', false);
  });
  window.on('closed', () => {
    if (timer) clearTimeout(timer);
  });
}
