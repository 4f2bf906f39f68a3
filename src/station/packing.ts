import { asId, type OrderId, type ParcelId, type SessionId } from '../core/ids.ts';
import type { ScanRefusal } from '../core/journal/events.ts';
import { unfinishedEffects } from '../core/pack/answers.ts';
import { applyDecision, decide } from '../core/pack/decide.ts';
import { isOver, isStopped } from '../core/pack/clearance.ts';
import type { Decision, PackCommand, PackEffect } from '../core/pack/decision.ts';
import { currentParcel, isPlanStale, type PackSession } from '../core/pack/session.ts';
import type { Cue } from '../core/pack/cues.ts';
import type { PackSnapshot } from '../core/pack/snapshot.ts';
import { view } from '../core/pack/view.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import { createCurveShelf } from './curveShelf.ts';
import { answerLaidAside } from './laidAside.ts';
import { meaningOf } from './meaning.ts';
import { LEAVES_BOX, type Packing, type PackingPorts } from './bench.ts';
import { outsideScan } from './outsideScan.ts';
import { beginOrder } from './beginOrder.ts';
import { printEffect } from './packPrints.ts';
import { packFacts, viewFacts } from './packFacts.ts';
import type { StoredDocument } from './ports.ts';
import { withLoadWatch } from './loadWatch.ts';
import { createWeighing } from './weighing.ts';

type Kept = readonly StoredDocument[];

