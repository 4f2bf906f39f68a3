import { counterByte } from '../../printers/star.ts';
import { JobBytes, type PrinterBody, type Say, type Speaker } from './speaker.ts';

const ESC = 0x1b;
const ETB = 0x17;
const COUNTER = 32;
const ROW = 0x62;

/** A printer that speaks Star Line Mode: a receipt ends with its cut, ETB counts up when it is reached. */
export function starSpeaker(body: PrinterBody): Speaker {
  const job = new JobBytes();
  let counter = 0;
  /** The raster command under way; null outside raster mode. */
  let raster: number[] | null = null;
  const asb = (): Uint8Array => {
    const { isHeadOpen, isPaperOut, isCutterStuck, isOverheated, isAble } = body.condition();
    const first = (isHeadOpen ? 0x20 : 0) | (isAble ? 0 : 0x08);
    const second = (isCutterStuck ? 0x08 : 0) | (isOverheated ? 0x40 : 0);
    return Uint8Array.of(0x23, 0x86, first, second, 0, isPaperOut ? 0x0c : 0, 0, counterByte(counter), 0);
  };
  /** How many of the last bytes were a command of their own, or 0. */
  const obey = (byte: number, say: Say): number => {
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
    return answers(byte, say) ? 1 : 0;
  };
  /** EOT and ENQ are answered wherever they fall. */
  const answers = (byte: number, say: Say): boolean => {
    const { isPaperOut, labelsLeft, isAble } = body.condition();
    if (byte === 0x04) say(Uint8Array.of(isPaperOut ? 0x0c : 0));
    else if (byte === 0x05)
      say(Uint8Array.of((labelsLeft > 0 ? 0x20 : 0) | (isPaperOut ? 0x08 : 0) | (isAble ? 0 : 0x04)));
    else return false;
    return true;
  };
  /** Rows are `b` with their length, commands `ESC * r` and a letter, most of them with a number ended by NUL. */
  const takeRaster = (command: number[], byte: number, say: Say): void => {
    command.push(byte);
    const [first, second, , letter = 0] = command;
    const isCommand = first === ESC && second === 0x2a;
    if (first === ROW ? command.length < 3 : first === ESC && command.length < (isCommand ? 4 : 2)) return;
    if (isCommand && byte !== 0 && !'ABC'.includes(String.fromCharCode(letter))) return;
    if (first === ESC && second === 0x06 && command.length < 3) return;
    raster = isCommand && String.fromCharCode(letter) === 'B' ? null : [];
    if (first === ROW) job.beginPicture((command[1] ?? 0) + 256 * (command[2] ?? 0));
    else if (first === ESC && second === 0x40) {
      raster = null;
      job.finish();
    } else if (!isCommand) job.unsay(obey(byte, say));
  };
  return {
    take(byte, say) {
      if (job.takePicture(byte)) {
        answers(byte, say);
        return;
      }
      job.push(byte);
      if (raster) {
        takeRaster(raster, byte, say);
        return;
      }
      if (job.endsWith(ESC, 0x2a, 0x72, 0x41)) raster = [];
      const length = obey(byte, say);
      if (length > 0) job.unsay(length);
      else if (job.endsWith(ESC, 0x40)) job.finish();
      else if (job.endsWith(ESC, 0x64, byte) && byte <= 3) body.label(job.finish(), 1);
    },
    chatter: asb,
    reset() {
      job.finish();
      counter = 0;
      raster = null;
    },
  };
}
