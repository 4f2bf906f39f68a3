import { describe, expect, it } from 'vitest';
import {
  asbLength,
  counterByte,
  counterOf,
  resetCounter,
  starDecoder,
  starLanguage,
} from '../../../src/devices/printers/star.ts';
import { faultOf } from '../../../src/devices/printers/status.ts';
import { everySplit } from '../../support/splits.ts';
import { hex, read } from './codecs.ts';

const NINE = '23 86 00 00 00 00 00 00 00';

describe('Star EOT and ENQ', () => {
  it.each([
    ['EOT', '00', { isPaperOut: false, isPaperNearEnd: false }],
    ['EOT', '04', { isPaperNearEnd: true }],
    ['EOT', '0c', { isPaperOut: true, isPaperNearEnd: true }],
    ['ENQ', '00', { isPrinting: false, isPaperOut: false, hasOtherError: false }],
    ['ENQ', '20', { isPrinting: true }],
    ['ENQ', '08', { isPaperOut: true }],
    ['ENQ', '04', { hasOtherError: true }],
  ])('%s reads %s', (question, byte, told) => {
    expect(read(starDecoder(), [hex(byte)], question)).toMatchObject([{ answers: question, status: told }]);
    expect(read(starDecoder(), [hex(byte)])).toEqual([]);
  });
});

describe('the Star automatic status', () => {
  it.each([
    [0x0f, 7],
    [0x21, 8],
    [0x23, 9],
    [0x25, 10],
    [0x2f, 15],
    [0x01, null],
    [0x1f, null],
    [0x22, null],
    [0xa3, null],
  ])('has by its header %i the length %s', (header, length) => {
    expect(asbLength(header)).toBe(length);
  });

  it.each([
    [NINE, null],
    ['23 86 20 00 00 00 00 00 00', 'headOpen'],
    ['23 86 08 00 00 08 00 00 00', 'paperOut'],
    ['23 86 08 08 00 00 00 00 00', 'cutter'],
    ['23 86 08 40 00 00 00 00 00', 'overheated'],
    ['23 86 08 20 00 00 00 00 00', 'unknownStatus'],
    ['0f 80 00 00 00 00 00', null],
  ])('reads %s, split at every byte, behind noise and half of one', (bytes, reason) => {
    const [message] = read(starDecoder(), [hex(bytes)]);
    expect(message?.kind === 'status' && faultOf(message.status)).toBe(reason);
    const whole = read(starDecoder(), [hex(bytes)]);
    for (const chunks of everySplit(hex(bytes))) expect(read(starDecoder(), chunks)).toEqual(whole);
    expect(read(starDecoder(), [hex('ff 00 23 86 00'), hex(bytes)])).toEqual(whole);
  });

  it('tells the ETB counter, 0 to 31, in the byte that is set up', () => {
    for (let count = 0; count < 32; count += 1) {
      const byte = counterByte(count);
      expect(byte & 0x11).toBe(0);
      expect(counterOf(byte)).toBe(count);
      const frame = Uint8Array.from([...hex('23 86 00 00 00 00 00'), byte, 0]);
      expect(read(starDecoder(), [frame]).at(-1)).toEqual({ kind: 'mark', mark: `etb${count.toString()}` });
      const other = Uint8Array.from([...hex('23 86 00 00 00 00 00 00'), byte]);
      expect(read(starDecoder({ starCounterByte: 8 }), [other]).at(-1)).toMatchObject({
        mark: `etb${count.toString()}`,
      });
    }
  });
});

describe('Star requests', () => {
  it('are the bytes of the manual, and never both kinds of status', () => {
    expect(starLanguage().status.map(({ bytes }) => bytes)).toEqual([hex('1b 06 01')]);
    expect(starLanguage({ starStatus: 'enq' }).status.map(({ bytes }) => bytes)).toEqual([hex('04'), hex('05')]);
    expect(resetCounter(0)).toEqual(hex('1b 1e 45 00'));
  });

  it('end a job with an ETB, and with two where one would bring the counter to where a fresh printer stands', () => {
    const job = Buffer.from('a');
    const seal = (lastMark: string | null) => starLanguage().seal(job, { serial: 1, lastMark });
    expect(seal('etb4')).toEqual({ bytes: hex('61 17'), mark: 'etb5' });
    expect(seal('etb31')).toEqual({ bytes: hex('61 17 17'), mark: 'etb1' });
    expect(seal(null)).toEqual({ bytes: job, mark: null });
    expect(starLanguage({ starStatus: 'enq' }).seal(job, { serial: 1, lastMark: 'etb4' }).mark).toBeNull();
  });
});
