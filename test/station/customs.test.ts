import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StationEvent } from '../../src/core/journal/events.ts';
import { asId, type Sku } from '../../src/core/ids.ts';
import { BUILT_IN_TABLES, bookWith } from '../support/rates.ts';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';
import type { CarrierPort, DeviceStatus, ShipmentDraft } from '../../src/station/ports.ts';
import { farCarrier, farWorld } from '../support/farCarrier.ts';
import { endRenderer, startRig, type StationRig } from '../support/station.ts';

const PRODUCTS =
  'sku,name,barcode,length,width,height,dim_unit,weight,weight_unit,hs_code,origin,battery,battery_packing,un_number,batteries,battery_wh,battery_state,age_check';
const ROWS = {
  TEA: 'TEA,"Black tea, Bergamot",614141007363,3,3,5,in,0.35,lb,0902.30,LK,,,,,,,',
  BARE: 'BARE,Plain thing,BC-BARE,3,3,5,in,0.35,lb,,,,,,,,,',
  LAMP: 'LAMP,"Reading lamp, Brass",BC-LAMP,3,3,5,in,0.35,lb,9405.21,DE,ion,with,3481,1,37,,',
  CELL: 'CELL,"Power cell, Spare",BC-CELL,3,3,5,in,0.35,lb,8507.60,CN,ion,alone,3480,1,37,,',
  OLD: 'OLD,"Power cell, Recalled",BC-OLD,3,3,5,in,0.35,lb,8507.60,CN,ion,in,3481,1,37,recalled,',
  KNIFE: 'KNIFE,"Kitchen knife, Oak",BC-KNIFE,3,3,5,in,0.35,lb,8211.91,JP,,,,,,,yes',
} as const;

/** A plain order of one unit, to this country by this shipping method. */
const orderOf = (
  sku: string,
  { country = 'US', province = 'WI', postcode = '54901', method = 'Ground', price = '19.90', more = '' } = {},
): string =>
  `order,quantity,sku,consignee,address1,city,province,postcode,country,shipping_method,price,currency,contents,incoterm,itn\n1001,1,${sku},Rowan Ashby,207 Larkspur Lane,East Dunmore,${province},${postcode},${country},${method},${price},USD,${more === '' ? ',,' : more}\n`;

let rig: StationRig;
let pages: string[] = [];
let code = '';
const start = async (
  sku: keyof typeof ROWS,
  order: string,
  wrap: Parameters<typeof startRig>[0] = {},
): Promise<void> => {
  code = sku === 'TEA' ? '614141007363' : `BC-${sku}`;
  rig = await startRig({ pages, ...wrap });
  await rig.importText('products', `${PRODUCTS}\n${ROWS[sku]}\n`);
  await rig.importText('orders', order);
};
const shot = () => rig.station.snapshot();
const at = (stage: string) => rig.until(`stage ${stage}`, () => shot()?.stage === stage);
/** From the order's barcode to its box. */
const toScale = async (): Promise<void> => {
  rig.scan('1001');
  await at('verify');
  rig.scan(code);
  await at('box');
  await rig.until('a plan', () => shot()?.box?.suggested !== null);
  rig.scan('BX-S');
  await at('weigh');
};
const weigh = (): void => {
  rig.put({ digits: 60, exponent: -2, unit: 'lb' });
};
const says = (key: string, params: Record<string, string>) =>
  rig.until(`the band ${key}`, () => {
    const band = shot()?.band;
    return band?.key === key && Object.entries(params).every(([name, value]) => band.params[name] === value);
  });

beforeEach(() => {
  pages = [];
});
afterEach(async () => {
  await rig.end();
});
afterAll(endRenderer);

/** The journal as it stands on disk. */
function recorded(): readonly StationEvent[] {
  const db = new Database(join(rig.dataDir, DATABASE_FILE), { readonly: true });
  try {
    const rows = db.prepare<[], { event: string }>('SELECT event FROM journal ORDER BY seq').all();
    return rows.map(({ event }) => JSON.parse(event) as StationEvent);
  } finally {
    db.close();
  }
}
const types = (): readonly string[] => recorded().map(({ type }) => type);

