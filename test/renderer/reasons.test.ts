import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import {
  deviceReason,
  deviceTodo,
  frameNote,
  labelRefusal,
  printerTrouble,
  printFailure,
} from '../../src/renderer/words/reasons.ts';
import { bandWords } from '../../src/renderer/screens/pack/bandWords.ts';
import messages from '../../src/shared/messages/en.json' with { type: 'json' };
import { snapshots } from './gallery/facts.ts';

const SRC = join(import.meta.dirname, '../../src');

/** Every TypeScript file under a folder of src, or the one file. */
function sources(path: string): readonly string[] {
  const full = join(SRC, path);
  if (path.endsWith('.ts')) return [readFileSync(full, 'utf8')];
  return readdirSync(full, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(full, file), 'utf8'));
}

/** Codes that the code of some rooms writes down at a place where a reason stands. */
function codes(paths: readonly string[], ...places: readonly RegExp[]): readonly string[] {
  const found = new Set<string>();
  for (const text of paths.flatMap(sources))
    for (const place of places)
      for (const [, piece = ''] of text.matchAll(place))
        for (const [, code = ''] of piece.matchAll(/'([a-z][a-zA-Z]*)'/g)) found.add(code);
  return [...found].sort();
}

const LINK = /type LinkReason =\s*([^;]*);/g;
const FAULT = /is[A-Z]\w*\) return ('\w+')/g;
const HEALTH = /(?:health|move)\(([^)]*)\)/g;
const DRIVER_RESTART = /state: 'disconnected',\s*reason: ('\w+')/g;
const devices = codes(['devices', 'main'], LINK, FAULT, HEALTH, DRIVER_RESTART).filter(
  (code) => !['ready', 'fault', 'disabled', 'disconnected', 'connecting'].includes(code),
);
// A scale's own troubles are no printer's.
const scalesOnly = codes(['devices/scales'], HEALTH).filter(
  (code) =>
    !codes(
      ['devices/printers', 'devices/transports', 'devices/hub.ts', 'devices/connection.ts'],
      LINK,
      FAULT,
      HEALTH,
    ).includes(code),
);
const prints = [
  ...new Set([
    ...devices.filter((code) => !scalesOnly.includes(code)),
    ...codes(
      ['devices', 'main', 'station/packing.ts'],
      /kind: '(?:failed|uncertain)', reason: ([^}]*)\}/g,
      /queue\.clear\(([^)]*)\)/g,
      /reason = ('\w+')/g,
      /queue\.add\(job, \(\) => ([^;]*);/g,
      /reason: ('\w+'),\s*isUncertain/g,
    ),
  ]),
].sort();
const refusals = codes(
  [
    'core/label',
    'core/ship/rate.ts',
    'core/gs1/sscc.ts',
    'carriers',
    'labels/shippingLabel.ts',
    'station/purchaseSteps.ts',
    'core/pack/purchase.ts',
  ],
  /refuse\(([^;]*)\)/g,
  /type (?:Label|Rate|Sscc)Refusal =\s*([^;]*);/g,
  /type: 'labelRefused',(?: \.\.\.ids,)? reason: ('\w+')/g,
)
  // Words of types beside the reasons, and what is said of a print.
  .filter((code) => !['weight', 'refused', 'notOneLabel', 'unsafeCommand'].includes(code));

const t = createTranslator({ locale: 'en', messages, timeZone: 'UTC' });

