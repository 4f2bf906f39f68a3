import { cpclLabels } from '../../printers/cpcl.ts';
import { JobBytes, latin1Bytes, type PrinterBody, type Say, type Speaker } from './speaker.ts';

const MAX_LINE = 200;
const ESC = 0x1b;
const SPACE = 0x20;
/** Bytes a row and rows of a picture in bytes, behind whose place the dots follow. */
const PICTURE = /^CG (\d+) (\d+) \d+ \d+ $/;

/** A printer that speaks CPCL: labels from `! 0 ...` to `PRINT`; it answers nothing while a label comes out. */
export function cpclSpeaker(body: PrinterBody): Speaker {
  const job = new JobBytes();
  let line = '';
  let isInside = false;
  const status = (): Uint8Array => {
    const { isPaperOut, isHeadOpen, labelsLeft, isAble } = body.condition();
    return Uint8Array.of((labelsLeft > 0 && isAble ? 1 : 0) | (isPaperOut ? 2 : 0) | (isHeadOpen ? 4 : 0));
  };
  const answers = (): Uint8Array | null => {
    if (job.endsWith(ESC, 0x68)) return status();
    if (job.endsWith(ESC, 0x69)) return Uint8Array.of(0);
    return job.endsWith(ESC, 0x76) ? latin1Bytes('VIRTUAL CPCL\u0000') : null;
  };
  const obey = (text: string): void => {
    if (/^! -?\d/.test(text) && !isInside) {
      job.finish();
      for (const byte of latin1Bytes(`${text}\r\n`)) job.push(byte);
      isInside = true;
    } else if (text === 'PRINT' && isInside) {
      isInside = false;
      const bytes = job.finish();
      body.label(bytes, cpclLabels(bytes) ?? 0);
    } else if (text === 'ABORT') {
      isInside = false;
      job.finish();
    }
  };
  const take = (byte: number, say: Say): void => {
    if (job.takePicture(byte)) {
      const wanted = answers();
      // It is answered there too, and stays a part of the picture.
      if (wanted !== null && !body.condition().isPrinting) say(wanted);
      return;
    }
    job.push(byte);
    const answer = answers();
    if (answer !== null) {
      job.unsay(2);
      line = line.slice(0, -1);
      if (!body.condition().isPrinting) say(answer);
      return;
    }
    if (byte !== 0x0a) {
      line = byte === 0x0d ? line : (line + String.fromCharCode(byte)).slice(-MAX_LINE);
      const size = byte === SPACE ? PICTURE.exec(line) : null;
      if (size) job.beginPicture(Number(size[1]) * Number(size[2]));
      return;
    }
    const text = line;
    line = '';
    obey(text);
  };
  return {
    take,
    chatter: status,
    reset() {
      job.finish();
      [line, isInside] = ['', false];
    },
  };
}
