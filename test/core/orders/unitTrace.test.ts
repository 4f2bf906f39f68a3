import { describe, expect, it } from 'vitest';
import {
  expiryFault,
  isRecalled,
  missingTrace,
  neededTrace,
  readTrace,
  type Recall,
} from '../../../src/core/orders/unitTrace.ts';
import { GS } from '../../../src/core/gs1/separators.ts';
import { possibleTrace, scannedTrace } from '../../../src/core/scan/traceScan.ts';
import { sku } from '../pack/fixtures.ts';

const recall = (patch: Partial<Recall>): Recall => ({
  sku: sku('a'),
  lot: null,
  serialFrom: null,
  serialTo: null,
  ...patch,
});

describe('what tells a unit', () => {
  it('is read of GS1 data: serial, lot and last day', () => {
    const text = `01095060001343521726123110L-7${GS}21SN1`;
    expect(scannedTrace(text, ']C1', 2026)).toEqual({ serial: 'SN1', lot: 'L-7', expiry: '2026-12-31' });
    expect(scannedTrace(`]d2${text}`, null, 2026)).toEqual({ serial: 'SN1', lot: 'L-7', expiry: '2026-12-31' });
    expect(scannedTrace('https://id.gs1.org/01/09506000134352/10/L-7/21/SN1?17=261231', ']Q1', 2026)).toEqual({
      serial: 'SN1',
      lot: 'L-7',
      expiry: '2026-12-31',
    });
    expect(scannedTrace('4006381333931', null, 2026)).toEqual({});
  });
  it('is not read of plain text that only looks like it, but told as possible', () => {
    for (const [text, trace] of [
      ['2112345', { serial: '12345' }],
      ['10B77', { lot: 'B77' }],
      ['17260115', { expiry: '2026-01-15' }],
    ] as const) {
      expect(scannedTrace(text, null, 2026), text).toEqual({});
      expect(possibleTrace(text, null, 2026), text).toEqual(trace);
      for (const plain of [scannedTrace(text, ']C0', 2026), possibleTrace(text, ']C0', 2026)])
        expect(plain, `${text} in plain Code 128`).toEqual({});
      expect([scannedTrace(text, ']C1', 2026), possibleTrace(text, ']C1', 2026)], text).toEqual([trace, {}]);
    }
    for (const sure of [`10B77${GS}2112345`, '(10)B77(21)12345', `010950600013435210B77${GS}2112345`])
      expect(scannedTrace(sure, null, 2026), sure).toEqual({ lot: 'B77', serial: '12345' });
  });
  it('a day that is missing is the last of its month', () => {
    expect(scannedTrace('01095060001343521726020010L7', ']C1', 2026)).toEqual({ lot: 'L7', expiry: '2026-02-28' });
  });
  it('a lot that may hide a date behind a lost separator is asked for instead of believed', () => {
    expect(scannedTrace('010950600013435210ABC17261231', ']C1', 2026)).toEqual({});
  });
  it('is asked for in one order, as far as it is missing; a recall of lots asks for lots', () => {
    expect(missingTrace(['expiry', 'serial'], { expiry: '2026-12-31' })).toEqual(['serial']);
    expect(missingTrace(['expiry', 'lot', 'serial'], {})).toEqual(['serial', 'lot', 'expiry']);
    expect(neededTrace(['expiry'], [recall({ lot: 'L1' })])).toEqual(['lot', 'expiry']);
    expect(neededTrace([], [recall({ serialFrom: '1', serialTo: '9' })])).toEqual(['serial']);
    expect(neededTrace([], [recall({})])).toEqual([]);
  });
  it('may be typed: dates in three forms, serials and lots as they are', () => {
    const day = (text: string) => readTrace('expiry', text, '2026-11-28');
    expect(['261231', '20261231', '2026-12-31', ' 261231 '].map((text) => day(text)?.expiry)).toEqual(
      Array.from({ length: 4 }, () => '2026-12-31'),
    );
    expect(['261301', '31.12.26', '26', 'x', '20261331'].map(day)).toEqual(Array.from({ length: 5 }, () => null));
    expect(readTrace('serial', ' SN-1 ', '2026-11-28')).toEqual({ serial: 'SN-1' });
    expect(['', '   ', 'a\u001db', 'x'.repeat(41), 'ü'].map((text) => readTrace('lot', text, '2026-11-28'))).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });
});

describe('goods that may not go', () => {
  it('are expired on the day after their last one', () => {
    expect(expiryFault({ expiry: '2026-11-28' }, '2026-11-28', 0)).toBeNull();
    expect(expiryFault({ expiry: '2026-11-27' }, '2026-11-28', 0)).toBe('expired');
    expect(expiryFault({}, '2026-11-28', 90)).toBeNull();
  });
  it('expire too soon where fewer days are left than the product asks', () => {
    expect(expiryFault({ expiry: '2026-12-28' }, '2026-11-28', 30)).toBeNull();
    expect(expiryFault({ expiry: '2026-12-27' }, '2026-11-28', 30)).toBe('expiresTooSoon');
  });
  it('are recalled by lot, by serials from one to another, or all', () => {
    const lot = [recall({ lot: 'L1' })];
    expect([{ lot: 'l1' }, { lot: 'L2' }, {}].map((trace) => isRecalled(trace, lot))).toEqual([true, false, false]);
    const numbers = [recall({ serialFrom: '99', serialTo: '101' })];
    expect(['098', '99', '100', '0101', '102', 'A100'].map((serial) => isRecalled({ serial }, numbers))).toEqual([
      ...[false, true, true, true, false, false],
    ]);
    const letters = [recall({ serialFrom: 'SN0100', serialTo: 'SN0199' })];
    expect(['SN0100', 'sn0150', 'SN0200', 'SN015', 'SN0199'].map((serial) => isRecalled({ serial }, letters))).toEqual([
      ...[true, true, false, false, true],
    ]);
    expect(isRecalled({ lot: 'L1', serial: '5' }, [recall({ lot: 'L1', serialFrom: '6', serialTo: '9' })])).toBe(false);
    expect(isRecalled({}, [recall({})])).toBe(true);
    expect(isRecalled({}, [])).toBe(false);
  });
});
