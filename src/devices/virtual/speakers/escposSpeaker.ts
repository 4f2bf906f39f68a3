import { JobBytes, type PrinterBody, type Say, type Speaker } from './speaker.ts';

const GS = 0x1d;
const MARK_REQUEST = [GS, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30];
const MARK_BYTES = 4;
/** Cuts where the paper stands, and those that feed by a number of steps first. */
const CUTS = [0, 1, 48, 49];
const FEEDING_CUTS = [65, 66];

/** A printer that speaks ESC/POS: a receipt ends with its cut, DLE EOT is obeyed wherever it falls, process ids come back when printed. */
export function escposSpeaker(body: PrinterBody, hasMarks: boolean): Speaker {
  const job = new JobBytes();
  let id: number[] | null = null;
  let isTelling = false;
  let isAsb = false;
  const eot = (n: number): number => {
    const { isHeadOpen, isPaperOut, isCutterStuck, isOverheated, isAble } = body.condition();
    if (n === 1) return isAble ? 0x12 : 0x1a;
    if (n === 2) return 0x12 | (isHeadOpen ? 0x04 : 0) | (isPaperOut ? 0x20 : 0);
    if (n === 3) return 0x12 | (isCutterStuck ? 0x08 : 0) | (isOverheated ? 0x40 : 0);
    return n === 4 && isPaperOut ? 0x7e : 0x12;
  };
  const asb = (): Uint8Array => {
    const { isHeadOpen, isPaperOut, isCutterStuck, isOverheated, isAble } = body.condition();
    const first = 0x10 | (isAble ? 0 : 0x08) | (isHeadOpen ? 0x20 : 0);
    const second = (isCutterStuck ? 0x08 : 0) | (isOverheated ? 0x40 : 0);
    return Uint8Array.of(first, second, isPaperOut ? 0x0f : 0x00, 0x0f);
  };
  const takeId = (byte: number, say: Say): void => {
    id?.push(byte);
    if (id?.length !== MARK_BYTES) return;
    const whole = id;
    id = null;
    if (!hasMarks) return;
    body.mark(() => {
      say(Uint8Array.of(0x37, 0x22, ...whole, 0x00));
    });
  };
  const asksStatus = (byte: number): boolean => job.endsWith(0x10, 0x04, byte) && byte >= 1 && byte <= 4;
  const cuts = (): boolean => {
    const [gs, cut, kind = 0] = job.last(4);
    const [, first, second, plain = 0] = job.last(4);
    if (gs === GS && cut === 0x56 && FEEDING_CUTS.includes(kind)) return true;
    return first === GS && second === 0x56 && CUTS.includes(plain);
  };
  const pictureBytes = (): number => {
    const [gs, v, zero, , xl = 0, xh = 0, yl = 0, yh = 0] = job.last(8);
    return gs === GS && v === 0x76 && zero === 0x30 && job.last(8).length === 8 ? (xl + 256 * xh) * (yl + 256 * yh) : 0;
  };
  const commands = (byte: number, say: Say): void => {
    if (asksStatus(byte)) {
      job.unsay(3);
      say(Uint8Array.of(eot(byte)));
    } else if (job.endsWith(GS, 0x61, byte)) {
      job.unsay(3);
      isAsb = byte !== 0;
      if (isAsb) say(asb());
    } else if (job.endsWith(...MARK_REQUEST)) {
      job.unsay(MARK_REQUEST.length);
      id = [];
    } else if (job.endsWith(0x1b, 0x40)) job.finish();
    else if (cuts()) body.label(job.finish(), 1);
    else job.beginPicture(pictureBytes());
  };
  return {
    take(byte, say) {
      if (id !== null) {
        takeId(byte, say);
        return;
      }
      if (job.takePicture(byte)) {
        // A question is answered there too, and stays a part of the picture.
        if (asksStatus(byte)) say(Uint8Array.of(eot(byte)));
        return;
      }
      job.push(byte);
      commands(byte, say);
    },
    changed(tellAll) {
      if (!isAsb || isTelling) return;
      isTelling = true;
      tellAll(asb());
      isTelling = false;
    },
    chatter: asb,
    reset() {
      job.finish();
      [id, isAsb] = [null, false];
    },
  };
}
