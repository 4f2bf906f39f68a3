import { eplLabels } from '../../printers/epl.ts';
import { bytesOf } from '../instrument.ts';
import { JobBytes, latin1Bytes, type PrinterBody, type Say, type Speaker } from './speaker.ts';

const MAX_LINE = 200;
const COMMA = 0x2c;
/** Bytes a row and rows, behind which the dots follow. */
const PICTURE = /^GW\d+,\d+,(\d+),(\d+),$/;

/** A printer that speaks EPL2: lines, `^ee`, `UQ`, and `$nn` at each change once `eR$,2` asked for it. */
export function eplSpeaker(body: PrinterBody): Speaker {
  const job = new JobBytes();
  let line = '';
  let reports: 'none' | 'changes' | 'prints' = 'none';
  let told = '00';
  const code = (): string => {
    const { isHeadOpen, isPaperOut, isPaused } = body.condition();
    if (isHeadOpen) return '11';
    if (isPaperOut) return '07';
    return isPaused ? '12' : '00';
  };
  const answer = (): Uint8Array => bytesOf(`$${code()}\r\n`);
  const end = (say: Say): void => {
    const bytes = job.finish();
    const copies = eplLabels(bytes) ?? 0;
    body.label(bytes, copies);
    if (reports !== 'prints') return;
    for (let copy = 0; copy < copies; copy += 1) {
      body.mark(() => {
        say(Uint8Array.of(0x06));
      });
    }
  };
  const obey = (text: string, length: number, say: Say): void => {
    if (text === '^ee') say(answer());
    else if (text === 'UQ') say(latin1Bytes('VIRTUAL-EPL V1.00\r\nPage Mode\r\n'));
    else if (text === 'eR$,2') reports = 'changes';
    else if (text === 'US') reports = 'prints';
    else if (text === 'N') {
      // The picture so far is cleared.
      job.finish();
      for (const byte of bytesOf('N\n')) job.push(byte);
      return;
    } else if (/^P\d/.test(text)) {
      end(say);
      return;
    } else return;
    job.unsay(length);
  };
  return {
    take(byte, say) {
      if (job.takePicture(byte)) return;
      job.push(byte);
      if (byte !== 0x0a) {
        line = byte === 0x0d ? line : (line + String.fromCharCode(byte)).slice(-MAX_LINE);
        const size = byte === COMMA ? PICTURE.exec(line) : null;
        if (size) job.beginPicture(Number(size[1]) * Number(size[2]));
        return;
      }
      const text = line;
      line = '';
      obey(text, text.length + 1, say);
    },
    changed(tellAll) {
      const now = code();
      if (reports !== 'changes' || now === told) return;
      told = now;
      tellAll(Uint8Array.of(now === '00' ? 0x11 : 0x13));
      tellAll(answer());
    },
    chatter: answer,
    reset() {
      job.finish();
      line = '';
      reports = 'none';
    },
  };
}
