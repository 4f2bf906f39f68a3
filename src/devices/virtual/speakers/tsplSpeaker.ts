import { tsplLabels } from '../../printers/tspl.ts';
import { JobBytes, latin1Bytes, type PrinterBody, type Say, type Speaker } from './speaker.ts';

const MAX_LINE = 200;
const ESC = 0x1b;

/** A printer that speaks TSPL: lines, and `ESC !` commands that are obeyed wherever they fall. */
export function tsplSpeaker(body: PrinterBody): Speaker {
  const job = new JobBytes();
  let line = '';
  const single = (): number => {
    const { isHeadOpen, isPaperOut, isPaused, isPrinting } = body.condition();
    return (isHeadOpen ? 1 : 0) | (isPaperOut ? 4 : 0) | (isPaused ? 16 : 0) | (isPrinting ? 32 : 0);
  };
  const framed = (): Uint8Array => {
    const { isHeadOpen, isPaperOut, isPaused, isPrinting, isBufferFull } = body.condition();
    const message = isPaused ? 0x60 : isHeadOpen || isPaperOut ? 0x45 : isPrinting ? 0x50 : 0x40;
    return Uint8Array.of(0x02, message, isBufferFull ? 0x48 : 0x40, 0x40, isPaperOut ? 0x41 : 0x40, 0x03, 0x0d, 0x0a);
  };
  const immediate = (say: Say): boolean => {
    if (job.endsWith(ESC, 0x21, 0x3f)) say(Uint8Array.of(single()));
    else if (job.endsWith(ESC, 0x21, 0x53)) say(framed());
    else if (job.endsWith(ESC, 0x21, 0x2e)) {
      body.cancel();
      job.finish();
    } else return false;
    job.unsay(3);
    line = line.slice(0, -2);
    return true;
  };
  return {
    take(byte, say) {
      job.push(byte);
      if (immediate(say)) return;
      if (byte !== 0x0a) {
        line = byte === 0x0d ? line : (line + String.fromCharCode(byte)).slice(-MAX_LINE);
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
