import { counterByte } from '../../printers/star.ts';
import { JobBytes, type PrinterBody, type Speaker } from './speaker.ts';

const ESC = 0x1b;
const ETB = 0x17;
const COUNTER = 32;

/** A printer that speaks Star Line Mode: a receipt ends with its cut, ETB counts up when it is reached. */
export function starSpeaker(body: PrinterBody): Speaker {
  const job = new JobBytes();
  let counter = 0;
  const asb = (): Uint8Array => {
    const { isHeadOpen, isPaperOut, isCutterStuck, isOverheated, isAble } = body.condition();
    const first = (isHeadOpen ? 0x20 : 0) | (isAble ? 0 : 0x08);
    const second = (isCutterStuck ? 0x08 : 0) | (isOverheated ? 0x40 : 0);
    return Uint8Array.of(0x23, 0x86, first, second, 0, isPaperOut ? 0x0c : 0, 0, counterByte(counter), 0);
  };
  /** How many of the last bytes were a command of their own, or 0. */
  const obey = (byte: number, say: (bytes: Uint8Array) => void): number => {
    const { isPaperOut, labelsLeft, isAble } = body.condition();
    if (job.endsWith(ESC, 0x06, 0x01)) {
      say(asb());
      return 3;
    }
    if (job.endsWith(ESC, 0x1e, 0x45, byte)) {
      counter = byte % COUNTER;
      return 4;
    }
    if (byte === ETB) {
      body.mark(() => {
        counter = (counter + 1) % COUNTER;
      });
      return 1;
    }
    if (byte === 0x04) say(Uint8Array.of(isPaperOut ? 0x0c : 0));
    else if (byte === 0x05)
      say(Uint8Array.of((labelsLeft > 0 ? 0x20 : 0) | (isPaperOut ? 0x08 : 0) | (isAble ? 0 : 0x04)));
    else return 0;
    return 1;
  };
  return {
    take(byte, say) {
      job.push(byte);
      const length = obey(byte, say);
      if (length > 0) job.unsay(length);
      else if (job.endsWith(ESC, 0x40)) job.finish();
      else if (job.endsWith(ESC, 0x64, byte) && byte <= 3) body.label(job.finish(), 1);
    },
    chatter: asb,
    reset() {
      job.finish();
      counter = 0;
    },
  };
}
