import { zplLabels } from '../../printers/zpl.ts';
import { bytesOf } from '../instrument.ts';
import type { PrinterBody, Say, Speaker } from './speaker.ts';

const STX = '\u0002';
const ETX = '\u0003';
const MAX_FORMAT_BYTES = 16 * 1024 * 1024;
const MAX_LINE = 100;
const IMMEDIATE = ['~HQES', '~HQOD', '~HS', '~HI', '~JA', '~JX'] as const;
const LONGEST = 5;
const GETVAR = /^! U1 getvar "([a-z_.]+)"$/;
const LABEL_DOTS = 1245;

const flag = (isSet: boolean): string => (isSet ? '1' : '0');
const number = (value: number, digits: number): string =>
  Math.min(value, 10 ** digits - 1)
    .toString()
    .padStart(digits, '0');

/** A printer that speaks ZPL II. `silent` is true while it must not answer `~HS`. */
export function zplSpeaker(body: PrinterBody, silent: () => boolean): Speaker {
  let format: number[] | null = null;
  let tail = '';
  let line = '';
  const statusLines = (): readonly string[] => {
    const now = body.condition();
    return [
      // A cutter has no flag of its own here: the printer stops as if its pause key was pressed.
      `030,${flag(now.isPaperOut)},${flag(now.isPaused || now.isCutterStuck)},${LABEL_DOTS.toString()},${number(now.jobsWaiting, 3)},${flag(now.isBufferFull)},0,${flag(format !== null)},000,0,0,${flag(now.isOverheated)}`,
      `000,0,${flag(now.isHeadOpen)},${flag(now.isRibbonOut)},0,2,4,0,${number(now.labelsLeft, 8)},1,000`,
      '1234,0',
    ];
  };
  const status = (): Uint8Array =>
    bytesOf(
      statusLines()
        .map((text) => `${STX}${text}${ETX}\r\n`)
        .join(''),
    );
  const errors = (): Uint8Array => {
    const { isPaperOut, isRibbonOut, isHeadOpen, isCutterStuck, isOverheated, isAble } = body.condition();
    const digit = (isPaperOut ? 1 : 0) + (isRibbonOut ? 2 : 0) + (isHeadOpen ? 4 : 0) + (isCutterStuck ? 8 : 0);
    const any = flag(!isAble);
    return bytesOf(
      `${STX}\r\n\r\n  PRINTER STATUS\r\n   ERRORS:         ${any} 00000000 000000${flag(isOverheated)}${digit.toString(16).toUpperCase()}\r\n   WARNINGS:       0 00000000 00000000\r\n${ETX}\r\n`,
    );
  };
  const obey = (command: (typeof IMMEDIATE)[number], say: Say): void => {
    const { dpmm, odometer } = body.condition();
    if (command === '~JA') {
      format = null;
      body.cancel();
    } else if (command === '~JX') format = null;
    else if (command === '~HS') {
      if (!silent()) say(status());
    } else if (command === '~HQES') say(errors());
    else if (command === '~HQOD')
      say(bytesOf(`${STX}\r\n  PRINT METERS\r\n  TOTAL NONRESETTABLE: ${(odometer * 6).toString()} "\r\n${ETX}\r\n`));
    else say(bytesOf(`${STX}VIRTUAL-${dpmm === 8 ? '203' : '300'}dpi,V1.0.0,${dpmm.toString()},8176KB,X${ETX}\r\n`));
  };
  const answerLine = (text: string, say: Say): void => {
    const name = GETVAR.exec(text)?.[1];
    if (name === 'device.host_status') say(bytesOf(`"${statusLines().join('\r\n')}"`));
    if (name === 'odometer.total_label_count') say(bytesOf(`"${body.condition().odometer.toString()}"`));
  };
  const outside = (byte: number, say: Say): void => {
    if (byte !== 0x0a) {
      line = byte === 0x0d ? line : (line + String.fromCharCode(byte)).slice(-MAX_LINE);
      return;
    }
    answerLine(line, say);
    line = '';
  };
  const finish = (bytes: Uint8Array): void => {
    const labels = zplLabels(bytes) ?? 0;
    if (labels > 0) body.label(bytes, labels);
  };
  return {
    take(byte, say) {
      tail = (tail + String.fromCharCode(byte)).slice(-LONGEST);
      format?.push(byte);
      const command = IMMEDIATE.find((text) => tail.endsWith(text));
      if (command !== undefined) {
        if (format !== null) format.length -= command.length;
        line = '';
        tail = '';
        obey(command, say);
      } else if (format === null && tail.endsWith('^XA')) {
        format = [...bytesOf('^XA')];
        line = '';
      } else if (format !== null && tail.endsWith('^XZ')) {
        const bytes = Uint8Array.from(format);
        format = null;
        finish(bytes);
      } else if (format !== null && format.length > MAX_FORMAT_BYTES) format = null;
      else if (format === null) outside(byte, say);
    },
    chatter: status,
    reset() {
      [format, tail, line] = [null, '', ''];
    },
  };
}
