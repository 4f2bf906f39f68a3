import { expect, it, vi } from 'vitest';
import { DEMO_SITE } from '../../src/station/demo.ts';
import { ROLES } from '../../src/core/journal/personEvents.ts';
import { may, PERMISSIONS, type Holder, type Permission } from '../../src/core/people/permissions.ts';
import { createHandlers } from '../../src/main/handlers.ts';
import { requests, type RequestName } from '../../src/shared/ipc/contract.ts';

// Electron itself runs in the window's tests only; no handler that refuses gets as far as asking it for anything.
vi.mock('electron', () => ({ app: {}, dialog: {}, BrowserWindow: {}, ipcMain: {}, safeStorage: {}, session: {} }));

/**
 * Whom main answers: those with a permission, or `null`: whoever sits at the window, because the station asks by itself who it is, or there is
 * nothing to be kept from anybody who packs. A new request has to say.
 */
const ASKED: Readonly<Record<RequestName, Permission | null>> = {
  ...all(null, 'app.state', 'app.setTheme', 'app.setVolume', 'app.setLanguage', 'app.setUnits'),
  ...all(null, 'setup.complete', 'setup.tryDemo', 'station.resetDemo', 'station.goLive'),
  ...all(null, 'session.signIn', 'session.active', 'session.signOut', 'kiosk.leave'),
  ...all(null, 'pack.snapshot', 'pack.dispatch', 'label.preview', 'scale.live'),
  ...all(null, 'devices.list', 'devices.configured', 'devices.leave'),
  ...all('devices', 'devices.find', 'devices.save', 'devices.remove', 'devices.test', 'devices.needs', 'devices.watch'),
  ...all('devices', 'devices.testScans', 'devices.startCheck', 'devices.sayMass', 'devices.keepCheck'),
  ...all('devices', 'devices.export', 'papers.printCommandCards', 'papers.printBoxCards', 'papers.printPlaces'),
  ...all('devices', 'papers.saveRoutes'),
  ...all(null, 'papers.routes', 'papers.placePreview', 'papers.save'),
  ...all('station', 'station.setNumberShare', 'papers.saveCustoms'),
  ...all('station', 'carrier.state', 'carrier.keepKey', 'carrier.removeKey', 'carrier.test'),
  ...all('imports', 'imports.choose', 'imports.start', 'imports.cancel'),
  ...all(null, 'imports.list'),
  ...all('boxes', 'boxes.view', 'boxes.save', 'boxes.drop', 'boxes.readFile', 'boxes.saveFile'),
  ...all('boxes', 'boxes.publish', 'boxes.rollBack', 'boxes.withdraw'),
  ...all('boxes', 'rehearsal.view', 'rehearsal.start', 'rehearsal.cancel', 'rehearsal.orders'),
  ...all('boxes', 'sizes.view', 'sizes.start', 'sizes.cancel'),
  ...all(null, 'queue.page', 'queue.choose'),
  ...all('orders', 'orderDesk.page', 'orderDesk.view', 'orderDesk.products', 'orderDesk.nextNumber'),
  ...all('orders', 'orderDesk.keyIn', 'orderDesk.plan', 'orderDesk.change', 'orderDesk.hold'),
  ...all('orders', 'orderDesk.merge', 'orderDesk.mergeable', 'orderDesk.planMerge', 'orderDesk.unmerge'),
  ...all('orders', 'orders.release', 'orders.prioritize', 'addresses.show'),
  ...all('manifests', 'manifests.close', 'manifests.formAgain'),
  ...all(null, 'manifests.list', 'manifests.show', 'manifests.save', 'manifests.formSave', 'manifests.print'),
  ...all(null, 'loading.open', 'loading.state', 'loading.leave', 'putBack.open', 'putBack.tick', 'putBack.leave'),
  ...all(null, 'tasks.list', 'tasks.take', 'tasks.done'),
  ...all(null, 'parcels.list', 'parcels.listen', 'parcels.show', 'parcels.reopen', 'parcels.reprint'),
  ...all(null, 'parcels.reprintSlip', 'parcels.returnLabel', 'parcels.logisticLabel'),
  ...all(null, 'parcels.giveLabelBack', 'parcels.notBought'),
  ...all('people', 'people.list', 'people.save', 'people.remove', 'people.listen'),
  ...all('people', 'people.printBadges', 'people.takeUpBadge'),
  ...all('policies', 'policies.list', 'policies.save', 'override.saveReasons'),
  ...all(null, 'override.choose', 'override.key', 'override.sign', 'override.leave', 'override.reasons'),
  ...all('replay', 'replay.find', 'replay.show', 'replay.export', 'replay.key', 'replay.listen'),
  ...all('reports', 'reports.show', 'reports.behind', 'reports.saveFile', 'training.progress'),
  ...all('audit', 'audit.page', 'audit.show', 'audit.people', 'audit.chain', 'audit.saveFile'),
  ...all(null, 'training.begin', 'training.leave'),
  ...all('products', 'products.page', 'products.view', 'products.save', 'products.pickPicture'),
  ...all('products', 'products.keepPicture', 'products.saveFile', 'products.printBarcode'),
  ...all('products', 'doubts.suspects', 'doubts.pairs', 'doubts.pair', 'doubts.dismiss', 'doubts.declare'),
  ...all('rates', 'rates.view', 'rates.tables', 'rates.readFiles', 'rates.saveFiles', 'rates.publish'),
  ...all('rates', 'rates.keepDraft'),
  ...all('rates', 'accounts.view', 'accounts.switch', 'accounts.collect'),
  ...all(null, 'dock.acts', 'dock.choose', 'dock.act'),
};