describe('codes of the source', () => {
  it('are found where they are written', () => {
    expect(devices).toEqual(
      expect.arrayContaining([
        'bufferFull',
        'driverRestart',
        'noPermission',
        'noReply',
        'overheated',
        'protocolMismatch',
      ]),
    );
    expect(prints).toEqual(
      expect.arrayContaining(['busy', 'closed', 'disconnected', 'notConfigured', 'stationRestarted']),
    );
    expect(refusals).toEqual(
      expect.arrayContaining([
        'addressMissing',
        'addressTooLong',
        'badPrefix',
        'doesNotFit',
        'noZone',
        'serialOutOfRange',
      ]),
    );
  });

  it.each(devices)('device reason %s has its chip', (code) => {
    const said = deviceReason(code, t);
    expect(said).toMatch(/\w/);
    expect(said?.length).toBeLessThanOrEqual(24);
  });

  it.each(devices)('device reason %s says what to do', (code) => {
    const said = deviceTodo(code, t);
    expect(said).toMatch(/\.$/);
    expect(Object.keys(messages.devices.todo)).toContain(code);
  });

  it.each(prints)('print outcome %s says why and the way out', (code) => {
    expect(printFailure(code, t)).toMatch(/REPRINT/);
  });

  it.each(refusals)('label refusal %s says why and the way out', (code) => {
    expect(labelRefusal(code, t)).toMatch(/HOLD|PROBLEM|UNDO/);
  });

  it('fit the band', () => {
    for (const said of [...Object.values(messages.printFailed), ...Object.values(messages.labelRefusal)])
      expect(said.length, said).toBeLessThanOrEqual(75);
    for (const { title, detail } of Object.values(messages.printerWaits)) {
      expect(title.length, title).toBeLessThanOrEqual(40);
      expect(detail.length, detail).toBeLessThanOrEqual(75);
      expect(detail).not.toMatch(/REPRINT/);
    }
  });
});

describe('a note on what a device said', () => {
  it('is in words of its kind, apart from each other, and as it is where there are none', () => {
    expect(frameNote('identity odometer status', 'labelPrinter', t)).toBe('who it is, counter, state');
    expect(frameNote('status', 'scale', t)).toBe('no weight');
    expect(frameNote('refused 06', 'scanner', t)).toContain('06');
  });
});

describe('band', () => {
  const words = (key: 'labelRefused' | 'printFailed' | 'printerWaits', reason: string) => {
    const snapshot = snapshots['label'];
    if (!snapshot) throw new Error('no such picture');
    return bandWords({ ...snapshot, band: { role: 'attention', key, reason: null, params: { reason } } }, t);
  };

  it('says the reason of a refused label, a failed print and a printer that waits', () => {
    expect(words('labelRefused', 'noCountry').detail).toBe(messages.labelRefusal.noCountry);
    expect(words('printFailed', 'headOpen').detail).toBe(messages.printFailed.headOpen);
    expect(words('printerWaits', 'paperOut')).toEqual(printerTrouble('paperOut', t));
  });

  it('says what goes into a box that holds only a part of the order', () => {
    const snapshot = snapshots['weigh'];
    if (!snapshot?.weigh) throw new Error('no such picture');
    const parcel = { index: 1, name: 'Box M', units: 2, state: 'current' as const };
    const of = (lines: readonly (readonly [string, number])[], parcels = [parcel, { ...parcel, index: 2 }]) => {
      const items = { ...snapshot.weigh!.items, lines: lines.map(([name, count]) => ({ sku: name, name, count })) };
      return bandWords({ ...snapshot, parcels, weigh: { ...snapshot.weigh!, items } }, t).detail;
    };
    expect(of([['Stoneware mug, Clay', 2]])).toContain('2 × Clay mug.');
    expect(of(['A', 'B', 'C', 'D'].map((name) => [name, 1]))).toContain('1 × A, 1 × B, 1 × C, ….');
    expect(of([['Stoneware mug, Clay', 2]], [parcel])).not.toContain('Clay');
  });

  it('keeps its plain words for a code it does not know, and for names every object has', () => {
    for (const code of ['', 'somethingNew', 'toString', 'constructor']) {
      expect(words('labelRefused', code).detail).toBe(messages.band.labelRefused.detail);
      expect(words('printerWaits', code)).toEqual(messages.band.printerWaits);
      expect(deviceReason(code, t)).toBeNull();
    }
  });
});
