import { describe, expect, it } from 'vitest';
import {
  AUTOMATIC_STATUS,
  dleEot,
  escposDecoder,
  escposLanguage,
  processIdRequest,
} from '../../../src/devices/printers/escpos.ts';
import { faultOf } from '../../../src/devices/printers/status.ts';
import { everySplit } from '../../support/splits.ts';
import { hex, read } from './codecs.ts';

const asked = (n: number, bytes: string) => read(escposDecoder(), [hex(bytes)], `<DLE><EOT>${n.toString()}`);

describe('ESC/POS DLE EOT', () => {
  it.each([
    [1, '12', { isOnline: true }],
    [1, '1a', { isOnline: false }],
    [1, '16', { isOnline: true }],
    [2, '12', { isCoverOpen: false, isPaperOut: false, hasOtherError: false }],
    [2, '16', { isCoverOpen: true }],
    [2, '32', { isPaperOut: true }],
    [2, '1a', { isPaperOut: false }],
    [3, '12', { isCutterStuck: false, isOverheated: false, hasOtherError: false }],
    [3, '1a', { isCutterStuck: true, hasOtherError: false }],
    [3, '16', { hasOtherError: true }],
    [3, '32', { hasOtherError: true }],
    [3, '52', { isOverheated: true }],
    [4, '12', { isPaperNearEnd: false, isPaperOut: null }],
    [4, '1e', { isPaperNearEnd: true, isPaperOut: null }],
    [4, '72', { isPaperNearEnd: false, isPaperOut: true }],
    [4, '7e', { isPaperNearEnd: true, isPaperOut: true }],
  ])('%i reads %s', (n, byte, told) => {
    expect(asked(n, byte)).toMatchObject([{ kind: 'status', answers: `<DLE><EOT>${n.toString()}`, status: told }]);
  });

  it('takes one answer a question', () => {
    expect(asked(1, '12 12')).toHaveLength(1);
    expect(read(escposDecoder(), [hex('12')])).toEqual([]);
  });
});

describe('ESC/POS automatic status', () => {
  it.each([
    ['10 00 00 0f', null, {}],
    ['14 00 00 00', null, {}],
    ['18 00 00 0f', 'unknownStatus', { isOnline: false }],
    ['38 00 00 0f', 'headOpen', { isCoverOpen: true }],
    ['18 08 00 0f', 'cutter', {}],
    ['18 20 00 0f', 'unknownStatus', { hasOtherError: true }],
    ['18 40 00 0f', 'overheated', {}],
    ['10 00 03 0f', null, { isPaperNearEnd: true, isPaperOut: false }],
    ['18 00 0f 0f', 'paperOut', { isPaperNearEnd: true }],
  ])('reads %s, split at every byte', (bytes, reason, told) => {
    const [message, ...rest] = read(escposDecoder(), [hex(bytes)]);
    expect(rest).toEqual([]);
    expect(message).toMatchObject({ kind: 'status', answers: null, status: told });
    expect(message?.kind === 'status' && faultOf(message.status)).toBe(reason);
    for (const chunks of everySplit(hex(bytes))) expect(read(escposDecoder(), chunks)).toEqual([message]);
  });

  it('answers its question', () => {
    expect(read(escposDecoder(), [hex('10 00 00 0f')], AUTOMATIC_STATUS.name)).toMatchObject([
      { answers: AUTOMATIC_STATUS.name },
    ]);
  });

  it('is told from what falls between: real-time answers, XON and XOFF', () => {
    const messages = read(escposDecoder(), [hex('10 13 00 12 00 11 0f')], '<DLE><EOT>1');
    expect(messages.map((message) => message.kind)).toEqual(['flow', 'status', 'flow', 'status']);
  });

  it('begins anew behind half of one', () => {
    expect(read(escposDecoder(), [hex('10 00 18 00 0c 0f')])).toMatchObject([{ status: { isPaperOut: true } }]);
  });
});

describe('the ESC/POS process id', () => {
  it('is asked and given back, split at every byte', () => {
    expect(processIdRequest('0042')).toEqual(hex('1d 28 48 06 00 30 30 30 30 34 32'));
    const reply = hex('37 22 30 30 34 32 00');
    expect(read(escposDecoder(), [reply])).toEqual([{ kind: 'mark', mark: '0042' }]);
    for (const chunks of everySplit(reply))
      expect(read(escposDecoder(), chunks)).toEqual([{ kind: 'mark', mark: '0042' }]);
  });

  it('is not mistaken for status, whatever its characters', () => {
    const reply = hex('37 22 32 3a 72 7e 00');
    expect(read(escposDecoder(), [reply], '<DLE><EOT>1')).toMatchObject([{ kind: 'mark' }]);
  });

  it('cut short is noise, and what follows is read', () => {
    for (const cut of ['37', '37 22', '37 22 30 30', '37 22 30 30 34 32'])
      expect(read(escposDecoder(), [hex(cut), hex('37 22 30 30 34 33 00')])).toEqual([{ kind: 'mark', mark: '0043' }]);
    expect(read(escposDecoder(), [hex('37 10 00 00 0f')])).toMatchObject([{ kind: 'status' }]);
  });

  it('goes behind each job with a number of its own, unless it is switched off', () => {
    const job = Buffer.from('receipt\n');
    const language = escposLanguage();
    const seals = [1, 2, 10_001].map((serial) => language.seal(job, { serial, lastMark: null }));
    expect(seals.map((seal) => seal.mark)).toEqual(['0001', '0002', '0001']);
    expect(seals[0]?.bytes).toEqual(Uint8Array.from([...job, ...processIdRequest('0001')]));
    expect(escposLanguage({ hasProcessId: false }).seal(job, { serial: 1, lastMark: null }).bytes).toBe(job);
  });
});

describe('ESC/POS requests', () => {
  it('are the bytes of the manual', () => {
    expect(dleEot(2).bytes).toEqual(hex('10 04 02'));
    expect(AUTOMATIC_STATUS.bytes).toEqual(hex('1d 61 ff'));
    expect(escposLanguage().status.map(({ bytes }) => bytes[2])).toEqual([1, 2, 3, 4]);
    expect(escposLanguage({ escposStatus: 'asb' }).status).toEqual([AUTOMATIC_STATUS]);
  });
});
