import type { LabelRenderPort } from '../../../src/station/ports.ts';
import type { DeviceSettings } from '../../../src/devices/config.ts';
import { startInstruments } from '../../../src/devices/virtual/simulation.ts';
import { chance } from '../../support/chance.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import type { DayFolder } from './folder.ts';
import { findingsOf, readJobs, takenAndLost, type Ends, type Finding } from './judge.ts';
import { packerFor } from './packer.ts';
import { startStation, type Running } from './running.ts';
import { troubleFor } from './trouble.ts';

/** How one day went. */
export interface Day {
  readonly seed: number;
  readonly findings: readonly { readonly kind: Finding; readonly what: string }[];
  readonly ends: Ends;
  readonly labels: number;
  readonly papers: number;
  /** Labels that a person asked for again. */
  readonly asked: number;
  /** Labels open at the end, all of them shown as such. */
  readonly left: number;
  readonly restarts: number;
  /** Labels handed over to a printer that tells nothing, and lost by it. */
  readonly takenAndLost: number;
}

const SCALE = 60;
const LOOK_MS = 4;
const LONGEST_MS = 900_000;
const QUIET_MS = 12_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Firmware and settings differ from bench to bench. */
function printerOf(random: () => number, whole: (most: number) => number) {
  const settings: DeviceSettings = {
    ...(random() < 0.25 && { connection: 'perJob' as const }),
    ...(random() < 0.15 && { printer: { zplOdometer: 'none' as const } }),
    ...(random() < 0.1 && { statusReplies: 'none' as const }),
  };
  const options = {
    printMs: 100 + whole(1500),
    isStatusMuteWhenFaulty: random() < 0.3,
    isMuteWhenFaulty: random() < 0.15,
  };
  return { settings, options };
}

/**
 * Three orders packed by a real station while its printer, its line and the station itself fail as the seed says, and what is wrong
 * then. Papers are counted at the printer. What is judged holds for every order in which things may happen.
 */
export async function badDay(seed: number, folder: DayFolder, renderer: LabelRenderPort): Promise<Day> {
  const random = chance(seed);
  const whole = (most: number): number => Math.floor(random() * most);
  const clock = scaledClock(SCALE, chance(seed + 1_000_000));
  const { settings, options } = printerOf(random, whole);
  const simulation = await startInstruments({
    addresses: { printer: { kind: 'tcp', port: 0 } },
    control: null,
    printer: options,
    clock,
  });
  const { core, served } = simulation.instruments.printer!;
  const trouble = troubleFor({ printer: core, served, clock, scale: SCALE, whole });
  const dataDir = folder.copy();
  const start = (): Running => startStation({ dataDir, port: Number(served.at), settings, clock, renderer });
  const papersOf = (zpl: string): number => core.labels.filter(({ bytes }) => textOf(bytes) === zpl).length;
  const packer = packerFor({ clock, whole, inTray: ({ zpl }) => papersOf(zpl) });
  let running = start();
  let restarts = 0;
  const began = clock.now();
  // Some days end with somebody walking away.
  const ends = began + (random() < 0.3 ? whole(200_000) : LONGEST_MS);
  let nextTrouble = began + whole(10_000);
  let nextRestart = random() < 0.5 ? Infinity : began + whole(120_000);
  let strikes = 3 + whole(12);
  while (clock.now() < ends && !packer.isDone) {
    if (clock.now() >= nextTrouble && strikes > 0) {
      strikes -= 1;
      trouble.strike();
      nextTrouble = clock.now() + whole(8000);
    }
    if (clock.now() >= nextRestart) {
      await (random() < 0.5 ? running.close() : running.crash());
      await pause(whole(20_000) / SCALE);
      running = start();
      packer.forget();
      restarts += 1;
      nextRestart = restarts > 3 ? Infinity : clock.now() + whole(60_000);
    }
    packer.look(running);
    await pause(LOOK_MS);
  }
  trouble.mendAll();
  await trouble.back();
  await pause(QUIET_MS / SCALE);
  const left = await endings(running);
  const { jobs, ends: ended } = readJobs(dataDir);
  const bought = [...jobs].map(([tracking, of]) => {
    const stored = of.labelHash ? running.storage.labels.byHash(of.labelHash) : null;
    const zpl = textOf(stored?.bytes ?? new Uint8Array());
    return { tracking, of, zpl, papers: papersOf(zpl), asked: packer.labels.get(tracking)?.asked ?? 0 };
  });
  await running.close();
  await simulation.close();
  const bench = JSON.stringify({ ...settings, ...options });
  const findings = [
    ...packer.shownWrongly.concat(left.unshown).map((what) => ({ kind: 'unshown' as const, what })),
    ...bought.flatMap(({ tracking, of, papers, asked }) =>
      findingsOf(asked, papers, of).map((kind) => ({
        kind,
        what: `${tracking}: ${papers.toString()} papers, asked ${asked.toString()}, ${JSON.stringify(of)}; ${bench}`,
      })),
    ),
    ...core.labels
      .filter(({ bytes }) => bought.every(({ zpl }) => zpl !== textOf(bytes)))
      .map(({ bytes }) => ({ kind: 'garbled' as const, what: `${textOf(bytes).slice(-60)}; ${bench}` })),
  ];
  return {
    seed,
    findings,
    ends: ended,
    labels: bought.length,
    papers: core.labels.length,
    asked: bought.reduce((sum, { asked }) => sum + asked, 0),
    left: left.open,
    restarts,
    takenAndLost: bought.reduce((sum, { papers, of }) => sum + takenAndLost(papers, of), 0),
  };
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').trim();

const OPEN = ['waiting', 'failed', 'uncertain', 'delivered'];

/** When nothing moves any more: every label that nobody has scanned stands on the screen or on the supervisor's list. */
async function endings(running: Running): Promise<{ readonly open: number; readonly unshown: readonly string[] }> {
  const { station, storage } = running;
  const deadline = performance.now() + 20_000;
  // An order that was laid aside with its label on the way has nobody at a screen who waits: the job must end all the same.
  const isUnderWay = (): boolean =>
    storage.parcels
      .all()
      .some((parcel) => parcel.closedAt === null && parcel.labelState === 'bought' && parcel.printState === 'sent');
  while (isUnderWay() && performance.now() < deadline) await pause(LOOK_MS);
  const onBench = station.snapshot();
  const unshown: string[] = [];
  let open = 0;
  for (const parcel of storage.parcels.all()) {
    if (parcel.closedAt !== null || parcel.labelState !== 'bought') continue;
    open += 1;
    const order = storage.orders.byId(parcel.orderId);
    const number = order?.number ?? '';
    const isOnBench =
      onBench?.orderId === parcel.orderId && onBench.stage === 'label' && OPEN.includes(parcel.printState);
    const isListed =
      storage.tasks.uncertainPrints(50).some(({ orderNumber }) => orderNumber === number) ||
      storage.tasks.heldOrders(50).some((held) => held.number === number);
    if (!isOnBench && !isListed) unshown.push(`${number}: ${parcel.printState}, on no screen and no list`);
    if (isOnBench && parcel.printState === 'uncertain' && onBench.band.key !== 'printUncertain')
      unshown.push(`${number}: uncertain, but ${onBench.band.key}`);
    if (parcel.printState === 'sent') unshown.push(`${number}: still on its way`);
  }
  return { open, unshown };
}
