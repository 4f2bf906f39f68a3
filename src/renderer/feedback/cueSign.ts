import type { Cue } from '../../core/pack/cues.ts';
import { createSlice } from '../ipc/slice.ts';

/** What is seen of a cue by whoever can't hear it: a colour, an edge around the window and a shape, no two alike. */
export interface CueSign {
  readonly role: 'next' | 'done' | 'attention' | 'stop';
  readonly edge: 'thin' | 'double' | 'thick' | 'dashed';
  readonly icon: 'check' | 'checks' | 'list' | 'octagon' | 'unlike' | 'hand' | 'triangle' | 'plug' | 'scale' | 'parcel';
}

/** The sign of every cue. */
export const CUE_SIGNS: Readonly<Record<Cue, CueSign>> = {
  right: { role: 'done', edge: 'thin', icon: 'check' },
  line: { role: 'done', edge: 'double', icon: 'checks' },
  all: { role: 'done', edge: 'thick', icon: 'list' },
  closed: { role: 'done', edge: 'dashed', icon: 'parcel' },
  wrong: { role: 'stop', edge: 'thick', icon: 'octagon' },
  lookAlike: { role: 'stop', edge: 'double', icon: 'unlike' },
  already: { role: 'attention', edge: 'dashed', icon: 'hand' },
  attention: { role: 'attention', edge: 'thick', icon: 'triangle' },
  back: { role: 'next', edge: 'double', icon: 'plug' },
  weight: { role: 'next', edge: 'thin', icon: 'scale' },
};

/** How long a sign stays where no other one takes its place, in milliseconds: a look up from the hands takes a second. */
export const SIGN_MS = 1600;

/** The cue that is seen now; null for none. */
export const cueSlice = createSlice<Cue | null>(null);

/** Runs a task so many milliseconds later; the answer takes it back. */
type Later = (ms: number, task: () => void) => () => void;

const byTimer: Later = (ms, task) => {
  const timer = setTimeout(task, ms);
  return () => {
    clearTimeout(timer);
  };
};

let forget: () => void = () => undefined;

/** Shows a cue from now on until the next one, at the longest for `SIGN_MS`. */
export function showCue(cue: Cue, later: Later = byTimer): void {
  forget();
  cueSlice.set(cue);
  forget = later(SIGN_MS, () => {
    cueSlice.set(null);
  });
}