describe('papers', () => {
  it('come out with the label of a parcel to another country, in three copies', async () => {
    await start('TEA', orderOf('TEA', { country: 'CA', province: 'ON', postcode: 'K1A 0B1' }));
    await toScale();
    weigh();
    await rig.until('the papers sent', () => shot()?.label?.papers?.state === 'sent');
    expect(shot()?.label?.papers).toMatchObject({ form: 'invoice', lacks: [], printer: 'Office printer' });
    const page = pages.find((text) => text.includes('Commercial invoice')) ?? '';
    expect(page.match(/<section>/g)).toHaveLength(3);
    expect(page).toContain('19.90 USD');
    expect(page).toContain('0902.30');
    expect(page).toContain('NOEEI 30.36');
    expect(recorded()).toContainEqual(
      expect.objectContaining({
        type: 'parcelCleared',
        clearance: {
          from: 'US',
          to: 'CA',
          papers: 'invoice',
          filing: 'NOEEI 30.36',
          screening: 'notListed',
          marks: [],
          rulesVersion: 0,
        },
      }),
    );
    const before = pages.length;
    rig.station.dispatch({ type: 'papersAgain' }, shot()?.version ?? 0);
    await rig.until('the papers once more', () => pages.length > before);
  });

  it('say what they said when the label was bought, whatever products and orders say by now', async () => {
    const order = { country: 'CA', province: 'ON', postcode: 'K1A 0B1' };
    await start('TEA', orderOf('TEA', order));
    await toScale();
    weigh();
    await rig.until('the papers sent', () => shot()?.label?.papers?.state === 'sent');
    const said = (await rig.station.paperPage('customs'))?.page;
    const slip = (await rig.station.paperPage('slip'))?.page;
    expect(slip).toContain('TEA');
    await rig.importText(
      'products',
      `${PRODUCTS}\n${ROWS.TEA.replace('0902.30', '2101.20').replace('Bergamot', 'Smoky')}\n`,
    );
    expect(rig.storage.products.bySku(asId<Sku>('TEA'))).toMatchObject({ hsCode: '2101.20' });
    expect((await rig.station.paperPage('customs'))?.page).toBe(said);
    expect((await rig.station.paperPage('slip'))?.page).toBe(slip);
    const parcel = rig.storage.sessions.open()?.parcels[0];
    expect(rig.storage.papers.byHash(parcel?.bought?.papersHash ?? asId(''))).toMatchObject({
      customs: { lines: [{ hsCode: '090230' }], tracking: parcel?.bought?.tracking },
    });
    const consigneeId = rig.storage.orders.byNumber('1001')?.consigneeId;
    rig.storage.people.erase(consigneeId ?? asId(''));
    expect(rig.storage.papers.byHash(parcel?.bought?.papersHash ?? asId(''))).toBeNull();
    expect(await rig.station.paperPage('customs')).toBeNull();
  });

  it('are told a carrier over the network with the parcel, which tells customs itself', async () => {
    const world = farWorld();
    const asked: ShipmentDraft[] = [];
    const far = farCarrier(world);
    const carrier = (): CarrierPort => ({
      ...far,
      offers: (draft, intentId) => (intentId !== null && asked.push(draft), far.offers(draft, intentId)),
    });
    await start('TEA', orderOf('TEA', { country: 'CA', province: 'ON', postcode: 'K1A 0B1' }), { carrier });
    await toScale();
    weigh();
    await rig.until('the label', () => world.sold.length > 0);
    expect(asked.map(({ customs }) => customs)).toMatchObject([
      {
        contents: 'sale',
        filing: 'NOEEI 30.36',
        items: [{ sku: 'TEA', count: 1, unitValue: { minor: 1990, currency: 'USD' }, hsCode: '0902.30' }],
      },
    ]);
  });

  it('say what was taken off and paid beside the goods, which are worth what was paid for them', async () => {
    const text = orderOf('TEA', { country: 'CA', province: 'ON', postcode: 'K1A 0B1' });
    const [head = '', row = ''] = text.split('\n');
    await start('TEA', `${head},discount,freight\n${row},4.90,7.25\n`);
    await toScale();
    weigh();
    await rig.until('the papers sent', () => shot()?.label?.papers?.state === 'sent');
    const page = pages.find((one) => one.includes('Commercial invoice')) ?? '';
    for (const said of ['after a discount of 4.90 USD', '15.00 USD', '7.25 USD', '22.25 USD'])
      expect(page).toContain(said);
    expect(page).not.toContain('19.90 USD');
  });

  it('are asked for by nobody inside the country, and nothing is recorded of them', async () => {
    await start('TEA', orderOf('TEA'));
    await toScale();
    weigh();
    await rig.until('the label printed', () => shot()?.label?.print === 'delivered');
    expect(shot()?.label?.papers).toBeNull();
    expect(types()).not.toContain('parcelCleared');
  });

  it('say what they lack and that no printer is there for them', async () => {
    await start('BARE', orderOf('BARE', { country: 'CA', province: 'ON', postcode: 'K1A 0B1', price: '' }), {
      routes: { customsPapers: [] },
    });
    await toScale();
    weigh();
    await rig.until('the papers refused', () => shot()?.label?.papers?.state === 'failed');
    expect(shot()?.label?.papers).toMatchObject({ lacks: ['valueMissing', 'hsMissing', 'originMissing'] });
  });

  it('are a page to be saved', async () => {
    await start('TEA', orderOf('TEA', { country: 'CA', province: 'ON', postcode: 'K1A 0B1' }));
    await toScale();
    weigh();
    await rig.until('the label bought', () => shot()?.label?.label === 'bought');
    expect(await rig.station.paperPage('customs')).toMatchObject({ size: 'A4', name: '1001-customs' });
    expect((await rig.station.paperPage('slip'))?.page).toContain('Packing slip');
  });
});

