import type { Instant } from '../../core/time.ts';
import { GS, withSeparators } from '../../core/gs1/separators.ts';
import { splitAim } from '../../core/scan/aim.ts';
import { usCharacter } from './usKeys.ts';

/** One key event of the window, as Electron's before-input-event tells it. */
export interface WedgeKey {
  readonly type: 'keyDown' | 'keyUp';
  readonly key: string;
  /** Physical key, such as `KeyA`. */
  readonly code: string;
  readonly shift: boolean;
  readonly control: boolean;
  readonly isAutoRepeat?: boolean;
  readonly at: Instant;
}

/** How scanners that type are set up. */
export interface WedgeOptions {
  /** What the scanner types before each code: a key such as `F12`, characters, or `]` of its AIM identifier. Empty: known by its speed. */
  readonly prefix: string;
  /** `us`: by physical key, for scanners set to US; `system`: by the PC's own layout. Default us. */
  readonly layout?: 'us' | 'system';
  /** What it types where it can't send GS as Ctrl+]: a key such as `F8`, or characters such as `<GS>`. */
  readonly gs?: string | undefined;
}

/** What was typed and not yet judged. */
export interface WedgeState {
  readonly mode: 'idle' | 'collecting' | 'burst';
  readonly text: string;
  /** Pauses inside the burst, and how many of them a machine makes. */
  readonly gaps: number;
  readonly fastGaps: number;
  /** Letters of which Caps Lock turned the case. */
  readonly turned: number;
  /** Keys kept from the page, to be given back if they turn out to be typed by hand. */
  readonly kept: readonly WedgeKey[];
  /** Keys of which the page must not see the release either. */
  readonly held: readonly string[];
  readonly lastAt: Instant;
  readonly lastScanAt: Instant;
  /** The code delivered last, and when: the same one right behind it is a repeat. */
  readonly delivered: string;
  readonly deliveredAt: Instant;
}

/** A code that was typed. */
export interface WedgeScan {
  readonly text: string;
  readonly aim: string | null;
}

/** What to do with a key: keep it from the page or not, deliver a scan, give keys back. */
export interface WedgeStep {
  readonly state: WedgeState;
  readonly swallow: boolean;
  readonly scan: WedgeScan | null;
  /** A code that was kept back because the same one had been delivered within half a second. */
  readonly repeat: WedgeScan | null;
  /** Caps Lock is on and turned the case of letters: a scanner that goes by the PC's layout sends wrong text, so the packer must be told. */
  readonly isCapsLockOn: boolean;
  /** The code is what digits become when scanner and PC are set to different keyboards: nothing of it can be trusted. */
  readonly isLayoutWrong: boolean;
  /** A machine typed something and no Enter or Tab behind it: the scanner's suffix is missing. */
  readonly isSuffixMissing: boolean;
  /** Keys to be sent to the page now, in this order. */
  readonly replay: readonly WedgeKey[];
  /** Characters of the scan that had already reached the page. */
  readonly leaked: number;
  /** When `wedgeTimeout` wants to be called, or null. */
  readonly wakeAt: Instant | null;
}

