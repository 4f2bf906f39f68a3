import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dpiOf, queriedErrors, zplDecoder, zplLabels, zplLanguage } from '../../../src/devices/printers/zpl.ts';
import { faultOf, isDrained, type PrinterStatus } from '../../../src/devices/printers/status.ts';
import { everySplit, splitAt } from '../../support/splits.ts';
import { read, textOf } from './codecs.ts';

const READY = ['030,0,0,1245,000,0,0,0,000,0,0,0', '000,0,0,0,0,2,4,0,00000000,1,000', '1234,0'] as const;
const framed = (...lines: string[]): Uint8Array =>
  Uint8Array.from(Buffer.from(lines.map((line) => `\u0002${line}\u0003\r\n`).join('')));
const hear = (...chunks: readonly Uint8Array[]) => read(zplDecoder(), chunks);

const status = (first: string, second: string): PrinterStatus => {
  const [message] = hear(framed(first, second, READY[2]));
  if (message?.kind !== 'status') throw new Error('no status');
  return message.status;
};

const HQES = (errors: string, warnings = '0 00000000 00000000'): string =>
  `\u0002\r\n\r\n  PRINTER STATUS                             \r\n   ERRORS:         ${errors}\r\n   WARNINGS:       ${warnings}\r\n\u0003`;

describe('ZPL host status', () => {
  it('is 36, 36 and 10 bytes, read whole, split at every byte, and with noise before', () => {
    expect(READY.map((line) => framed(line).length)).toEqual([36, 36, 10]);
    const whole = hear(framed(...READY));
    expect(whole).toMatchObject([{ kind: 'status', answers: '~HS' }]);
    for (const chunks of everySplit(framed(...READY))) expect(hear(...chunks)).toEqual(whole);
    expect(hear(Buffer.from('garbage\r\n'), framed(...READY))).toEqual(whole);
    expect(hear(framed(...READY).slice(0, 50), framed(...READY))).toEqual(whole);
  });

  it('says ready only when nothing is wrong', () => {
    expect(faultOf(status(READY[0], READY[1]))).toBeNull();
    expect(isDrained(status(READY[0], READY[1]))).toBe(true);
  });

  it.each([
    ['paperOut', '030,1,0,1245,000,0,0,0,000,0,0,0', READY[1]],
    ['paused', '030,0,1,1245,000,0,0,0,000,0,0,0', READY[1]],
    ['headOpen', READY[0], '000,0,1,0,0,2,4,0,00000000,1,000'],
    ['ribbonOut', READY[0], '000,0,0,1,0,2,4,0,00000000,1,000'],
    ['bufferFull', '030,0,0,1245,000,1,0,0,000,0,0,0', READY[1]],
    ['overheated', '030,0,0,1245,000,0,0,0,000,0,0,1', READY[1]],
    ['unknownStatus', '030,0,0,1245,000,0,0,0,000,1,0,0', READY[1]],
    ['headOpen', '030,1,1,1245,000,0,0,0,000,0,0,0', '000,0,1,1,0,2,4,0,00000000,1,000'],
  ])('says %s', (reason, first, second) => {
    expect(faultOf(status(first, second))).toBe(reason);
  });

  it('knows formats, labels left, a label that waits and a format that was begun', () => {
    const queueing = status('030,0,0,1245,003,0,0,0,000,0,0,0', '000,0,0,0,0,1,4,1,00000012,1,000');
    expect(queueing).toMatchObject({ jobsInBuffer: 3, labelsLeft: 12, isLabelWaiting: true, labelDots: 1245 });
    expect(isDrained(queueing)).toBe(false);
    expect(isDrained(status('030,0,0,1245,000,0,0,1,000,0,0,0', READY[1]))).toBe(false);
  });

  it('is the same from SGD device.host_status, in quotes and without STX and ETX', () => {
    const sgd = Buffer.from(`"${READY.join('\r\n')}"`);
    expect(hear(sgd)).toMatchObject([{ kind: 'status', answers: 'device.host_status' }]);
    for (const chunks of everySplit(sgd)) expect(hear(...chunks)).toEqual(hear(sgd));
  });
});