describe('a parcel that may not go is stopped before anything is bought', () => {
  it.each([
    ['a recalled battery', 'OLD', {}, 'batteryDamaged'],
    ['a loose battery by air', 'CELL', { method: 'Express' }, 'notByAir'],
    ['an embargo', 'TEA', { country: 'CU', province: '', postcode: '10400' }, 'destinationBlocked'],
  ] as const)('%s', async (_name, sku, order, reason) => {
    await start(sku, orderOf(sku, order));
    await toScale();
    await says('parcelStopped', { reason });
    expect(shot()?.band.role).toBe('stop');
    weigh();
    // Cleared by UNDO it is stopped again by its weight, not bought.
    rig.scan('CMD-UNDO');
    await rig.until('stopped once more', () => types().filter((type) => type === 'parcelStopped').length === 2);
    await says('parcelStopped', { reason });
    rig.scan('CMD-PROBLEM');
    await rig.until('set aside', () => shot() === null);
    expect(types()).not.toContain('labelRequested');
    expect(types()).not.toContain('weightCaptured');
  });

  it('stops mail without an HS code where the service is a post', async () => {
    const carriage = BUILT_IN_TABLES.carriage.replace(
      'offline,ground,abroad,,,air,express',
      'offline,ground,abroad,,,air,letter',
    );
    await start('BARE', orderOf('BARE', { country: 'CA', province: 'ON', postcode: 'K1A 0B1' }), {
      book: bookWith({ carriage }),
    });
    await toScale();
    await says('parcelStopped', { reason: 'hsMissing', item: 'Plain thing' });
  });

  it('goes once the export is filed', async () => {
    const dear = { country: 'GB', province: '', postcode: 'M1 1AE', price: '2500.01' };
    await start('TEA', orderOf('TEA', dear));
    await toScale();
    await says('parcelStopped', { reason: 'filingNeeded' });
    rig.scan('CMD-HOLD');
    await rig.until('set aside', () => shot() === null);
    await rig.end();
    pages = [];
    await start('TEA', orderOf('TEA', { ...dear, more: 'sale,DAP,X20261127123456' }));
    await toScale();
    weigh();
    await rig.until('the papers sent', () => shot()?.label?.papers?.state === 'sent');
    expect(pages.join('')).toContain('AES X20261127123456');
  });

  it('asks an adult to sign: by the service that offers it the parcel goes', async () => {
    await start('KNIFE', orderOf('KNIFE'));
    await toScale();
    weigh();
    await rig.until('the label bought', () => shot()?.label?.label === 'bought');
    await rig.end();
    const carriage = BUILT_IN_TABLES.carriage.replaceAll(',yes,Demo', ',no,Demo');
    await start('KNIFE', orderOf('KNIFE'), { book: bookWith({ carriage }) });
    await toScale();
    await says('parcelStopped', { reason: 'adultSignatureNeeded' });
  });
});

