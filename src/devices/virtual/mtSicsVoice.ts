import { decimalText } from '../../core/quantity.ts';
import { createFramer } from '../framing/delimited.ts';
import { bytesOf } from './instrument.ts';
import type { Pan, PanState } from './pan.ts';
import type { Voice } from './voice.ts';

const SERIAL_NUMBER = 'V000000001';
const STREAM_MS = 100;
const STABLE_TIMEOUT_MS = 5000;
const STABLE_CHECK_MS = 20;
const FIELD = 10;

type Say = (line: string) => void;

const nothing = (): void => undefined;
const OFF = { over: '+', under: '-' } as const;
const field = (weight: PanState['weight']): string => `${decimalText(weight).padStart(FIELD)} ${weight.unit}`;

/** MT-SICS level 0 and 1. */
export const mtSicsVoice: Voice = (pan, send) => {
  const framer = createFramer({ ends: [[0x0a], [0x0d]], maxBytes: 64 });
  const say: Say = (line) => {
    send(bytesOf(`${line}\r\n`));
  };
  let cancel = nothing;
  return {
    receive(bytes) {
      for (const frame of framer.push(bytes)) {
        if (frame.length === 0) continue;
        cancel();
        cancel = obey(pan, String.fromCharCode(...frame), say);
      }
    },
    gone() {
      cancel();
    },
  };
};

/** Carries a command out; the answer ends what it left running (SIR, or S waiting for rest). */
function obey(pan: Pan, command: string, say: Say): () => void {
  switch (command) {
    case 'S':
      return whenStable(pan, say, () => `S S ${field(pan.state().weight)}`, 'S');
    case 'SI':
      say(now(pan));
      return nothing;
    case 'SIR':
      return stream(pan, say);
    case 'Z':
      return whenStable(pan, say, () => `Z ${{ done: 'A', above: '+', below: '-' }[pan.zero()]}`, 'Z');
    case 'T':
      return whenStable(pan, say, () => tareTaken(pan), 'T');
    case 'TA':
      say(`TA A ${field(pan.state().tare ?? { ...pan.state().weight, digits: 0 })}`);
      return nothing;
    case 'TAC':
      pan.clearTare();
      say('TAC A');
      return nothing;
    case '@':
      pan.clearTare();
      say(`I4 A "${SERIAL_NUMBER}"`);
      return nothing;
    case 'I4':
      say(`I4 A "${SERIAL_NUMBER}"`);
      return nothing;
    default:
      say('ES');
      return nothing;
  }
}

function now(pan: Pan): string {
  const { off, isStable, weight } = pan.state();
  return off === null ? `S ${isStable ? 'S' : 'D'} ${field(weight)}` : `S ${OFF[off]}`;
}

function tareTaken(pan: Pan): string {
  const tare = pan.tare();
  return tare === null ? 'T -' : `T S ${field(tare)}`;
}

function stream(pan: Pan, say: Say): () => void {
  say(now(pan));
  let cancel = nothing;
  const next = (): void => {
    cancel = pan.clock.after(STREAM_MS, () => {
      say(now(pan));
      next();
    });
  };
  next();
  return () => {
    cancel();
  };
}

function whenStable(pan: Pan, say: Say, answer: () => string, command: string): () => void {
  const end = pan.clock.now() + STABLE_TIMEOUT_MS;
  let cancel = nothing;
  const look = (): void => {
    const { off, isStable } = pan.state();
    if (off !== null) say(`${command} ${OFF[off]}`);
    else if (isStable) say(answer());
    else if (pan.clock.now() >= end) say(`${command} I`);
    else cancel = pan.clock.after(STABLE_CHECK_MS, look);
  };
  look();
  return () => {
    cancel();
  };
}
