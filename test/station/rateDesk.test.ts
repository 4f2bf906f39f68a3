import { expect, it } from 'vitest';
import { asId, type PersonId, type UserId } from '../../src/core/ids.ts';
import type { Role } from '../../src/core/journal/events.ts';
import { createRateDesk } from '../../src/station/rateDesk.ts';
import { createOfflineCarrier } from '../../src/carriers/offline/index.ts';
import { newFolder, openIn, verify } from '../storage/place.ts';
import { shipment } from '../support/labelSamples.ts';
import { BUILT_IN_TABLES } from '../support/rates.ts';

const user = (id: string, role: Role) => ({
  event: {
    type: 'userAdded' as const,
    userId: asId<UserId>(id),
    number: id,
    role,
    personId: asId<PersonId>(`person:${id}`),
    badgeDigest: asId<never>(id),
    pinHash: id,
  },
});
const DEARER = { ...BUILT_IN_TABLES, prices: BUILT_IN_TABLES.prices.replaceAll(',0.', ',1.') };

it('what a supervisor publishes counts at once, says its version in every quote, and can be taken back', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  storage.record([user('sol', 'supervisor')], null);
  const desk = createRateDesk(storage, BUILT_IN_TABLES);
  const carrier = createOfflineCarrier({ rates: desk.current });
  const quote = () => {
    const found = carrier.quote(shipment);
    if (!found.ok) throw new Error(found.error);
    return [found.value.charge.minor, found.value.ruleVersion];
  };
  const before = quote();
  expect(before[1]).toBe('ups-us-daily@2026-01-26');
  expect(desk.publish(DEARER, 'Prices of 2027', asId('sol')).ok).toBe(true);
  expect(quote()).toEqual([Number(before[0]) + 5 * 100, 'ups-us-daily@2026-01-26#1']);
  const first = desk.tables(0);
  expect(first && desk.publish(first, 'Back', asId('sol')).ok).toBe(true);
  expect(quote()).toEqual([before[0], 'ups-us-daily@2026-01-26#2']);
  expect(desk.tables(1)).toEqual(DEARER);
  expect(storage.rates.list().map(({ version, by, note }) => [version, by, note])).toEqual([
    [2, 'sol', 'Back'],
    [1, 'sol', 'Prices of 2027'],
  ]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
  // Another day, another process.
  const again = openIn(dataDir);
  expect(createRateDesk(again, BUILT_IN_TABLES).current().version).toBe(2);
});

it('what is edited and not published is there in the next process with who edited it, counts nowhere and is no fact', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  storage.record([user('sol', 'supervisor')], null);
  const desk = createRateDesk(storage, BUILT_IN_TABLES);
  expect(desk.draft()).toBeNull();
  const { journalRows } = storage.counts();
  desk.keepDraft({ base: 0, tables: { prices: 'cheap' } }, asId('sol'), 1000);
  desk.keepDraft({ base: 0, tables: { prices: DEARER.prices } }, asId('sol'), 2000);
  expect(desk.current().version).toBe(0);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
  const again = openIn(dataDir);
  const next = createRateDesk(again, BUILT_IN_TABLES);
  expect(next.draft()).toEqual({ base: 0, tables: { prices: DEARER.prices }, by: 'sol', at: 2000 });
  expect(again.counts().journalRows).toBe(journalRows);
  next.keepDraft(null, asId('sol'), 3000);
  expect(next.draft()).toBeNull();
});

it('a packer publishes nothing, and nobody publishes what can not be read', () => {
  const storage = openIn(newFolder());
  storage.record([user('mika', 'packer'), user('sol', 'supervisor')], null);
  const desk = createRateDesk(storage, BUILT_IN_TABLES);
  expect(desk.publish(DEARER, '', asId('mika'))).toEqual({ ok: false, error: { kind: 'supervisorOnly' } });
  expect(desk.publish(DEARER, '', asId('nobody'))).toEqual({ ok: false, error: { kind: 'supervisorOnly' } });
  const { fuel: _, ...less } = DEARER;
  expect(desk.publish({ ...less, prices: 'origin,service\n' }, '', asId('sol'))).toMatchObject({
    ok: false,
    error: {
      kind: 'problems',
      problems: [
        { table: 'prices', line: 1, reason: 'columnMissing', column: 'zone' },
        { table: 'fuel', reason: 'tableMissing' },
      ],
    },
  });
  expect([storage.rates.latest(), desk.current().version]).toEqual([0, 0]);
});

it('who edits what another one replaced meanwhile is told who and when, and what says nothing new is no version', () => {
  const storage = openIn(newFolder());
  storage.record([user('sol', 'supervisor'), user('kim', 'supervisor')], null);
  const desk = createRateDesk(storage, BUILT_IN_TABLES);
  expect(desk.publish(BUILT_IN_TABLES, '', asId('sol'), 0)).toEqual({ ok: false, error: { kind: 'unchanged' } });
  expect(desk.publish(DEARER, '', asId('sol'), 0).ok).toBe(true);
  const { at } = storage.rates.list()[0]!;
  const late = { ...DEARER, fuel: `${DEARER.fuel}US,ground,2026-01-01,,5\r\n` };
  expect(desk.publish(late, '', asId('kim'), 0)).toEqual({ ok: false, error: { kind: 'stale', by: 'sol', at } });
  expect(desk.publish(late, '', asId('kim'), 1).ok).toBe(true);
  expect(storage.rates.latest()).toBe(2);
});