describe('ZPL ~HQES', () => {
  it.each([
    ['1 00000000 00000005', { isPaperOut: true, isCoverOpen: true, isRibbonOut: false }],
    ['1 00000000 00000002', { isRibbonOut: true, isPaperOut: false }],
    ['1 00000000 00000008', { isCutterStuck: true }],
    ['1 00000000 00000010', { isOverheated: true }],
    ['1 00000000 00000020', { isOverheated: true }],
    ['1 00000000 00000040', { isOverheated: false, hasOtherError: true }],
    ['1 00000000 00000080', { hasOtherError: true }],
    ['1 00000000 00000100', { hasOtherError: true }],
    ['1 00000000 00001000', { isJammed: true, hasOtherError: false }],
    ['1 00000000 00002000', { isJammed: false, hasOtherError: true }],
    ['1 00000000 00004000', { isJammed: true }],
    ['1 00000000 00040000', { hasOtherError: true }],
    ['0 00000000 00000000', { isPaperOut: false, isCoverOpen: false, isJammed: false, hasOtherError: false }],
  ])('reads ERRORS: %s', (errors, told) => {
    const bytes = Buffer.from(HQES(errors));
    expect(hear(bytes)).toMatchObject([{ kind: 'status', answers: '~HQES', status: told }]);
    for (const chunks of everySplit(bytes)) expect(hear(...chunks)).toEqual(hear(bytes));
  });

  it('reads paper near end from the warnings, whatever the spaces, at the bit that is set up', () => {
    const text = 'PRINTER STATUS ERRORS: 0 00000000 00000000 WARNINGS: 1 00000000 00000008';
    expect(queriedErrors(text)).toMatchObject({ isPaperNearEnd: true });
    expect(queriedErrors(text, 4)).toMatchObject({ isPaperNearEnd: false });
    expect(queriedErrors('PRINTER STATUS')).toBeNull();
  });
});

describe('ZPL identification and counters', () => {
  it('reads dots per millimetre, and what they are in dots per inch', () => {
    expect(hear(framed('ZT411-300dpi,V92.21.39Z,12,8176KB,X'))).toEqual([
      { kind: 'identity', model: 'ZT411-300dpi', firmware: 'V92.21.39Z', dpmm: 12 },
    ]);
    expect([6, 8, 12, 24, 9].map(dpiOf)).toEqual([152, 203, 300, 600, null]);
  });

  it('reads the counter of labels by SGD and the way of paper by ~HQOD', () => {
    expect(hear(Buffer.from('"1042"'))).toEqual([{ kind: 'odometer', odometer: { value: 1042, unit: 'label' } }]);
    const meters = (unit: string) =>
      `\u0002\r\n\r\n  PRINT METERS\r\n  TOTAL NONRESETTABLE:              8560 ${unit}\r\n  USER RESETTABLE CNTR1:  9 ${unit}\r\n\u0003`;
    expect(hear(Buffer.from(meters('"')))).toEqual([{ kind: 'odometer', odometer: { value: 8560, unit: 'inch' } }]);
    expect(hear(Buffer.from(meters('cm')))).toEqual([{ kind: 'odometer', odometer: { value: 8560, unit: 'cm' } }]);
  });

  it('asks in the bytes of the manual', () => {
    const language = zplLanguage();
    expect(language.status.map(({ bytes }) => textOf(bytes))).toEqual(['~HS']);
    expect(textOf(language.identity!.bytes)).toBe('~HI');
    expect(textOf(language.afterSilence!.bytes)).toBe('~HQES');
    expect(textOf(language.cancel!)).toBe('~JA');
    expect(textOf(language.odometer!.bytes)).toBe('! U1 getvar "odometer.total_label_count"\r\n');
    expect(textOf(zplLanguage({ zplOdometer: 'hqod' }).odometer!.bytes)).toBe('~HQOD');
    expect(zplLanguage({ zplOdometer: 'none' }).odometer).toBeNull();
    expect(textOf(zplLanguage({ zplStatus: 'sgd' }).status[0]!.bytes)).toBe('! U1 getvar "device.host_status"\r\n');
  });

  it.each([
    ['^XA^FDa^FS^XZ', 1],
    ['^XA^PW812^XZ^XA^FDa^FS^PQ3^XZ^XA^GB1^FS^XZ', 4],
    ['^XA^PW812^XZ', 0],
    ['^XA^FDa^FS^XZ^XA^FDcut', null],
  ])('counts the labels of %s', (job, labels) => {
    expect(zplLabels(Buffer.from(job))).toBe(labels);
  });
});

describe('the ZPL decoder', () => {
  it('gives the same however the bytes are split and never throws (law)', () => {
    const part = fc.oneof(
      fc.constant(framed(...READY)),
      fc.constant(Uint8Array.from(Buffer.from(HQES('1 00000000 00000005')))),
      fc.constant(Uint8Array.from(Buffer.from('"12"'))),
      fc.uint8Array({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.array(fc.nat(600)), (parts, cuts) => {
        const stream = Uint8Array.from(Buffer.concat(parts));
        expect(hear(...splitAt(stream, cuts))).toEqual(hear(stream));
      }),
    );
  });

  it('finds its way again behind 5 MB of noise', () => {
    const noise = new Uint8Array(5_000_000).map((_, index) => (index * 7919) % 256);
    expect(hear(noise, framed(...READY)).at(-1)).toMatchObject({ kind: 'status', answers: '~HS' });
  });
});