function all<P extends Permission | null, N extends RequestName>(who: P, ...names: readonly N[]): Record<N, P> {
  return Object.fromEntries(names.map((name) => [name, who])) as Record<N, P>;
}

/** A part that must not be touched by somebody who may not: it has every field, and whatever is called of it says so. */
const untouched = (): unknown =>
  new Proxy(() => undefined, {
    get: (_, name) => (name === 'then' ? undefined : untouched()),
    apply: () => {
      throw new Error('acted before it asked who it is');
    },
  });

/** What main answers somebody; `isOn` as those say that switch something on. */
async function answer(
  user: Holder | null,
  name: RequestName,
  site: { readonly isDemo: boolean } | null = DEMO_SITE,
): Promise<unknown> {
  const station = new Proxy({}, { get: (_, part) => (part === 'state' ? () => ({ user, site }) : untouched()) });
  const parts = { station, dock: () => null, training: null, pictureDir: '' };
  const options = new Proxy(parts, {
    get: (of, part) => (part in of ? of[part as keyof typeof of] : untouched()),
  }) as unknown as Parameters<typeof createHandlers>[0];
  const handler = createHandlers(options)[name] as (input: unknown) => unknown;
  try {
    await handler({ isOn: true });
    return 'answered';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : 'acted';
  }
}

it('each request says whom main answers', () => {
  expect(Object.keys(ASKED).toSorted()).toEqual(Object.keys(requests).toSorted());
});

it.each(PERMISSIONS.filter((permission) => Object.values(ASKED).includes(permission)))(
  'what %s allows is refused to everybody else, before anything is done, and to nobody who may',
  async (permission) => {
    const names = Object.entries(ASKED).flatMap(([name, who]) => (who === permission ? [name as RequestName] : []));
    for (const user of [null, ...ROLES.map((role) => ({ role }))])
      for (const name of names) {
        const told = await answer(user, name);
        // A file that nobody picked in the dialog is read for nobody.
        if (name === 'imports.start') expect(told).toBe('request.forbidden');
        else if (may(user, permission))
          expect(told, `${name} of ${user?.role ?? 'nobody'}`).not.toBe('request.forbidden');
        else expect(told, `${name} of ${user?.role ?? 'nobody'}`).toBe('request.forbidden');
      }
  },
);

it('a bench that is set up is not swapped for a demo, and only a demo goes live', async () => {
  const user = { role: 'supervisor' } as const;
  const live = { ...DEMO_SITE, isDemo: false };
  expect(await answer(user, 'setup.tryDemo', live)).toBe('request.forbidden');
  expect(await answer(null, 'setup.tryDemo', null)).toBe('acted');
  expect(await answer(user, 'station.goLive', live)).toBe('request.forbidden');
  expect(await answer(user, 'station.goLive', { ...DEMO_SITE, isDemo: true })).toBe('acted');
});
