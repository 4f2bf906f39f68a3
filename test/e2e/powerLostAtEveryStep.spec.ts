import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

/** Types of the facts on disk, in order, read beside the running app. */
function facts(station: TestStation): string[] {
  const db = new Database(join(station.dataDir, 'station.db'), { readonly: true });
  try {
    return db
      .prepare<[], { type: string }>("SELECT json_extract(event, '$.type') AS type FROM journal ORDER BY seq")
      .all()
      .map((row) => row.type);
  } finally {
    db.close();
  }
}

const count = (types: readonly string[], type: string): number =>
  types.filter((candidate) => candidate === type).length;

/** Facts one order writes, in order; power fails after each of them. */
const STEPS = [
  'packStarted',
  'boxesPlanned',
  'itemPacked',
  'boxChosen',
  'labelRequested',
  'labelBought',
  'labelSent',
  'labelPrinted',
  'parcelClosed',
] as const;

for (const step of STEPS) {
  test(`power lost after ${step}: the packer stands where they stood, and the label is bought once`, async () => {
    const station = await createTestStation();
    try {
      await station.start();
      await openOrder(station, '1002');
      await packOn(station, () => facts(station).includes(step));
      await station.kill();
      const before = facts(station);

      const window = await station.start();
      const after = facts(station);
      expect(after.slice(0, before.length), 'nothing on disk is lost or changed').toEqual(before);
      if (step !== 'parcelClosed') {
        const now = await window.snapshot();
        expect(now?.number, 'the order is still open').toBe('1002');
        expect(now?.packedUnits).toBe(count(before, 'itemPacked'));
        await packOn(station, (snapshot) => snapshot === null);
      }
      await window.close();
      const all = facts(station);
      for (const once of [
        'packStarted',
        'itemPacked',
        'boxChosen',
        'weightCaptured',
        'labelRequested',
        'labelBought',
        'parcelClosed',
        'packFinished',
      ])
        expect(count(all, once), `${once} happened once`).toBe(1);
      expect(station.storage((storage) => storage.parcels.all().map((parcel) => parcel.tracking))).toHaveLength(1);
    } finally {
      await station.end();
    }
  });
}
