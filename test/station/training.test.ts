import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import { asId, type UserId } from '../../src/core/ids.ts';
import { TRAINING_PIN, type TrainingProgress } from '../../src/core/training/progress.ts';
import { isPin, badgeDigest, systemRuntime } from '../../src/station/runtime.ts';
import { fillTraining, trainingBadge, watchTraining } from '../../src/station/training.ts';
import { readTrainingProgress, writeTrainingProgress } from '../../src/station/trainingFile.ts';
import type { StoragePort } from '../../src/station/ports.ts';
import { openStorage } from '../../src/storage/openStorage.ts';

const DEMO = join(import.meta.dirname, '../../resources/demo');
const FILES = {
  orders: join(DEMO, 'orders.csv'),
  products: join(DEMO, 'products.csv'),
  cartons: join(DEMO, 'cartons.csv'),
};
const PERSON = { userId: asId<UserId>('u-1'), name: 'Test Person', number: '3001', role: 'packer' } as const;

let folder = '';
let storage: StoragePort;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packing-station-training-'));
  storage = openStorage({ dataDir: folder, runtime: systemRuntime });
});
afterEach(() => {
  storage.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a training has the real people under their own ids, with a made-up badge and PIN, and orders to pack', async () => {
  const ports = { storage, source: createCsvImport(), runtime: systemRuntime };
  await fillTraining(ports, FILES, { people: [PERSON], bench: 'Bench 3' });
  expect(storage.site()).toMatchObject({ bench: 'Bench 3', isDemo: true });
  const [user, ...others] = storage.users.all();
  expect(others).toEqual([]);
  expect(user).toMatchObject(PERSON);
  expect(await isPin(TRAINING_PIN, user?.pinHash ?? '')).toBe(true);
  expect(storage.users.byBadgeDigest(badgeDigest(systemRuntime, trainingBadge(PERSON)))?.userId).toBe('u-1');
  expect(storage.orders.byNumber('10466')?.status).toBe('ready');
});

it('what is recorded there moves its packer on, is kept at once, and goes on from what was kept before', () => {
  const kept: TrainingProgress['done'][] = [];
  let changes = 0;
  const watch = watchTraining(
    storage,
    { 'u-1': ['badge', 'order'] },
    { keep: (done) => kept.push(done), changed: () => (changes += 1) },
  );
  expect(watch.view()).toEqual({ done: [], next: 'badge' });
  const { userId } = PERSON;
  watch.storage.record([{ event: { type: 'userSignedIn', userId, by: 'badge' } }], userId);
  expect(watch.view()).toEqual({ done: ['badge', 'order'], next: 'wrongItem' });
  expect(kept).toEqual([]);
  watch.storage.record([{ event: { type: 'userSignedOut', userId } }], userId);
  watch.storage.record([{ event: { type: 'userSignedIn', userId: asId<UserId>('u-2'), by: 'pin' } }], null);
  expect(kept).toEqual([{ 'u-1': ['badge', 'order'], 'u-2': ['badge'] }]);
  expect(changes).toBe(3);
});

it('the file keeps ids and steps, and one that is none begins anew', () => {
  const file = join(folder, 'training', 'progress.json');
  expect(readTrainingProgress(file)).toEqual({});
  writeTrainingProgress(file, { 'u-1': ['badge'] });
  expect(readTrainingProgress(file)).toEqual({ 'u-1': ['badge'] });
  expect(readFileSync(file, 'utf8')).not.toContain(PERSON.name);
  writeFileSync(file, '{"done": {"u-1": ["flying"]}}');
  expect(readTrainingProgress(file)).toEqual({});
});
