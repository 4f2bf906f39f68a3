import { describe, expect, it } from 'vitest';
import { CPCL_EXTENDED, cpclByte, cpclDecoder, cpclLabels, cpclLanguage } from '../../../src/devices/printers/cpcl.ts';
import { faultOf } from '../../../src/devices/printers/status.ts';
import { everySplit } from '../../support/splits.ts';
import { hex, read } from './codecs.ts';

describe('CPCL ESC h', () => {
  it.each([
    [0x00, { isPrinting: false, isPaperOut: false, isCoverOpen: false }, null],
    [0x01, { isPrinting: true }, null],
    [0x02, { isPaperOut: true }, 'paperOut'],
    [0x04, { isCoverOpen: true }, 'headOpen'],
    // A low battery and a reset since power-up stop nothing.
    [0x08, { isPrinting: false }, null],
    [0x10, { isPrinting: false }, null],
    [0x06, { isPaperOut: true, isCoverOpen: true }, 'headOpen'],
  ])('reads %s', (byte, told, reason) => {
    expect(read(cpclDecoder(), [Uint8Array.of(byte)], '<ESC>h')).toMatchObject([{ answers: '<ESC>h', status: told }]);
    expect(faultOf(cpclByte(byte))).toBe(reason);
  });

  it('takes no byte for an answer when nobody asked', () => {
    expect(read(cpclDecoder(), [hex('00 02')])).toEqual([]);
    expect(read(cpclDecoder(), [hex('00 02')], '<ESC>h')).toHaveLength(1);
  });
});

describe('CPCL ESC v and ESC i', () => {
  it('reads the model up to its 00, split at every byte', () => {
    const bytes = Uint8Array.from([...Buffer.from('QL 320 Plus'), 0]);
    const model = [{ kind: 'identity', model: 'QL 320 Plus', firmware: '', dpmm: null }];
    expect(read(cpclDecoder(), [bytes], 'identity')).toEqual(model);
    for (const chunks of everySplit(bytes)) expect(read(cpclDecoder(), chunks, 'identity')).toEqual(model);
    expect(read(cpclDecoder(), [hex('00')], 'identity')).toEqual([]);
  });

  it('keeps no more of a model without end than a name needs', () => {
    const [message] = read(cpclDecoder(), [new Uint8Array(100_000).fill(0x41), hex('00')], 'identity');
    expect(message?.kind === 'identity' && message.model.length).toBe(64);
  });

  it('shows by ESC i only that the printer is there', () => {
    const [message] = read(cpclDecoder(), [hex('ff')], CPCL_EXTENDED.name);
    expect(message?.kind === 'status' && faultOf(message.status)).toBeNull();
  });
});

describe('CPCL requests', () => {
  it('are the bytes of the manual', () => {
    expect(cpclLanguage().status[0]?.bytes).toEqual(hex('1b 68'));
    expect(cpclLanguage().identity?.bytes).toEqual(hex('1b 76'));
    expect(CPCL_EXTENDED.bytes).toEqual(hex('1b 69'));
  });

  it.each([
    ['! 0 200 200 210 1\r\nTEXT 4 0 30 40 a\r\nFORM\r\nPRINT\r\n', 1],
    ['! 0 200 200 210 3\r\nPRINT\r\n! 0 200 200 210 2\r\nPRINT\r\n', 5],
    ['! U1 getvar "x"\r\n', null],
  ])('count the labels of %j', (job, labels) => {
    expect(cpclLabels(Buffer.from(job))).toBe(labels);
  });
});
