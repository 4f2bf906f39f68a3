import type { BrowserWindow } from 'electron';
import type { Station, StationChange } from '../station/station.ts';
import { tellWindow, type Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';
import { savePaper, savePdf } from './savePaper.ts';

type ShipHandlers = Pick<
  Handlers,
  Extract<
    keyof Handlers,
    | `manifests.${string}`
    | `loading.${string}`
    | `tasks.${string}`
    | `addresses.${string}`
    | `putBack.${string}`
    | `parcels.${string}`
  >
>;

/** Answers what the window asks about parcels after the bench; a manifest is closed by a supervisor. */
export function createShipHandlers(
  station: Station,
  window: BrowserWindow,
  mayClose: () => void,
  maySeeOrders: () => void,
): ShipHandlers {
  const { manifests, loading, tasks, parcels, addresses, overrides, putBack } = station;
  return {
    'manifests.list': ({ page }) => {
      const { manifests: closed, ...at } = manifests.history(page);
      return { open: mutable(manifests.open()), closed: mutable(closed), ...at };
    },
    'manifests.close': (key) => {
      mayClose();
      const closed = manifests.close(key);
      return closed.ok ? { refused: null, manifest: mutable(closed.value) } : { refused: closed.error, manifest: null };
    },
    'manifests.show': ({ manifestId, page }) => ({ shown: mutable(manifests.show(manifestId, page)) }),
    'manifests.print': async ({ manifestId }) => {
      const outcome = await manifests.print(manifestId);
      return { failed: outcome.kind === 'printed' ? null : outcome.reason };
    },
    'manifests.save': async ({ manifestId }) => {
      const [first, ...more] = await manifests.pages(manifestId);
      return { isSaved: first !== undefined && (await savePaper(window, first, more)) };
    },
    'manifests.formAgain': ({ formId }) => {
      mayClose();
      return { problem: manifests.formAgain(formId) };
    },
    'manifests.formSave': async ({ formId }) => {
      const paper = manifests.formPaper(formId);
      return { isSaved: paper !== null && (await savePdf(window, paper)) };
    },
    'loading.open': (target) => {
      loading.open('manifestId' in target ? target.manifestId : target);
      return { loading: mutable(loading.view()) };
    },
    'loading.state': () => ({ loading: mutable(loading.view()) }),
    'loading.leave': () => (loading.leave(), {}),
    'putBack.open': ({ sessionId }) => {
      putBack.open(sessionId);
      return { putBack: mutable(putBack.view()) };
    },
    'putBack.tick': ({ lineId }) => (putBack.tick(lineId), {}),
    'putBack.leave': () => (putBack.leave(), {}),
    'tasks.list': () => ({ tasks: mutable(tasks.list()) }),
    'tasks.take': ({ task }) => ({ problem: tasks.take(task) }),
    'tasks.done': ({ task, note }) => ({ problem: tasks.done(task, note) }),
    'addresses.show': ({ orderId }) => {
      maySeeOrders();
      return { doubt: mutable(addresses.show(orderId)) };
    },
    'parcels.list': ({ search, page }) => mutable(parcels.list(search, page)),
    'parcels.listen': ({ isOn }) => (parcels.listen(isOn), {}),
    'parcels.show': ({ parcelId }) => {
      const parcel = parcels.detail(parcelId);
      return { parcel: parcel && mutable({ ...parcel, reopen: overrides.reopening(parcelId) }) };
    },
    'parcels.reopen': ({ parcelId }) => ({ refused: overrides.askReopen(parcelId) }),
    'parcels.reprint': async ({ parcelId }) => ({ failed: await parcels.reprint(parcelId) }),
    'parcels.reprintSlip': async ({ parcelId }) => ({ failed: await parcels.reprintSlip(parcelId) }),
    'parcels.returnLabel': async ({ parcelId }) => ({ failed: await parcels.returnLabel(parcelId) }),
    'parcels.logisticLabel': async ({ parcelId }) => ({ failed: await parcels.logisticLabel(parcelId) }),
    'parcels.giveLabelBack': ({ parcelId }) => ({ problem: station.giveLabelBack(parcelId) }),
    'parcels.notBought': ({ parcelId }) => ({ problem: station.settleAsNotBought(parcelId) }),
  };
}

/** Tells the window what happened to parcels and goods after the bench. */
export function tellShip(
  window: BrowserWindow,
  change: Extract<StationChange, { readonly kind: 'loading' | 'putBack' | 'parcelScanned' | 'replayScanned' }>,
): void {
  switch (change.kind) {
    case 'loading':
      tellWindow(window, 'loading.changed', { loading: mutable(change.view), cue: change.cue });
      return;
    case 'putBack':
      tellWindow(window, 'putBack.changed', { putBack: mutable(change.view), cue: change.cue });
      return;
    case 'parcelScanned':
      tellWindow(window, 'parcels.scanned', { number: change.number });
      return;
    case 'replayScanned':
      tellWindow(window, 'replay.scanned', { orderId: change.orderId });
      return;
  }
}
