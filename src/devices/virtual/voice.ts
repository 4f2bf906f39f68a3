import type { HostSide } from './instrument.ts';
import type { Pan } from './pan.ts';

/** How a virtual scale speaks: hears one host and answers it. */
export type Voice = (pan: Pan, send: (bytes: Uint8Array) => void) => HostSide;

/** A voice that answers commands and may speak unasked; all text is latin1. */
export interface SimpleVoice {
  /** What ends a command; '' where each byte is one. */
  readonly commandEnd: string;
  /** The answer to a command, without its end. Null: none. */
  answer(command: string, pan: Pan): string | null;
  /** What is said every `everyMs`. */
  readonly unasked?: (pan: Pan) => string;
  /** The commands after which it goes on unasked, until the next command. */
  readonly stream?: readonly string[];
}

const EVERY_MS = 100;
const MOST_HEARD = 256;

/** The bytes of latin1 text. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** Makes a voice of its answers. */
export const speaking =
  ({ commandEnd, answer, unasked, stream = [] }: SimpleVoice): Voice =>
  (pan, send) => {
    let heard = '';
    let cancel = (): void => undefined;
    const say = (text: string | null): void => {
      if (text !== null) send(latin1(text));
    };
    const goOn = (next: () => string | null): void => {
      cancel = pan.clock.after(EVERY_MS, () => {
        say(next());
        goOn(next);
      });
    };
    const obey = (command: string): void => {
      if (!unasked) cancel();
      say(answer(command, pan));
      if (stream.includes(command)) goOn(() => answer(command, pan));
    };
    if (unasked) goOn(() => unasked(pan));
    return {
      receive(bytes) {
        heard += Buffer.from(bytes).toString('latin1');
        const parts = commandEnd === '' ? [...heard, ''] : heard.split(commandEnd);
        heard = (parts.pop() ?? '').slice(-MOST_HEARD);
        for (const part of parts) obey(part);
      },
      gone() {
        cancel();
      },
    };
  };
