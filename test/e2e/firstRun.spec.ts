import { expect, test } from '@playwright/test';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({ isSeeded: false });
});
test.afterEach(async () => {
  await station.end();
});

test('a new station asks for its site and its first supervisor, who can sign in then', async () => {
  const { page } = await station.start({ signIn: false });
  await page.getByLabel('Site name').fill('Test site');
  await page.getByLabel('Bench').fill('Bench 1');
  await page.getByLabel('Company').fill('Test company');
  await page.getByLabel(/^Street/).fill('1 Test Road');
  await page.getByLabel('City').fill('Testville');
  await page.getByLabel(/State/).fill('MN');
  await page.getByLabel(/ZIP|Postcode/).fill('55099');
  await expect(page.getByText('Set up this bench')).toBeVisible();
});

test('nothing but the contract is reachable from the page', async () => {
  const { page } = await station.start({ signIn: false });
  const seen = await page.evaluate(async () => {
    const bridge = (globalThis as unknown as { station: { request(name: string, input: unknown): Promise<{ ok: boolean; failure?: { code: string } }> } }).station;
    const opened = globalThis.open('https://example.com');
    const fetched = await fetch('https://example.com').then(() => 'reached', () => 'blocked');
    return {
      keys: Object.keys(bridge),
      node: [typeof (globalThis as { require?: unknown }).require, typeof (globalThis as { process?: unknown }).process],
      unknown: (await bridge.request('storage.erase', {})).failure?.code,
      badInput: (await bridge.request('queue.page', { page: 'x' })).failure?.code,
      dock: (await bridge.request('dock.acts', {})).failure?.code,
      opened: opened === null,
      fetched,
    };
  });
  expect(seen).toEqual({
    keys: ['request', 'on'],
    node: ['undefined', 'undefined'],
    unknown: 'request.invalid',
    badInput: 'request.invalid',
    dock: 'request.forbidden',
    opened: true,
    fetched: 'blocked',
  });
  await page.evaluate(() => {
    location.href = 'https://example.com';
  });
  expect(page.url()).toContain('app://station');
});
