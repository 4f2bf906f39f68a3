import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCarriers } from '../../src/carriers/index.ts';
import { createReplayCarrier } from '../../src/carriers/replay/index.ts';
import { readRecorded } from '../../src/carriers/replay/recorded.ts';
import { asId, type IntentId } from '../../src/core/ids.ts';
import type { CarrierPort, PurchaseIntent } from '../../src/station/ports.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';
import { shipment } from '../support/labelSamples.ts';
import { BUILT_IN_RATES, offlineCarrier } from '../support/rates.ts';
import { carrierContract } from './carrierContract.ts';

const after = cleanup();
const intent = (serial: number): PurchaseIntent => ({
  intentId: asId<IntentId>(`intent-${serial.toString()}`),
  series: '',
  serial: 0,
  gs1Prefix: null,
  requestedAt: 0,
});
const parcel = (tracking: string, more: object = {}) => ({
  currency: 'USD',
  billable: { digits: 6, exponent: 0, unit: 'lb' },
  offers: [
    { service: 'ground', name: 'Ground', charge: 812, transitDays: 4 },
    { service: 'air', name: 'Air', refused: 'tooLarge' },
  ],
  tracking,
  zpl: '^XA^FO20,20^FDX^FS^XZ',
  ...more,
});
function file(content: unknown): string {
  const path = join(temporaryFolder(after), 'recorded.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

// One server outlives its adapters, so does what was played back.
let playing: CarrierPort | null = null;
carrierContract('replay', {
  create: () =>
    (playing ??= createReplayCarrier(
      readRecorded(
        file({ parcels: Array.from({ length: 40 }, (_, index) => parcel(`R${(1000 + index).toString()}`)) }),
      ),
      offlineCarrier(),
    )),
  draft: shipment,
  intent,
});

describe('replay', () => {
  it('plays an order its own parcel, and each one once', async () => {
    const parcels = [parcel('R-ANY'), parcel('R-OWN', { orderNumber: shipment.orderNumber })];
    const [carrier] = createCarriers(
      { kind: 'replay', file: file({ parcels }) },
      { rates: () => BUILT_IN_RATES, key: () => Promise.resolve(''), fetch, steady: () => 0 },
    );
    const offer = { service: 'ground', token: null };
    const sold = [await carrier.buy(intent(1), shipment, offer), await carrier.buy(intent(2), shipment, offer)];
    expect(sold.map((answer) => (answer.kind === 'bought' ? answer.label.tracking : answer.kind))).toEqual([
      'R-OWN',
      'R-ANY',
    ]);
    expect(await carrier.buy(intent(3), shipment, offer)).toMatchObject({ kind: 'rejected', reason: 'notRecorded' });
    expect(await carrier.offers(shipment, null)).toEqual({ ok: false, error: 'notRecorded' });
  });

  it.each([
    ['no JSON', '{'],
    ['no parcels', {}],
    ['a label that is none', { parcels: [parcel('R1', { zpl: 'x' })] }],
  ])('says what is wrong with %s', (_, content) => {
    expect(() => readRecorded(file(content))).toThrow(/config\.invalid/);
  });
});