/** Longest pause inside a code; afterwards kept keys are given back. */
export const WEDGE_TIMEOUT_MS = 300;
// A scanner types at 1 to 15 ms a key with stray longer gaps, a person at 60 ms and more: the median tells.
const FAST_MS = 35;
const SHORTEST_BURST = 6;
// So many fast keys in a row look like a scanner: from here on the page sees nothing.
const SUSPICIOUS_KEYS = 3;
const DOUBLE_SUFFIX_MS = 100;
// A scanner that reads one symbol twice does it within this time; no hand brings a second item so fast.
const REPEAT_MS = 500;
const LONGEST_TEXT = 8192;
// The row of digits with Shift on a US keyboard, or without it on a French one: no barcode holds only these.
const OTHER_DIGITS = /^(?:[!@#$%^&*()]{6,}|[&é"'(\-è_çà]{6,})$/;

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

/** Nothing typed yet. */
export const IDLE_WEDGE: WedgeState = {
  mode: 'idle',
  text: '',
  gaps: 0,
  fastGaps: 0,
  turned: 0,
  kept: [],
  held: [],
  lastAt: -Infinity,
  lastScanAt: -Infinity,
  delivered: '',
  deliveredAt: -Infinity,
};

const step = (state: WedgeState, swallow: boolean, more: Partial<WedgeStep> = {}): WedgeStep => ({
  state,
  swallow,
  scan: null,
  repeat: null,
  isCapsLockOn: false,
  isLayoutWrong: false,
  isSuffixMissing: false,
  replay: [],
  leaked: 0,
  wakeAt: state.kept.length > 0 ? state.lastAt + WEDGE_TIMEOUT_MS : null,
  ...more,
});

const calm = (state: WedgeState): WedgeState => ({
  ...IDLE_WEDGE,
  held: state.held,
  lastAt: state.lastAt,
  lastScanAt: state.lastScanAt,
  delivered: state.delivered,
  deliveredAt: state.deliveredAt,
});

/** Judges one key. Pure: the caller keeps the state, prevents swallowed keys, sends replayed ones and calls back at `wakeAt`. */
export function wedgeKey(options: WedgeOptions, state: WedgeState, key: WedgeKey): WedgeStep {
  if (key.type === 'keyUp') return released(state, key);
  if (MODIFIERS.has(key.key)) return step(state, false);
  const isLate = state.mode !== 'idle' && key.at - state.lastAt > WEDGE_TIMEOUT_MS;
  if (isLate) {
    // The caller's timer was late: what was kept goes before this key, which is kept back with it to stay in order.
    const next = { ...judged(options, calm(state), key), isSuffixMissing: isUnfinished(state) };
    if (state.kept.length === 0) return next;
    return next.swallow
      ? { ...next, replay: [...state.kept, ...next.replay] }
      : { ...next, swallow: true, replay: [...state.kept, key] };
  }
  return judged(options, state, key);
}

/** Gives kept keys back when no more came in time. */
export function wedgeTimeout(state: WedgeState, at: Instant): WedgeStep {
  if (state.kept.length === 0) return step(state, false);
  if (at - state.lastAt < WEDGE_TIMEOUT_MS) return step(state, false);
  return step(calm(state), false, { replay: state.kept, isSuffixMissing: isUnfinished(state) });
}

const isUnfinished = (state: WedgeState): boolean =>
  state.mode === 'collecting' ? state.text.length >= SHORTEST_BURST : isMachineTyped(state);

function released(state: WedgeState, key: WedgeKey): WedgeStep {
  if (!state.held.includes(key.code)) return step(state, false);
  return step({ ...state, held: state.held.filter((code) => code !== key.code) }, true);
}

function judged(options: WedgeOptions, state: WedgeState, key: WedgeKey): WedgeStep {
  if (isSuffix(key)) return ended(options, state, key);
  if (state.mode === 'collecting') return collected(options, state, key);
  const character = characterOf(options, key);
  if (options.prefix !== '') {
    const begins = isFunctionKey(options.prefix) ? isKey(key, options.prefix) : character === options.prefix[0];
    if (!begins) return step(calm(state), false);
    const text = isFunctionKey(options.prefix) ? '' : (character ?? '');
    return step(keep({ ...calm(state), mode: 'collecting', text }, key), true);
  }
  return burst(state, key, character);
}

/** After the prefix everything is the scanner's until the suffix or the pause. */
function collected(options: WedgeOptions, state: WedgeState, key: WedgeKey): WedgeStep {
  const { prefix } = options;
  // A prefix typed twice is one.
  if (isFunctionKey(prefix) && isKey(key, prefix)) return step(keep(state, key), true);
  const character = characterOf(options, key);
  if (character === null || key.isAutoRepeat === true) return giveBack(state, key);
  const text = state.text + character;
  const isWrong = !isFunctionKey(prefix) && !text.startsWith(prefix.slice(0, text.length));
  if (isWrong || text.length > LONGEST_TEXT) return giveBack(state, key);
  return step(keep({ ...state, text, turned: state.turned + caseTurned(key) }, key), true);
}

/** Without a prefix: fast keys are collected, and kept from the page as soon as they look like a scanner's. */
function burst(state: WedgeState, key: WedgeKey, character: string | null): WedgeStep {
  // Shortcuts, arrows and a key held down are a person's.
  const isTyped = character === null || key.isAutoRepeat === true || (key.control && character !== GS);
  if (isTyped || state.text.length >= LONGEST_TEXT) return giveBack(state, key);
  const isFirst = state.mode === 'idle';
  const grown: WedgeState = {
    ...state,
    mode: 'burst',
    text: state.text + character,
    gaps: state.gaps + (isFirst ? 0 : 1),
    fastGaps: state.fastGaps + (!isFirst && key.at - state.lastAt <= FAST_MS ? 1 : 0),
    turned: state.turned + caseTurned(key),
    lastAt: key.at,
  };
  if (isFast(grown) && grown.gaps >= SUSPICIOUS_KEYS - 1) return step(keep(grown, key), true);
  if (state.kept.length > 0) return giveBack(state, key);
  // Slow so far: only this key may begin a burst.
  const begun = { ...grown, text: character, gaps: 0, fastGaps: 0, turned: caseTurned(key) };
  return step(isFast(grown) ? grown : begun, false);
}

/** Enter or Tab: the end of a code, a doubled end, or a person's key. */
function ended(options: WedgeOptions, state: WedgeState, key: WedgeKey): WedgeStep {
  const isDoubled = state.mode === 'idle' && key.at - state.lastScanAt <= DOUBLE_SUFFIX_MS && !key.control;
  if (isDoubled) return step({ ...state, held: [...state.held, key.code], lastScanAt: key.at }, true);
  const text = textOf(options, state);
  const isScan = state.mode === 'collecting' ? text !== '' : isMachineTyped(state);
  if (!isScan) return giveBack(state, key);
  const leaked = state.mode === 'burst' ? state.text.length - state.kept.length : 0;
  const isRepeat = text === state.delivered && key.at - state.deliveredAt <= REPEAT_MS;
  const after: WedgeState = {
    ...calm(state),
    held: [...state.held, key.code],
    lastAt: key.at,
    lastScanAt: key.at,
    ...(!isRepeat && { delivered: text, deliveredAt: key.at }),
  };
  const read = splitAim(
    withSeparators(text, options.gs === undefined || isFunctionKey(options.gs) ? [] : [options.gs]),
  );
  const found = isRepeat ? { repeat: read } : { scan: read };
  return step(after, true, {
    ...found,
    leaked,
    isCapsLockOn: state.turned > 0,
    isLayoutWrong: OTHER_DIGITS.test(read.text),
  });
}

function textOf({ prefix }: WedgeOptions, state: WedgeState): string {
  // The bracket of an AIM identifier is prefix and data at once.
  const isPart = prefix === '' || prefix === ']' || isFunctionKey(prefix);
  if (state.mode === 'burst' || isPart) return state.text;
  return state.text.startsWith(prefix) ? state.text.slice(prefix.length) : '';
}

function isMachineTyped(state: WedgeState): boolean {
  const { text } = state;
  const isOneKey = [...text].every((character) => character === text[0]);
  return text.length >= SHORTEST_BURST && !isOneKey && isFast(state);
}

/** True when the median pause is a machine's, 35 ms or less: more than half of the pauses are. */
const isFast = ({ gaps, fastGaps }: WedgeState): boolean => gaps === 0 || fastGaps > Math.floor(gaps / 2);

/** 1 when Caps Lock turned the case that Shift asked for. */
const caseTurned = ({ key, code, shift }: WedgeKey): 0 | 1 =>
  /^Key[A-Z]$/.test(code) && /^[A-Za-z]$/.test(key) && (key === key.toUpperCase()) !== shift ? 1 : 0;

const keep = (state: WedgeState, key: WedgeKey): WedgeState => ({
  ...state,
  kept: [...state.kept, key],
  held: [...state.held, key.code],
  lastAt: key.at,
});

/** It was a person after all: kept keys go back to the page, this one behind them. */
function giveBack(state: WedgeState, key: WedgeKey): WedgeStep {
  if (state.kept.length === 0) return step({ ...calm(state), lastAt: key.at }, false);
  const after = { ...calm(state), held: [...state.held, key.code], lastAt: key.at };
  return step(after, true, { replay: [...state.kept, key] });
}

// Ctrl+M and Ctrl+J are CR and LF of scanners that send control characters as such.
const isSuffix = (key: WedgeKey): boolean =>
  ['Enter', 'NumpadEnter', 'Tab'].includes(key.code === '' ? key.key : key.code) ||
  (key.control && (key.code === 'KeyM' || key.code === 'KeyJ'));

const isFunctionKey = (prefix: string): boolean => /^F\d{1,2}$/.test(prefix);
const isKey = (key: WedgeKey, name: string): boolean => key.code === name || key.key === name;

function characterOf({ layout, gs }: WedgeOptions, key: WedgeKey): string | null {
  if (gs !== undefined && isFunctionKey(gs) && isKey(key, gs)) return GS;
  const byLayout = key.key.length === 1 ? key.key : null;
  const character = layout === 'system' || key.code === '' ? byLayout : usCharacter(key.code, key.shift);
  if (!key.control || character === null) return character;
  // Ctrl+] is GS, Ctrl+^ RS, Ctrl+D EOT: the control characters of ASCII, which some layouts send as such already.
  if (character < ' ') return character;
  const control = character.toUpperCase().charCodeAt(0) - 0x40;
  return control >= 0 && control < 0x20 ? String.fromCharCode(control) : null;
}