describe('a pre-printed mark', () => {
  const butPaper = (all: readonly DeviceStatus[]): boolean =>
    all.every(({ role, state }) => role === 'paperPrinter' || state === 'ready');

  it('is put on and scanned before the parcel is weighed, which may lie on the scale meanwhile', async () => {
    await start('LAMP', orderOf('LAMP'));
    await toScale();
    await says('putMarkOn', { mark: 'UN3481' });
    expect(shot()?.commands.map(({ word }) => word)).toContain('MARK');
    weigh();
    rig.scan('MARK-UN3480');
    await rig.until('the other mark refused', () => shot()?.band.reason === 'otherMark');
    expect(types()).not.toContain('labelRequested');
    rig.scan('MARK-UN3481');
    await rig.until('the label bought', () => shot()?.label?.label === 'bought');
    expect(recorded().find(({ type }) => type === 'markConfirmed')).toMatchObject({
      mark: 'UN3481',
      by: 'scan',
      code: 'MARK-UN3481',
    });
    expect(recorded().find(({ type }) => type === 'parcelCleared')).toMatchObject({ clearance: { marks: ['UN3481'] } });
  });

  it('is printed on a printer that is declared to print red, by REPRINT, and then scanned as ever', async () => {
    await start('LAMP', orderOf('LAMP'), { paper: { printsRed: true } });
    await toScale();
    await says('putMarkOn', { mark: 'UN3481' });
    expect(shot()?.weigh?.markPrint).toEqual({ state: 'none', reason: null, printer: null });
    expect(shot()?.commands.map(({ word }) => word)).toContain('REPRINT');
    rig.scan('CMD-REPRINT');
    await rig.until('the mark printed', () => shot()?.weigh?.markPrint?.state === 'sent');
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('aria-label="MARK-UN3481"');
    expect(shot()?.weigh, 'printed is not yet on').toMatchObject({
      mark: 'UN3481',
      markPrint: { printer: 'Office printer' },
    });
    rig.scan('MARK-UN3481');
    await says('putOnScale', {});
    expect(types()).toContain('markConfirmed');
  });

  it.each([
    ['prints black only', {}],
    ['is switched off in the set-up', { printsRed: true, state: 'disabled' }],
  ] as const)('is never printed where the printer %s', async (_what, paper) => {
    await start('LAMP', orderOf('LAMP'), { paper, isReady: butPaper });
    await toScale();
    await says('putMarkOn', { mark: 'UN3481' });
    expect(shot()?.weigh?.markPrint).toBeNull();
    expect(shot()?.commands.map(({ word }) => word)).not.toContain('REPRINT');
    rig.scan('CMD-REPRINT');
    await rig.until('the card refused', () => shot()?.band.reason === 'notNow');
    expect(pages).toEqual([]);
  });

  it('says why it is not printed while the printer is away', async () => {
    await start('LAMP', orderOf('LAMP'), {
      paper: { printsRed: true, state: 'disconnected', reason: 'notFound' },
      isReady: butPaper,
    });
    await toScale();
    await says('putMarkOn', { mark: 'UN3481' });
    rig.scan('CMD-REPRINT');
    await rig.until('the reason', () => shot()?.weigh?.markPrint?.reason === 'notFound');
    expect(shot()?.weigh?.markPrint?.state).toBe('failed');
    expect(pages).toEqual([]);
  });

  it('is confirmed by the card MARK, and outlives a restart', async () => {
    await start('LAMP', orderOf('LAMP'));
    await toScale();
    await says('putMarkOn', { mark: 'UN3481' });
    rig.scan('CMD-MARK');
    await says('putOnScale', {});
    expect(rig.storage.sessions.open()?.parcels[0]?.marks).toEqual(['UN3481']);
    rig.scan('MARK');
    await rig.until('nothing left to confirm', () => shot()?.band.reason === 'notNow');
  });
});

