import { describe, expect, it } from 'vitest';
import { asId, type DeviceId } from '../../src/core/ids.ts';
import type { SheetContent } from '../../src/core/label/sheetContent.ts';
import type { SheetSize } from '../../src/core/print/media.ts';
import type { PrintProof } from '../../src/core/ship/parcel.ts';
import { sheetPage } from '../../src/labels/sheets/sheetPage.ts';
import { createDeviceTests } from '../../src/main/deviceTests.ts';
import type { DeviceEvent, DevicesPort, DeviceStatus, PrintOutcome, SheetPort } from '../../src/station/ports.ts';

const status = (
  role: DeviceStatus['role'],
  protocol: string,
  state: DeviceStatus['state'] = 'ready',
): DeviceStatus => ({
  deviceId: asId<DeviceId>(role),
  role,
  name: role,
  address: 'tcp://127.0.0.1:1',
  protocol,
  state,
  reason: state === 'ready' ? null : 'paperOut',
  since: 0,
  lastDataAt: null,
  reconnects: 0,
  dpmm: null,
  media: null,
  frames: [],
  health: { framesOk: 0, framesBad: 0, bytesDropped: 0, perSecond: 0 },
  jobs: 0,
});

/** Devices that do as they are told; what was asked of them is kept. */
function bench(devices: readonly DeviceStatus[], outcome: PrintOutcome = { kind: 'printed', proof: 'delivered' }) {
  const asked: unknown[] = [];
  let tell: (event: DeviceEvent) => void = () => undefined;
  const port: DevicesPort = {
    onEvent: (listener) => {
      tell = listener;
      return () => undefined;
    },
    statuses: () => devices,
    print: (job) => {
      asked.push(['print', job.deviceId, Buffer.from(job.bytes).toString('latin1')]);
      return Promise.resolve(outcome);
    },
    feedback: (deviceId, verdict) => void asked.push(['feedback', deviceId, verdict]),
    zero: (deviceId) => void asked.push(['zero', deviceId]),
    close: () => Promise.resolve(),
  };
  const proved: string[] = [];
  const sheets: SheetPort = {
    print: ({ deviceId, page, size }) => {
      asked.push(['sheet', deviceId, size, page]);
      return Promise.resolve(outcome);
    },
  };
  const renderer = { sheet: (content: SheetContent, size: SheetSize) => Promise.resolve(sheetPage(content, size)) };
  const tests = createDeviceTests(port, { sheets, renderer }, (id) => void proved.push(id));
  const heard: DeviceEvent[] = [];
  tests.port.onEvent((event) => void heard.push(event));
  const scan = (text: string): void => {
    tell({ kind: 'scan', scan: { text, aim: null, deviceId: asId<DeviceId>('scanner'), at: 1 } });
  };
  return { tests, asked, proved, heard, scan };
}

describe('the test of a printer', () => {
  it('of sheets is a page of the size that is loaded, proved by its code', async () => {
    const office: DeviceStatus = { ...status('paperPrinter', 'pages'), media: { kind: 'sheets', size: 'Letter' } };
    const { tests, asked, proved, scan } = bench([office], { kind: 'printed', proof: 'spooled' });
    const result = await tests.test('paperPrinter');
    expect(result).toMatchObject({ kind: 'sent', proof: 'spooled' });
    const code = result.kind === 'sent' ? result.code : '';
    expect(asked).toEqual([['sheet', 'paperPrinter', 'Letter', expect.stringContaining(`aria-label="${code}"`)]]);
    scan(code);
    expect(proved).toEqual(['paperPrinter']);
  });

  it('is proved by scanning its code back, once, and the station never sees that scan', async () => {
    const { tests, asked, proved, heard, scan } = bench([status('labelPrinter', 'zpl')]);
    const result = await tests.test('labelPrinter');
    if (result.kind !== 'sent') throw new Error(result.kind);
    expect(result.code).toMatch(/^TEST-[A-Z2-9]{6}$/);
    expect(asked).toEqual([['print', 'labelPrinter', expect.stringContaining(`^FD${result.code}^FS`)]]);
    scan('TEST-OTHER1');
    scan(result.code);
    scan(result.code);
    expect(proved).toEqual(['labelPrinter']);
    expect(heard.map((event) => event.kind === 'scan' && event.scan.text)).toEqual(['TEST-OTHER1', result.code]);
  });

  it.each<[PrintOutcome, PrintProof | null]>([
    [{ kind: 'printed', proof: 'printed' }, 'printed'],
    [{ kind: 'printed', proof: 'spooled' }, 'spooled'],
    [{ kind: 'uncertain', reason: 'lost' }, null],
  ])('says how sure the paper is: %j', async (outcome, proof) => {
    const { tests } = bench([status('labelPrinter', 'zpl')], outcome);
    expect(await tests.test('labelPrinter')).toMatchObject({ kind: 'sent', proof });
  });

  it('has a code of its own each time', async () => {
    const { tests } = bench([status('labelPrinter', 'tspl')]);
    const codes = new Set(
      (await Promise.all(Array.from({ length: 50 }, () => tests.test('labelPrinter')))).map(
        (r) => r.kind === 'sent' && r.code,
      ),
    );
    expect(codes.size).toBe(50);
  });

  it('that can not print says why, and its code proves nothing', async () => {
    const { tests, asked, proved, scan } = bench([status('labelPrinter', 'zpl')], {
      kind: 'failed',
      reason: 'paperOut',
    });
    expect(await tests.test('labelPrinter')).toEqual({ kind: 'failed', reason: 'paperOut' });
    const code = /TEST-\w{6}/.exec(JSON.stringify(asked))![0];
    scan(code);
    expect(proved).toEqual([]);
  });
});

it('a scanner is beeped and a scale zeroed; what is not ready or not there says so', async () => {
  const { tests, asked } = bench([
    status('scanner', 'text'),
    status('scale', 'nci'),
    status('labelPrinter', 'zpl', 'fault'),
  ]);
  expect(await tests.test('scanner')).toEqual({ kind: 'beeped' });
  expect(await tests.test('scale')).toEqual({ kind: 'zeroed' });
  expect(await tests.test('labelPrinter')).toEqual({ kind: 'failed', reason: 'paperOut' });
  expect(await tests.test('gone')).toEqual({ kind: 'failed', reason: 'notConfigured' });
  expect(asked).toEqual([
    ['feedback', 'scanner', 'good'],
    ['zero', 'scale'],
  ]);
});
