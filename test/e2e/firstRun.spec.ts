import { expect, test } from '@playwright/test';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({ isSeeded: false });
});
test.afterEach(async () => {
  await station.end();
});

test('a new station asks for its site and its first supervisor, who is signed in then, and can sign in again', async () => {
  const { page } = await station.start({ signIn: false });
  await expect(page.getByText('Set up this bench')).toBeVisible();
  const fill = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
  };
  await fill({
    'Site name': 'Test site',
    'Name of this bench': 'Bench 1',
    'Time zone': 'Nowhere/None',
    Currency: 'USD',
    'Label numbers of this PC': '50-1',
  });
  await page.getByText('Next').click();
  await expect(page.getByText('No such time zone')).toBeVisible();
  await expect(page.getByText('From 1 to 100, such as')).toBeVisible();
  await fill({ 'Time zone': 'America/Chicago', 'Label numbers of this PC': '1-50' });
  await page.getByText('Next').click();
  await fill({
    Company: 'Test company',
    Street: '1 Test Road',
    City: 'Testville',
    State: 'MN',
    Postcode: '55099',
    'Country code': 'USA',
  });
  await page.getByText('Next').click();
  await expect(page.getByText('Two letters, such as US')).toBeVisible();
  await fill({ 'Country code': 'us' });
  await page.getByText('Next').click();
  await fill({ 'Your name': 'Test Person', 'Packer number': '2047', PIN: '4711', 'Badge code': 'BADGE-2047' });
  await page.getByText('Save and sign in').click();
  await expect(page.getByText('Queue is empty')).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('Scan your badge')).toBeVisible();
  await page.keyboard.type('2047');
  await page.keyboard.press('Enter');
  await page.keyboard.type('4711');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Queue is empty')).toBeVisible();

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Station' }).click();
  await expect(page.getByText('1-50 of 100')).toBeVisible();
  await fill({ 'Share of this PC': '11 - 20' });
  await page.getByText('Save', { exact: true }).click();
  await expect(page.getByText('11-20 of 100')).toBeVisible();
});

test('nothing but the contract is reachable from the page', async () => {
  const { page } = await station.start({ signIn: false });
  const seen = await page.evaluate(async () => {
    const bridge = (
      globalThis as unknown as {
        station: { request(name: string, input: unknown): Promise<{ ok: boolean; failure?: { code: string } }> };
      }
    ).station;
    const opened = globalThis.open('https://example.com');
    const fetched = await fetch('https://example.com').then(
      () => 'reached',
      () => 'blocked',
    );
    return {
      keys: Object.keys(bridge),
      node: [
        typeof (globalThis as { require?: unknown }).require,
        typeof (globalThis as { process?: unknown }).process,
      ],
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
