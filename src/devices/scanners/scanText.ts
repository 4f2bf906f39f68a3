import { withSeparators } from '../../core/gs1/separators.ts';
import { splitAim } from '../../core/scan/aim.ts';
import type { DeviceSettings } from '../config.ts';

/** A decoded code and its AIM identifier, or null when none came. */
export interface ScannedText {
  readonly text: string;
  readonly aim: string | null;
}

/** UTF-8 where it is whole, else one character a byte: nothing is lost either way. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

/** Text as a scanner sent it, by that scanner's settings: its own mark for GS put right, an AIM identifier split off unless `aim` is off. */
export function scannedText(raw: string, settings: Pick<DeviceSettings, 'aim' | 'gs'>): ScannedText {
  const text = withSeparators(raw, settings.gs === undefined ? [] : [settings.gs]);
  return settings.aim === 'off' ? { text, aim: null } : splitAim(text);
}
