import type { Cue } from '../../core/pack/cues.ts';
import already from '../../../resources/sounds/already.wav?inline';
import { showCue } from './cueSign.ts';
import all from '../../../resources/sounds/all.wav?inline';
import attention from '../../../resources/sounds/attention.wav?inline';
import back from '../../../resources/sounds/back.wav?inline';
import closed from '../../../resources/sounds/closed.wav?inline';
import lookAlike from '../../../resources/sounds/lookAlike.wav?inline';
import line from '../../../resources/sounds/line.wav?inline';
import right from '../../../resources/sounds/right.wav?inline';
import weight from '../../../resources/sounds/weight.wav?inline';
import wrong from '../../../resources/sounds/wrong.wav?inline';

const FILES: Readonly<Record<Cue, string>> = {
  right,
  line,
  all,
  wrong,
  lookAlike,
  already,
  attention,
  back,
  weight,
  closed,
};
/** A stop that still stands is heard once more. */
const WRONG_AGAIN_MS = 4000;
/** No setting makes the bench silent: the level never falls below this. */
const LEAST_VOLUME = 30;

interface Player {
  readonly context: AudioContext;
  readonly gain: GainNode;
  readonly buffers: ReadonlyMap<Cue, AudioBuffer>;
}

let player: Player | null = null;
let volume = 70;
let sounding: AudioBufferSourceNode | null = null;
let again: number | undefined;

// The files come inside the script: the window may not fetch anything.
const bytesOf = (address: string): ArrayBuffer =>
  Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (character) => character.charCodeAt(0)).buffer;

/** Decodes every sound before the first scan. A PC without sound keeps working: each cue has its picture. */
export async function loadCues(): Promise<void> {
  const context = new AudioContext({ latencyHint: 'interactive' });
  const gain = context.createGain();
  gain.connect(context.destination);
  const cues = Object.keys(FILES) as Cue[];
  const decoded = await Promise.all(cues.map((cue) => context.decodeAudioData(bytesOf(FILES[cue]))));
  player = { context, gain, buffers: new Map(cues.map((cue, index) => [cue, decoded[index] as AudioBuffer])) };
  setVolume(volume);
}

/** Sets the level in percent; never below 30. */
export function setVolume(percent: number): void {
  volume = Math.max(LEAST_VOLUME, Math.min(100, percent));
  if (player) player.gain.gain.value = volume / 100;
}

/** Keeps a stop that is cleared from being heard again. */
export const hushRepeat = (): void => {
  window.clearTimeout(again);
};

/** Plays a cue now, cuts the older one, and shows it. */
export function playCue(cue: Cue): void {
  hushRepeat();
  sound(cue);
  if (cue === 'wrong' || cue === 'lookAlike') {
    again = window.setTimeout(() => {
      sound(cue);
    }, WRONG_AGAIN_MS);
  }
}

/** A PC without sound shows what it can't play. */
function sound(cue: Cue): void {
  showCue(cue);
  if (!player) return;
  const { context, gain, buffers } = player;
  if (context.state === 'suspended') void context.resume();
  sounding?.stop();
  const source = context.createBufferSource();
  source.buffer = buffers.get(cue) ?? null;
  source.connect(gain);
  source.start();
  sounding = source;
}
