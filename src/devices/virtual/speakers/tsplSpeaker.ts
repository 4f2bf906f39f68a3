import { tsplLabels } from '../../printers/tspl.ts';
import { JobBytes, latin1Bytes, type PrinterBody, type Say, type Speaker } from './speaker.ts';

const MAX_LINE = 200;
const ESC = 0x1b;
const COMMA = 0x2c;
/** Bytes a row and rows, behind which the dots follow. */
const PICTURE = /^BITMAP \d+,\d+,(\d+),(\d+),\d,$/;

/** A printer that speaks TSPL: lines, and `ESC !` commands that are obeyed wherever they fall. */
export function tsplSpeaker(body: PrinterBody): Speaker {
  const job = new JobBytes();
  let line = '';
  const single = (): number => {
    const { isHeadOpen, isPaperOut, isRibbonOut, isPaused, isPrinting, isOverheated, isCutterStuck } = body.condition();
    const media = (isHeadOpen ? 1 : 0) | (isPaperOut ? 4 : 0) | (isRibbonOut ? 8 : 0);
    // Its cutter has no bit here: it is a jam.
    return media | (isCutterStuck ? 2 : 0) | (isPaused ? 16 : 0) | (isPrinting ? 32 : 0) | (isOverheated ? 128 : 0);
  };
  const framed = (): Uint8Array => {
    const now = body.condition();
    const message = now.isPaused ? 0x60 : !now.isAble ? 0x45 : now.isPrinting ? 0x50 : 0x40;
    const head = 0x40 | (now.isOverheated ? 1 : 0) | (now.isCutterStuck ? 8 : 0);
    const media = 0x40 | (now.isPaperOut ? 1 : 0) | (now.isRibbonOut ? 4 : 0);
    return Uint8Array.of(0x02, message, now.isBufferFull ? 0x48 : 0x40, head, media, 0x03, 0x0d, 0x0a);
  };
  const immediate = (say: Say): boolean => {
    if (job.endsWith(ESC, 0x21, 0x3f)) say(Uint8Array.of(single()));
    else if (job.endsWith(ESC, 0x21, 0x53)) say(framed());
    else if (job.endsWith(ESC, 0x21, 0x2e)) {
      body.cancel();
      job.finish();
    } else return false;
    return true;
  };
  return {
    take(byte, say) {
      if (job.takePicture(byte)) {
        // It is obeyed there too, and stays a part of the picture.
        immediate(say);
        return;
      }
      job.push(byte);
      if (immediate(say)) {
        job.unsay(3);
        line = line.slice(0, -2);
        return;
      }
      if (byte !== 0x0a) {
        line = byte === 0x0d ? line : (line + String.fromCharCode(byte)).slice(-MAX_LINE);
        const size = byte === COMMA ? PICTURE.exec(line) : null;
        if (size) job.beginPicture(Number(size[1]) * Number(size[2]));
        return;
      }
      const text = line;
      line = '';
      if (text === 'CLS') {
        job.finish();
        for (const letter of latin1Bytes('CLS\r\n')) job.push(letter);
      } else if (/^PRINT\s/.test(text)) {
        const bytes = job.finish();
        body.label(bytes, tsplLabels(bytes) ?? 0);
      }
    },
    chatter: framed,
    reset() {
      job.finish();
      line = '';
    },
  };
}