/** Creates the bench of one station. */
export function createPacking(ports: PackingPorts): Packing {
  const { storage, runtime, signIn, publish } = ports;
  const curves = createCurveShelf(runtime);
  let session: PackSession | null = null;
  let version = 0;
  let shown: PackSnapshot | null = null;
  /** Placements of the suggested box that are in, by the step the window told; not a fact: after a restart the steps are walked again. */
  let placed = 0;
  const opened = (): PackSession | null => session;

  const actor = () => signIn.current()?.userId ?? session?.packerId ?? null;

  const show = (cue: Cue | null, isRecorded = false): void => {
    version += 1;
    shown = session
      ? view(session, viewFacts(ports, session, version, { placed, isScaleCleared: weighing.isCleared() }))
      : null;
    publish({ kind: 'pack', snapshot: shown, cue, isRecorded });
  };

  /** Records a decision, then shows it, then does what follows. Nothing is shown that is not on disk. */
  const commit = (decision: Decision, next: () => PackSession | null, kept: Kept = []): boolean => {
    if (decision.events.length > 0) {
      try {
        storage.record(curves.facts(decision.events), actor(), kept);
      } catch (error) {
        ports.failed(error);
        return false;
      }
      session = next();
      if (session && session.status !== 'open') session = null;
      if (!decision.events.every(({ type }) => LEAVES_BOX.has(type))) placed = 0;
      if (!session) ports.boxes.forget();
    }
    if (decision.events.length > 0 || decision.cue) show(decision.cue, decision.events.length > 0);
    for (const effect of decision.effects) run(effect);
    return true;
  };

  const perform = (command: PackCommand, kept: Kept = []): boolean => {
    if (!session) return false;
    const before = session;
    const decision = decide(before, command, packFacts(ports, before, placed));
    const isDone = commit(decision, () => applyDecision(before, decision), kept);
    if (isDone) weighing.sessionChanged(session);
    return isDone;
  };

  const run = (effect: PackEffect): void => {
    if (effect.type === 'voidLabel') return ports.purchases.take(effect.intentId);
    const current = session;
    if (!current) return;
    switch (effect.type) {
      case 'planBoxes':
        // After the first paint: the order is on the screen before its boxes are thought about.
        setTimeout(() => {
          if (session?.sessionId === current.sessionId) guard(() => planBoxes(session ?? current));
        }, 0);
        return;
      case 'buyLabel':
        takePurchase(current, effect.parcelId);
        return;
      default:
        printEffect(ports, current, effect, {
          isWanted: () => isPaperWanted(current),
          feed: (command) => feed(current.sessionId, command),
        });
    }
  };

  const planBoxes = (open: PackSession): void => {
    const begun = open.parcels.length;
    const why = open.plan ? 'contentsChanged' : null;
    ports.boxes.plan(open, ({ parcels, reason }, isImproved) => {
      if (session?.sessionId !== open.sessionId) return;
      // A better plan never takes a box out of the packer's hands.
      if (isImproved && (placed > 0 || session.parcels.length !== begun)) return;
      guard(() => perform({ type: 'planned', parcels, reason, begun, why: isImproved ? 'improved' : why }));
    });
  };

  /** The order is not stopped while its paper is drawn; a parcel closed meanwhile still gets its slip. */
  const isPaperWanted = ({ sessionId }: PackSession): boolean => {
    const now = session?.sessionId === sessionId ? session : storage.sessions.byId(sessionId);
    return now !== null && !isOver(now);
  };

  const takePurchase = (of: PackSession, parcelId: ParcelId): void => {
    const intent = of.parcels.find((parcel) => parcel.parcelId === parcelId)?.intent;
    if (intent) ports.purchases.take(intent.intentId);
  };

  /** Brings an answer back as a command, if its session is still there. */
  const feed = (sessionId: SessionId, command: PackCommand, kept: Kept = []): boolean => {
    if (session?.sessionId !== sessionId) return false;
    const before = session;
    // An answer that changed nothing was not recorded either.
    return guard(() => perform(command, kept) && session !== before) ?? false;
  };

  const answerElsewhere = answerLaidAside(ports);

  const guard = <T>(act: () => T): T | null => {
    try {
      return act();
    } catch (error) {
      ports.failed(error);
      return null;
    }
  };

  const alone = createWeighing({
    now: () => runtime.steady(),
    // What a weight sets off is somebody's act: with nobody signed in the parcel waits on the scale.
    isAttended: () =>
      signIn.current() !== null && !(shown?.weigh?.mark ?? shown?.instruction ?? shown?.takingOut ?? shown?.whyNotBox),
    judge: (gross) => {
      const parcel = session ? currentParcel(session) : null;
      return session && parcel ? ports.boxes.judge(session, parcel, gross).verdict : 'unknown';
    },
    capture: (gross, deviceId, frame, curve) =>
      guard(() => curves.during(curve, () => perform({ type: 'weigh', gross, deviceId, frame }))),
    clearedChanged: () => guard(() => (session ? show(null) : null)),
  });
  const weighing = withLoadWatch(ports, alone, (flag) => guard(() => perform({ type: 'loadJudged', flag })) ?? false);

  const refuseOutside = (reason: ScanRefusal, code: string): void => {
    guard(() =>
      storage.record([{ event: { type: 'scanRefused', sessionId: null, reason, code, sku: null } }], actor()),
    );
    publish({ kind: 'notice', reason, code });
  };

  const openOrder = (orderId: OrderId, code: string): void => {
    const user = signIn.current();
    if (!user) return refuseOutside('signInFirst', code);
    if (session) return;
    const paused = storage.sessions.ofOrder(orderId);
    if (paused?.status === 'paused') {
      ports.boxes.forget();
      const decision: Decision = {
        events: [{ type: 'packResumed', sessionId: paused.sessionId, packerId: user.userId }],
        effects: [],
        cue: 'right',
      };
      commit(decision, () => applyDecision(paused, decision));
      resumeEffects();
      return;
    }
    const order = storage.orders.byId(orderId);
    if (!order) return refuseOutside('unknownOrder', code);
    const started = beginOrder(order, asId<SessionId>(runtime.newId()), user.userId, storage, ports.policies.now());
    if (typeof started === 'string') return refuseOutside(started, order.number);
    ports.boxes.opened(order);
    commit(started, () => storage.sessions.ofOrder(orderId));
    weighing.sessionChanged(session);
  };

  const resumeEffects = (): void => {
    if (!session) return;
    const parcel = currentParcel(session);
    // The station went away between sending and hearing back: it may be on paper or not. It is asked for, never re-sent by itself.
    if (parcel?.print === 'sent')
      perform({
        type: 'labelPrintFailed',
        parcelId: parcel.parcelId,
        jobId: 'before-restart',
        reason: 'stationRestarted',
        isUncertain: true,
      });
    // Read anew: the command above may have ended the session.
    const open = opened();
    if (open) for (const effect of unfinishedEffects(open)) run(effect);
    weighing.sessionChanged(session);
  };

  const scannedOutside = (reading: ScanReading): void => {
    const scan = outsideScan(reading, storage);
    if (scan.kind === 'open') openOrder(scan.orderId, reading.text);
    else if (scan.kind === 'next') openNext();
    else refuseOutside(scan.reason, scan.code);
  };

  const openNext = (): void => {
    const next = ports.queue.next();
    if (next) openOrder(next, 'NEXT');
    else refuseOutside('noneLeft', 'NEXT');
  };

  return {
    session: () => session,
    snapshot: () => shown,
    resume() {
      guard(() => {
        session = storage.sessions.open();
        if (!session) return;
        show(null);
        resumeEffects();
      });
    },
    scanned(reading) {
      guard(() => {
        if (!session) return scannedOutside(reading);
        if (!signIn.current()) return refuseOutside('signInFirst', reading.text);
        const isGood = perform({ type: 'scan', meaning: meaningOf(reading, storage, session), code: reading.text });
        ports.devices.feedback(reading.deviceId, isGood && !opened()?.alert ? 'good' : 'bad');
      });
    },
    dispatch(command, seenVersion) {
      if (seenVersion !== version) return;
      guard(() => perform(command));
    },
    placed(count, seenVersion) {
      if (seenVersion !== version || !shown?.box) return;
      placed = Math.min(count, shown.box.placements.length);
      // The window showed it already: nothing to paint.
      shown = { ...shown, box: { ...shown.box, placed } };
      const isHeeded = placed > 0 && session?.alert?.kind === 'scan' && session.alert.reason === 'nothingPlaced';
      if (isHeeded) guard(() => perform({ type: 'word', word: 'UNDO' }));
    },
    openOrder: (orderId) => {
      guard(() => {
        openOrder(orderId, '');
      });
    },
    openNext: () => {
      guard(openNext);
    },
    weighed: weighing.weighed,
    answer(sessionId, command, ...rest) {
      const isRecorded =
        session?.sessionId === sessionId
          ? feed(sessionId, command, rest[0])
          : (guard(() => answerElsewhere(sessionId, command, ...rest)) ?? false);
      if (isRecorded) publish({ kind: 'answered' });
      return isRecorded;
    },
    shownChanged(stage) {
      guard(() => {
        if (session && (stage === null || shown?.stage === stage)) show(null);
      });
    },
    slipFailed(parcelId, orderNumber, reason) {
      // The Label screen of its parcel says it; after that, nothing else would.
      const isShown = shown?.stage === 'label' && session !== null && currentParcel(session)?.parcelId === parcelId;
      if (!isShown) publish({ kind: 'notice', reason, code: orderNumber });
    },
    devicesChanged() {
      guard(() => {
        if (!session) return;
        const parcel = isStopped(session) ? null : currentParcel(session);
        if (parcel && ports.labels.mayPrintNow(parcel))
          run({ type: 'printLabel', parcelId: parcel.parcelId, isReprint: parcel.print === 'failed' });
        show(null);
      });
    },
    factsChanged(cue = null) {
      guard(() => {
        const open = storage.sessions.open();
        session = open;
        ports.boxes.forget();
        // What was being planned is dropped with what it was planned by.
        if (session && !isStopped(session) && (!session.plan || isPlanStale(session))) run({ type: 'planBoxes' });
        show(session && isStopped(session) ? 'wrong' : cue);
        weighing.sessionChanged(session);
      });
    },
    close() {
      session = null;
      ports.boxes.forget();
      ports.purchases.close();
    },
  };
}
