import { expect, it } from 'vitest';
import { DEMO_SITE, DEMO_USERS } from '../../src/station/demo.ts';
import { createPeopleDesk } from '../../src/station/people.ts';
import { setUpSite } from '../../src/station/setup.ts';
import { BENCH_LOCK_AFTER, createSignIn, LOCK_AFTER, LOCK_MS } from '../../src/station/signIn.ts';
import { newFolder, openIn, steadyRuntime } from '../storage/place.ts';

async function desked() {
  let passed = 0;
  const runtime = { ...steadyRuntime(), steady: () => passed };
  const storage = openIn(newFolder(), runtime);
  await setUpSite(storage, runtime, DEMO_SITE, DEMO_USERS);
  const signIn = createSignIn(storage, runtime);
  const noPrinter = () => Promise.reject(new Error('this bench has no printer'));
  const { people } = createPeopleDesk({
    storage,
    runtime,
    devices: { feedback: () => undefined },
    signIn,
    routing: { destination: () => ({ device: null, isFallback: false, trouble: 'notConfigured', refused: [] }) },
    press: { labels: noPrinter, sheets: noPrinter },
    tell: () => undefined,
  });
  const wrong = async (number: string, times: number) => {
    for (let tries = 0; tries < times; tries += 1) await signIn.withPin(number, '9999');
  };
  const pass = (ms: number): void => {
    passed += ms;
  };
  return { storage, runtime, signIn, people, wrong, pass };
}

it('a number that is locked out is let in five minutes later, whatever the PC’s clock is set to meanwhile', async () => {
  const { signIn, runtime, wrong, pass } = await desked();
  await wrong('2047', LOCK_AFTER);
  runtime.at(runtime.now() + 2 * LOCK_MS);
  expect(await signIn.withPin('2047', '2047')).toBe('lockedOut');
  runtime.at(runtime.now() - 48 * 3_600_000);
  pass(LOCK_MS + 1);
  expect(await signIn.withPin('2047', '2047')).toBeNull();
});

it('many tries at once are counted one by one, and the lock holds for those behind it', async () => {
  const { signIn } = await desked();
  const tries = [...Array(LOCK_AFTER + 3).keys()].map(() => signIn.withPin('2047', '9999'));
  const right = signIn.withPin('2047', '2047');
  expect(await Promise.all(tries)).toEqual([
    ...Array<string>(LOCK_AFTER - 1).fill('wrong'),
    ...Array<string>(4).fill('lockedOut'),
  ]);
  expect(await right).toBe('lockedOut');
  expect(signIn.current()).toBeNull();
});

it('a new PIN is taken at once, though the old one was forgotten five times; the lock of the whole bench stays', async () => {
  const { signIn, storage, people, wrong } = await desked();
  const packer = storage.users.byNumber('2047');
  const draft = { userId: packer!.userId, name: 'Sol', number: '2047', role: 'packer', badge: '' } as const;
  const may = { mayOverride: false, mayKeyWeight: false };
  await wrong('2047', LOCK_AFTER);
  // Another name is no new PIN.
  expect(await people.save({ ...draft, ...may, pin: '' })).toBeNull();
  expect(await signIn.withPin('2047', '2047')).toBe('lockedOut');
  expect(await people.save({ ...draft, ...may, pin: '8080' })).toBeNull();
  expect(await signIn.withPin('2047', '8080')).toBeNull();
  for (let tries = 0; tries < BENCH_LOCK_AFTER; tries += 1) await wrong(`5${tries.toString()}`, 1);
  expect(await people.save({ ...draft, ...may, pin: '9090' })).toBeNull();
  expect(await signIn.withPin('2047', '9090')).toBe('lockedOut');
});
