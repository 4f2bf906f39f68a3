import { asId, type OrderId, type Sku } from '../core/ids.ts';
import { badgeOf } from '../core/people/badgeCode.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import type { LiveWeight } from '../core/weigh/reading.ts';
import { StationError } from '../shared/errors.ts';
import { createBadgeDesks } from './badgeDesks.ts';
import { createDesks } from './desks.ts';
import { watchReadiness } from './deviceNews.ts';
import { labelCare } from './labelCare.ts';
import { createListeners } from './listeners.ts';
import { createMasterDesks } from './masterDesks.ts';
import { createPacking } from './packing.ts';
import { assignBarcode } from './products.ts';
import { createFirstRun } from './setup.ts';
import { numberCare } from './numberCare.ts';
import { customsCare } from './paperPages.ts';
import { shopPapers } from './papers.ts';
import { createPrintRouting } from './printRouting.ts';
import { packCommand } from './touch.ts';
import { createShipDesks } from './shipDesks.ts';
import { createBatchRun, withLane } from './lane.ts';
import { createSignIn } from './signIn.ts';
import type { Failure, Notice, Station, StationPorts } from './station.ts';

/** Orders on one page of the queue. */
const PAGE_SIZE = 6;

/** Puts a station together from its ports and takes up what was left open. */
export function createStation(ports: StationPorts): Station {
  const { storage, devices, runtime } = ports;
  const { tell, onChange } = createListeners((error) => void ports.report(error));
  let failure: Failure | null = null;
  let notice: Notice | null = null;
  let live: LiveWeight = { state: 'gone' };

  const failed = (error: unknown): void => {
    const reference = ports.report(error);
    const known = error instanceof StationError ? error : new StationError('internal', {}, { cause: error });
    failure = { code: known.code, params: known.params, reference };
    tell({ kind: 'app' });
  };
  /** A right act clears what stood there: the failure is over once something was recorded again. */
  const cleared = (isActed = true): void => {
    if (!failure && (!notice || !isActed)) return;
    failure = null;
    if (isActed) notice = null;
    tell({ kind: 'app' });
  };

  const signIn = createSignIn(storage, runtime);
  const shared = { storage, devices, runtime, signIn };
  const routing = createPrintRouting(devices, storage.preferences, () => ports.routes?.() ?? {});
  const desks = createDesks(ports, routing, () => packing);
  const badges = createBadgeDesks({ ...shared, routing, press: desks.press, tell, bench: () => packing });
  const show = createBatchRun({ storage, queue: desks.queue, bench: () => packing, tell });
  const bench = createPacking({
    ...shared,
    ...desks,
    carrier: ports.carrier,
    override: badges.override,
    failed,
    publish(change) {
      if (change.kind === 'notice') {
        notice = { reason: change.reason, code: change.code, id: (notice?.id ?? 0) + 1 };
        tell({ kind: 'app' });
        const cue = change.reason === 'toteShared' ? 'attention' : 'wrong';
        tell({ kind: 'pack', snapshot: packing.snapshot(), cue });
        return;
      }
      if (change.kind === 'pack') {
        // What the station works out by itself, such as a plan that came, answers nothing that a person was told.
        if (change.isRecorded) cleared(change.cue !== null);
        show(change.snapshot, change.cue);
        if (change.snapshot) return;
        tell({ kind: 'queue' });
      }
      tell({ kind: 'manifests' });
      tell({ kind: 'parcels' });
      // After the paint: what an order leaves behind is no business of the next scan.
      setTimeout(ships.look, 0);
    },
  });
  const packing = withLane(bench, { storage, signIn, queue: desks.queue });
  const ships = createShipDesks(ports, { ...desks, signIn, routing, tell, failed, answer: packing.answer });
  const master = createMasterDesks(ports, { ...ships, tell, factsChanged: () => void packing.factsChanged() });

  const scanned = (reading: ScanReading): void => {
    if (!storage.site()) {
      // First run: the code is the first supervisor's badge; the window puts it where it belongs.
      notice = { reason: 'signInFirst', code: reading.text, id: (notice?.id ?? 0) + 1 };
      devices.feedback(reading.deviceId, 'good');
      tell({ kind: 'app' });
      return;
    }
    if (badges.takesScan(reading)) return;
    const user = signIn.ofBadge(reading.text);
    // A badge that was printed at any station is nobody's code to be kept, whatever lies open.
    if (!user && badgeOf(reading.text) === null) {
      if (!ships.takesScan(reading, packing.session() === null)) packing.scanned(reading);
      return;
    }
    try {
      if (user) {
        signIn.signIn(user, 'badge');
        cleared();
      } else {
        const event = { type: 'signInRefused', number: null, reason: 'unknownBadge' } as const;
        storage.record([{ event }], signIn.current()?.userId ?? null);
        notice = { reason: 'unknownBadge', code: '', id: (notice?.id ?? 0) + 1 };
      }
      devices.feedback(reading.deviceId, user ? 'good' : 'bad');
      tell({ kind: 'app' });
      tell({ kind: 'pack', snapshot: packing.snapshot(), cue: user ? 'right' : 'wrong' });
    } catch (error) {
      failed(error);
    }
  };

  const deviceNews = watchReadiness();

  const stopListening = devices.onEvent((event) => {
    switch (event.kind) {
      case 'scan':
        scanned(event.scan);
        return;
      case 'weight':
        live = event.live;
        tell({ kind: 'scale', live });
        packing.weighed(event.live, event.deviceId);
        return;
      case 'status': {
        try {
          routing.remember(event.devices);
        } catch (error) {
          ports.report(error);
        }
        const { cue, isNews } = deviceNews(event.devices);
        tell({ kind: 'devices', devices: event.devices });
        if (isNews) packing.devicesChanged();
        if (cue) tell({ kind: 'pack', snapshot: packing.snapshot(), cue });
        return;
      }
    }
  });
  packing.resume();
  desks.purchases.resume();
  deviceNews(devices.statuses());

  return {
    onChange,
    state: () => ({
      site: storage.site(),
      user: signIn.current(),
      failure,
      notice,
      ordersToPack: storage.orders.waiting(),
    }),
    setUp: createFirstRun({ storage, runtime, signIn }, () => {
      notice = null;
      tell({ kind: 'app' });
    }),
    async signIn(number, pin) {
      const refused = await signIn.withPin(number, pin);
      if (!refused) cleared();
      tell({ kind: 'app' });
      return refused;
    },
    signOut() {
      ships.leave();
      signIn.signOut();
      tell({ kind: 'app' });
    },
    snapshot: () => packing.snapshot(),
    dispatch(command, seenVersion) {
      const user = signIn.current();
      if (!user) return;
      if (command.type === 'openOrder') packing.openOrder(asId<OrderId>(command.orderId));
      else if (command.type === 'code') scanned({ text: command.text, aim: null, deviceId: null, at: runtime.now() });
      else if (command.type === 'word' && command.word === 'SUPERVISOR' && badges.desks.overrides.ask()) return;
      else if (!packing.session()) {
        if (command.type === 'word' && command.word === 'NEXT') packing.openNext();
      } else if (command.type === 'placed') packing.placed(command.placed, seenVersion);
      else packing.dispatch(packCommand(command), seenVersion);
    },
    scanned,
    queue: (request) => desks.promises.shown(desks.queue.page({ ...request, pageSize: PAGE_SIZE })),
    chooseQueue: (choice) => {
      desks.queue.choose(choice);
    },
    prioritize(orderId, priority) {
      if (!desks.queue.prioritize(orderId, priority, signIn.current()?.userId ?? null)) return;
      tell({ kind: 'queue' });
      packing.shownChanged(null);
    },
    devices: () => devices.statuses(),
    routesNow: () => routing.now(),
    routesChanged: () => {
      packing.devicesChanged();
    },
    ratesChanged: () => {
      packing.factsChanged();
      tell({ kind: 'queue' });
    },
    live: () => live,
    ...master.desks,
    ...shopPapers({ storage, renderer: ports.renderer, routing, press: desks.press }),
    async printBarcode(sku) {
      const barcode = await assignBarcode(
        { storage, runtime, routing, press: desks.press },
        asId<Sku>(sku),
        signIn.current()?.userId ?? null,
      );
      desks.boxes.forget();
      ships.look();
      return barcode;
    },
    releaseOrder(orderId) {
      const order = storage.orders.byId(asId<OrderId>(orderId));
      if (order?.status !== 'onHold' || storage.sessions.ofOrder(order.orderId)) return;
      storage.record([{ event: { type: 'orderReleased', orderId: order.orderId } }], signIn.current()?.userId ?? null);
      tell({ kind: 'queue' });
      ships.look();
    },
    ...badges.desks,
    ...ships.desks,
    ...labelCare({ ...ports, signIn, answer: packing.answer }),
    ...numberCare({ ...ports, signIn, tell }),
    ...customsCare({ ...ports, ...desks, routing, signIn, session: packing.session, tell }),
    async close() {
      stopListening();
      ships.close();
      master.close();
      await devices.close();
      packing.close();
      await ports.cartonizer.close();
      storage.close();
    },
  };
}