describe('what is missing is found when the order arrives', () => {
  it('by product and waiting orders, for orders abroad only', async () => {
    await start('BARE', orderOf('BARE', { price: '' }));
    const gaps = () =>
      rig.storage.workList(50).flatMap(({ gap, sku, orders }) => (sku === asId<Sku>('BARE') ? [[gap, orders]] : []));
    expect(gaps()).toEqual([]);
    const abroad = orderOf('BARE', { country: 'DE', province: '', postcode: '10115', price: '' });
    await rig.importText('orders', abroad.replace('\n1001,', '\n1002,'));
    await rig.importText('orders', abroad.replace('\n1001,', '\n1003,'));
    expect(gaps()).toEqual([
      ['hsCode', 2],
      ['origin', 2],
      ['value', 2],
    ]);
  });

  it('a battery of which too little is stated, whatever is ordered', async () => {
    await start('TEA', orderOf('TEA'));
    await rig.importText('products', `${PRODUCTS}\nRADIO,Radio,,3,3,5,in,0.35,lb,,,ion,in,3481,1,,,\n`);
    expect(rig.storage.workList(50)).toContainEqual(expect.objectContaining({ sku: 'RADIO', gap: 'hazard' }));
  });
});

it('keeps what the site says of itself on its papers, and refuses a number that can not be one', async () => {
  await start('TEA', orderOf('TEA', { country: 'DE', province: '', postcode: '10115' }));
  const customs = {
    eori: 'GB123456789000',
    vat: '',
    ioss: 'IM3720000224',
    incoterm: 'DDP',
    signer: 'Sol Reyes',
  } as const;
  expect(rig.station.setCustoms({ ...customs, ioss: 'IM37' })).toBe('ioss');
  expect(rig.station.setCustoms(customs)).toBeNull();
  expect(rig.station.state().site).toMatchObject({ customs, name: 'Harrow Falls' });
  await toScale();
  weigh();
  await rig.until('the papers sent', () => shot()?.label?.papers?.state === 'sent');
  for (const text of ['GB123456789000', 'IM3720000224', 'DDP (Incoterms 2020)', 'Sol Reyes'])
    expect(pages.join('')).toContain(text);
});

describe('what is given away', () => {
  const GIFT = `sku,name,barcode,length,width,height,dim_unit,weight,weight_unit,hs_code,origin,unit_value,value_currency
TEA,"Black tea, Bergamot",614141007363,3,3,5,in,0.35,lb,0902.30,LK,4.50,USD
`;
  const post = BUILT_IN_TABLES.carriage.replace(
    'offline,ground,abroad,,,air,express',
    'offline,ground,abroad,,,air,letter',
  );
  const toCanada = orderOf('TEA', { country: 'CA', province: 'ON', postcode: 'K1A 0B1', price: '0.00' });

  it('is declared at what the product is worth', async () => {
    await start('TEA', toCanada, { book: bookWith({ carriage: post }) });
    const gaps = () => rig.storage.workList(50).flatMap(({ gap, sku }) => (sku === asId<Sku>('TEA') ? [gap] : []));
    expect(gaps(), 'told before it is packed').toEqual(['value']);
    await rig.importText('products', GIFT);
    expect(gaps()).toEqual([]);
    await toScale();
    weigh();
    await rig.until('the papers sent', () => shot()?.label?.papers?.state === 'sent');
    expect(pages.join('')).toContain('4.50');
  });
});

describe('a stopped parcel', () => {
  it('goes once the site prepays duty, without being packed again', async () => {
    const carriage = BUILT_IN_TABLES.carriage.replace('ground,abroad,,,air,express', 'ground,abroad,,,air,parcel');
    const prepaid = BUILT_IN_TABLES.customs.replace('*,US,dutyPrepaid', '*,CA,dutyPrepaid');
    await start('TEA', orderOf('TEA', { country: 'CA', province: 'ON', postcode: 'K1A 0B1' }), {
      book: bookWith({ carriage, customs: prepaid }),
    });
    await toScale();
    await says('parcelStopped', { reason: 'dutyNotPrepaid' });
    const site = { eori: '', vat: '', ioss: '', incoterm: 'DDP', signer: '' } as const;
    expect(rig.station.setCustoms(site)).toBeNull();
    rig.scan('CMD-UNDO');
    weigh();
    await rig.until('the label bought', () => shot()?.label?.label === 'bought');
  });
});
