import { afterAll, afterEach, expect, it } from 'vitest';
import type { Result } from '../../src/core/result.ts';
import { ok, refuse } from '../../src/core/result.ts';
import type { ServiceAnswer } from '../../src/core/ship/rateShop.ts';
import type { CarrierPort, ShipmentDraft } from '../../src/station/ports.ts';
import { farCarrier, farWorld } from '../support/farCarrier.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const BIG = `id,name,barcode,inner_length,inner_width,inner_height,outer_length,outer_width,outer_height,dim_unit,tare,max_gross,weight_unit,cost,currency
XL,Box XL,BX-XL,16,12,10,16.25,12.25,10.25,in,1,60,lb,1.5,USD
`;
const box = () => rig.station.snapshot()?.box ?? null;

type Offers = Result<readonly ServiceAnswer[], string>;

/** What the carrier says of a box by the length of its outside in hundredths of an inch: S 625, M 1225, XL 1625. */
async function startAt(answer: (size: number, draft: ShipmentDraft) => Offers): Promise<number[]> {
  const asked: number[] = [];
  const offers: CarrierPort['offers'] = (draft) => {
    const { digits, exponent } = draft.outer.length;
    const size = Math.round(digits * 10 ** (exponent + 2));
    asked.push(size);
    return Promise.resolve(answer(size, draft));
  };
  rig = await startRig({ carrier: () => ({ ...farCarrier(farWorld()), offers }) });
  await rig.importText('cartons', BIG);
  return asked;
}

/** From the order's barcode to the box: so many packs of tea. */
async function toBox(units: number, orders = exportOf('#1001', { TEA: units })): Promise<void> {
  await rig.importText('orders', orders);
  rig.scan('1001');
  for (let unit = 1; unit <= units; unit += 1) {
    await rig.until(`unit ${unit.toString()} wanted`, () => rig.station.snapshot()?.stage === 'verify');
    rig.scan('0614141007363');
    await rig.until(`unit ${unit.toString()}`, () => (rig.station.snapshot()?.packedUnits ?? 0) >= unit);
  }
  await rig.until('the boxes', () => box()?.suggested !== null);
}

const at = (minor: number, arrivesOn?: string): Offers => {
  const quote = {
    charge: { minor, currency: 'USD' },
    billable: { digits: 2, exponent: 0, unit: 'lb' },
    service: 'ground',
    serviceName: 'Ground',
    carrier: 'far',
    dimWeight: null,
    zone: '',
    ruleVersion: 'far',
    trace: [],
    ...(arrivesOn !== undefined && { arrivesOn }),
  } as const;
  return ok([{ service: 'ground', answer: { quote } }]);
};

it('the box that costs least by the carrier’s own prices is suggested, with what they are', async () => {
  const asked = await startAt((size) => at(size === 1625 ? 300 : 900));
  await toBox(3);
  await rig.until('the cheaper box', () => box()?.suggested?.name === 'Box XL');
  expect(box()?.suggested).toMatchObject({ charge: { minor: 300 }, total: { minor: 450 }, lost: null });
  const medium = box()?.others?.find(({ name }) => name === 'Box M');
  expect(medium).toMatchObject({ charge: { minor: 900 }, lost: { by: { minor: 900 + 80 - 450 } } });
  expect(asked.toSorted(), 'each box that holds all is asked about once').toEqual([1225, 1625]);
});

it('the estimate’s box stays where the carrier agrees, at the carrier’s price', async () => {
  await startAt((size) => at(size === 1625 ? 1_500 : 777));
  await toBox(3);
  await rig.until('its price', () => box()?.suggested?.charge?.minor === 777);
  expect(box()?.suggested).toMatchObject({ name: 'Box M', total: { minor: 857 } });
});

it('the estimate stands where nobody could be asked, about any box or about the suggested one', async () => {
  let calls = 0;
  await startAt((size) => {
    calls += 1;
    return size === 1225 ? refuse('tooManyCalls') : at(1);
  });
  await toBox(3);
  await rig.until('an answer', () => calls >= 2);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(box()?.suggested).toMatchObject({ name: 'Box M', charge: { minor: 944 } });
});

it('a cheaper box by a service that comes too late is not taken', async () => {
  await startAt((size) => (size === 1625 ? at(300, '2026-12-03') : at(900, '2026-12-02')));
  const orders =
    'order,sku,quantity,consignee,address1,city,province,postcode,country,deliver_by\n1001,TEA,3,Juno,1 Quay,Saltmarsh,OR,97199,US,2026-12-02\n';
  await toBox(3, orders);
  await rig.until('its price', () => box()?.suggested?.charge?.minor === 900);
  expect(box()?.suggested?.name).toBe('Box M');
});

it('a box is not changed once the packer has one', async () => {
  let answer = (): void => undefined;
  const asking = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const offers: CarrierPort['offers'] = async (draft) => {
    await asking;
    return at(draft.outer.length.digits === 1625 ? 1 : 900);
  };
  rig = await startRig({ carrier: () => ({ ...farCarrier(farWorld()), offers }) });
  await rig.importText('cartons', BIG);
  await toBox(3);
  rig.scan('BX-M');
  await rig.until('the scale', () => rig.station.snapshot()?.stage === 'weigh');
  answer();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(rig.station.snapshot()).toMatchObject({ stage: 'weigh', weigh: { box: { name: 'Box M' } } });
});
