import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { endRenderer, exportOf, startRig } from '../support/station.ts';

afterAll(endRenderer);

it('the journal of a packed order names nobody, and erasing the consignee leaves the parcel', async () => {
  const rig = await startRig();
  try {
    await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
    rig.scan('1001');
    await rig.until('verify', () => rig.station.snapshot()?.stage === 'verify');
    rig.scan('614141007363');
    await rig.until('a plan', () => rig.station.snapshot()?.box?.suggested !== null);
    rig.scan('BX-S');
    await rig.until('weigh', () => rig.station.snapshot()?.stage === 'weigh');
    rig.put({ digits: 60, exponent: -2, unit: 'lb' });
    await rig.until('the printed label', () => rig.station.snapshot()?.label?.print === 'delivered');
    rig.scan(rig.station.snapshot()?.label?.tracking ?? '');
    await rig.until('the queue', () => rig.station.snapshot() === null);

    const db = new Database(join(rig.dataDir, 'station.db'), { readonly: true });
    const journal = db
      .prepare<[], { event: string }>('SELECT event FROM journal')
      .all()
      .map((row) => row.event)
      .join('\n');
    db.close();
    expect(journal).toContain('parcelClosed');
    for (const personal of ['Rowan', 'Ashby', 'Larkspur', 'Dunmore', 'Mika Kohl', 'BADGE-2047'])
      expect(journal).not.toContain(personal);

    const order = rig.storage.orders.byNumber('1001');
    if (!order) throw new Error('no order');
    rig.storage.people.erase(order.consigneeId);
    expect(rig.storage.people.address(order.consigneeId)).toBeNull();
    expect(rig.storage.parcels.ofOrder(order.orderId)).toMatchObject([{ labelState: 'bought' }]);
  } finally {
    await rig.end();
  }
});
