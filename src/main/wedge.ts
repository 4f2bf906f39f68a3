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
    /** Something about the scanner that the packer's IT should know. */
    warned(what: 'repeat' | 'capsLock'): void;
  },
): void {
  const { webContents } = window;
  let state = IDLE_WEDGE;
  let synthetic = 0;
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
    timer = step.wakeAt === null ? null : setTimeout(wake, Math.max(0, step.wakeAt - Date.now()));
    for (const key of step.replay)
      press(key.key, key.key.length === 1 ? key.key : key.key === 'Enter' ? '\r' : null, modifiers(key));
    for (let index = 0; index < step.leaked; index += 1) press('Backspace', null, []);
    if (step.isCapsLockOn) told.warned('capsLock');
    if (step.repeat) told.warned('repeat');
    if (step.scan) told.scanned({ ...step.scan, deviceId: null, at: Date.now() });
  };
  const wake = (): void => {
    apply(wedgeTimeout(state, Date.now()));
  };

  webContents.on('before-input-event', (event, input: Input) => {
    if (synthetic > 0) {
      synthetic -= 1;
      return;
    }
    if (input.type !== 'keyDown' && input.type !== 'keyUp') return;
    const key: WedgeKey = {
      type: input.type,
      key: input.key,
      code: input.code,
      shift: input.shift,
      control: input.control,
      isAutoRepeat: input.isAutoRepeat,
      at: Date.now(),
    };
    const step = wedgeKey(options, state, key);
    if (step.swallow) event.preventDefault();
    apply(step);
  });
  window.on('closed', () => {
    if (timer) clearTimeout(timer);
  });
}
