import { describe, expect, it } from 'vitest';
import { faultOf, isDrained } from '../../../src/devices/printers/status.ts';
import { tsplByte, tsplDecoder, tsplLabels, tsplLanguage } from '../../../src/devices/printers/tspl.ts';
import { everySplit } from '../../support/splits.ts';
import { hex, read } from './codecs.ts';

const BYTE = '<ESC>!?';
const FRAME = '<ESC>!S';

describe('TSPL ESC ! ?', () => {
  it.each([
    [0x00, { isPaperOut: false, isPrinting: false }, null],
    [0x04, { isPaperOut: true }, 'paperOut'],
    [0x0d, { isRibbonOut: true, isPaperOut: true, isCoverOpen: true }, 'headOpen'],
    [0x20, { isPrinting: true }, null],
    [0x01, { isCoverOpen: true }, 'headOpen'],
    [0x02, { isJammed: true }, 'jam'],
    [0x08, { isRibbonOut: true }, 'ribbonOut'],
    [0x10, { isPaused: true }, 'paused'],
    [0x40, { isCoverOpen: true }, 'headOpen'],
    [0x80, { isOverheated: true }, 'overheated'],
  ])('reads %s', (byte, told, reason) => {
    const [message] = read(tsplDecoder(), [Uint8Array.of(byte)], BYTE);
    expect(message).toMatchObject({ kind: 'status', answers: BYTE, status: told });
    expect(faultOf(tsplByte(byte))).toBe(reason);
  });

  it('takes one byte for one question, and none when nobody asked', () => {
    expect(read(tsplDecoder(), [hex('00 04 04')], BYTE)).toHaveLength(1);
    expect(read(tsplDecoder(), [hex('00 04 04')])).toEqual([]);
    expect(isDrained(tsplByte(0x20))).toBe(false);
    expect(isDrained(tsplByte(0x00))).toBe(true);
  });
});

describe('TSPL ESC ! S', () => {
  it.each([
    ['02 40 40 40 40 03 0d 0a', { isPaperOut: false, isPrinting: false }, null],
    ['02 60 40 40 40 03 0d 0a', { isPaused: true }, 'paused'],
    ['02 42 40 40 40 03 0d 0a', { isPrinting: true }, null],
    ['02 45 40 40 40 03 0d 0a', { hasOtherError: true }, 'unknownStatus'],
    ['02 4c 40 40 40 03 0d 0a', { isLabelWaiting: true }, null],
    ['02 50 40 40 40 03 0d 0a', { isPrinting: true }, null],
    ['02 57 40 40 40 03 0d 0a', { isPrinting: true }, null],
    ['02 40 48 40 40 03 0d 0a', { isBufferFull: true }, 'bufferFull'],
    ['02 45 40 41 40 03 0d 0a', { isOverheated: true, hasOtherError: false }, 'overheated'],
    ['02 45 40 48 40 03 0d 0a', { isCutterStuck: true }, 'cutter'],
    ['02 45 40 40 41 03 0d 0a', { isPaperOut: true }, 'paperOut'],
    ['02 45 40 40 42 03 0d 0a', { isJammed: true }, 'jam'],
    ['02 45 40 40 44 03 0d 0a', { isRibbonOut: true }, 'ribbonOut'],
    ['02 45 40 40 45 03 0d 0a', { isRibbonOut: true, isPaperOut: true }, 'paperOut'],
  ])('reads %s, split at every byte and behind noise', (frame, told, reason) => {
    const whole = read(tsplDecoder(), [hex(frame)], FRAME);
    expect(whole).toMatchObject([{ kind: 'status', answers: FRAME, status: told }]);
    expect(whole[0]?.kind === 'status' && faultOf(whole[0].status)).toBe(reason);
    for (const chunks of everySplit(hex(frame))) expect(read(tsplDecoder(), chunks, FRAME)).toEqual(whole);
    for (const noise of ['ff 00 41', '02', '02 40', '02 40 40 40 40 03 0d', '02 40 40 40 40 03 0d ff'])
      expect(read(tsplDecoder(), [hex(noise), hex(frame)], FRAME).slice(-1)).toEqual(whole);
  });

  it('refuses letters that are none', () => {
    expect(read(tsplDecoder(), [hex('02 80 40 40 40 03 0d 0a')], FRAME)).toEqual([]);
  });
});

describe('TSPL requests', () => {
  it('are the bytes of the manual', () => {
    expect(tsplLanguage().status[0]?.bytes).toEqual(hex('1b 21 3f'));
    expect(tsplLanguage({ tsplStatus: 'S' }).status[0]?.bytes).toEqual(hex('1b 21 53'));
  });

  it.each([
    ['SIZE 4,6\r\nCLS\r\nTEXT 1,1,"1",0,1,1,"a"\r\nPRINT 1\r\n', 1],
    ['CLS\r\nPRINT 2,3\r\nCLS\r\nPRINT 1,1\r\n', 7],
    ['CLS\r\n', null],
  ])('count the labels of %j', (job, labels) => {
    expect(tsplLabels(Buffer.from(job))).toBe(labels);
  });
});
