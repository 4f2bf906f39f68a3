import { describe, expect, it } from 'vitest';
import { eplDecoder, eplLabels, eplLanguage } from '../../../src/devices/printers/epl.ts';
import type { PrinterSettings } from '../../../src/devices/printers/settings.ts';
import { faultOf } from '../../../src/devices/printers/status.ts';
import { everySplit } from '../../support/splits.ts';
import { hex, read, textOf } from './codecs.ts';

const hear = (bytes: Uint8Array | string, settings: PrinterSettings = {}) =>
  read(eplDecoder(settings), [typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes]);
const reasons = (text: string, settings?: PrinterSettings) =>
  hear(text, settings).map((message) => (message.kind === 'status' ? faultOf(message.status) : message.kind));

describe('EPL2 answers', () => {
  it.each([
    ['$00\r\n', null],
    ['$11\r\n', 'headOpen'],
    ['$07\r\n', 'paperOut'],
    ['$12\r\n', 'paused'],
    ['$81\r\n', 'unknownStatus'],
    ['00\r\n', null],
    ['11\r\n', 'headOpen'],
  ])('reads %j', (line, reason) => {
    expect(reasons(line)).toEqual([reason]);
    for (const chunks of everySplit(Buffer.from(line))) expect(read(eplDecoder(), chunks)).toEqual(hear(line));
  });

  it('tells XON 11 and XOFF 13 wherever they fall', () => {
    expect(hear(hex('13 11'))).toEqual([
      { kind: 'flow', isStopped: true },
      { kind: 'flow', isStopped: false },
    ]);
    expect(reasons('$0\u00130\r\n')).toEqual(['flow', null]);
  });

  it('reads ACK and NAK of printers that report each print', () => {
    expect(reasons('\u0006')).toEqual(['copy']);
    expect(reasons('\u001507')).toEqual(['paperOut']);
    expect(reasons('\u0015x$00\r\n')).toEqual([]);
    expect(reasons('\u00150\r\n$11\r\n')).toEqual(['headOpen']);
  });

  it('takes the codes of no media from the settings', () => {
    expect(reasons('$13\r\n', { eplPaperOut: ['13', '07'] })).toEqual(['paperOut']);
    expect(reasons('$07\r\n', { eplPaperOut: ['13'] })).toEqual(['unknownStatus']);
  });

  it('reads the model from the first line of UQ', () => {
    expect(hear('UKQ1935HLU  V3.30\r\nSerial port:96,N,8,1\r\nPage Mode\r\n')).toEqual([
      { kind: 'identity', model: 'UKQ1935HLU', firmware: 'V3.30', dpmm: null },
    ]);
  });

  it('finds its way again behind a line that never ends', () => {
    expect(reasons(`${'x'.repeat(5000)}$00\r\n$11\r\n`)).toEqual(['headOpen']);
  });
});

describe('EPL2 requests', () => {
  it('are the bytes of the manual', () => {
    const language = eplLanguage();
    expect(language.status.map(({ bytes }) => textOf(bytes))).toEqual(['^ee\n']);
    expect(textOf(language.identity!.bytes)).toBe('\nUQ\n');
    expect(textOf(language.setup!)).toBe('\neR$,2\n');
    expect(language.proof).toBe('none');
    expect(eplLanguage({ eplReports: 'us' })).toMatchObject({ proof: 'copies' });
    expect(textOf(eplLanguage({ eplReports: 'us' }).setup!)).toBe('\nUS\n');
    expect(eplLanguage({ eplReports: 'none', eplStatus: 'none' })).toMatchObject({ setup: null, status: [] });
  });

  it.each([
    ['N\nA1,1,0,1,1,1,N,"a"\nP1\n', 1],
    ['N\nP2,3\r\nN\nP1\n', 7],
    ['N\nA1,1,0,1,1,1,N,"P5"\n', null],
  ])('count the labels of %j', (job, labels) => {
    expect(eplLabels(Buffer.from(job))).toBe(labels);
  });
});
