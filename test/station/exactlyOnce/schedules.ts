import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredPurchase } from '../../../src/core/ship/labelPurchase.ts';
import { systemRuntime } from '../../../src/station/runtime.ts';
import { openStorage } from '../../../src/storage/openStorage.ts';
import { chance } from '../../support/chance.ts';
import { startEasypostServer, type EasypostServer } from '../../support/carrierServers/easypost.ts';
import type { Fault } from '../../support/carrierServers/faulty.ts';
import type { DayFolder } from '../printDays/folder.ts';
import { TIMES, type Life } from './life.ts';

const STATION = join(import.meta.dirname, 'stationProcess.ts');
const FAULTS: readonly [Fault, ...Fault[]] = [
  'cutBefore',
  'cutAfter',
  'error500Before',
  'error500After',
  'rubbishAfter',
  'truncatedAfter',
  'slowAfter',
  'tooMany',
];
/** After so many questions nothing goes wrong any more, so that every life comes to an end. */
const BAD_QUESTIONS = 14;
const DEATHS = 4;

/** What came of one schedule. */
export interface Outcome {
  readonly lives: number;
  readonly bought: number;
  /** Labels that the carrier sold beyond one an intent, or beyond one a parcel that nobody gave back. */
  readonly duplicates: number;
  /** Labels that the carrier sold and the station does not know of. */
  readonly lost: number;
  /** Said never to be bought, and bought. */
  readonly guessed: number;
  /** Questions that wait for a person at the end. */
  readonly forPerson: number;
  readonly isEnded: boolean;
  /** What the last life did, step by step. */
  readonly log: readonly string[];
}

interface Plan {
  readonly act: Life['act'];
  /** After which step each life dies; the lives after those go on to the end. */
  readonly deaths: readonly number[];
  fault(question: string): Fault | null;
  readonly hideMs: number;
  readonly refund: EasypostServer['refund'];
}

/** One order whose label is bought, or bought and given back, while nothing goes wrong but a death after one step. */
export const dyingAt = (act: Life['act'], step: number): Plan => ({
  act,
  deaths: [step],
  fault: () => null,
  hideMs: 0,
  refund: 'refunded',
});

/** Deaths, faults of the network and moods of the carrier by chance. */
export function byChance(seed: number): Plan {
  const next = chance(seed);
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(all: readonly [T, ...T[]]): T => all[whole(0, all.length - 1)] ?? all[0];
  let questions = 0;
  return {
    act: pick(['buy', 'void']),
    deaths: Array.from({ length: whole(0, DEATHS) }, () => whole(1, 36)),
    fault: () => {
      questions += 1;
      return questions <= BAD_QUESTIONS && next() < 0.3 ? pick(FAULTS) : null;
    },
    hideMs: pick([0, 0, TIMES.hideMs]),
    refund: pick(['submitted', 'refunded', 'rejected']),
  };
}

/** Plays a schedule on a folder of its own against a carrier of its own, and looks at both in the end. */
export async function play(folder: DayFolder, plan: Plan): Promise<Outcome> {
  const dataDir = folder.copy();
  const server = await startEasypostServer({ slowMs: TIMES.slowMs });
  server.fault = plan.fault;
  server.hideMs = plan.hideMs;
  server.refund = plan.refund;
  const deciding = setInterval(() => {
    server.decideRefunds();
  }, 500);
  try {
    let log: readonly string[] = [];
    let isEnded = false;
    let lives = 0;
    for (const killAt of [...plan.deaths, null, null]) {
      lives += 1;
      const lived = await live({ dataDir, url: server.url, act: plan.act, killAt });
      log = lived.log;
      isEnded = lived.code === 0;
      if (isEnded) break;
    }
    return { ...judge(purchasesIn(dataDir), server.purchases()), lives, isEnded, log };
  } finally {
    clearInterval(deciding);
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function live(life: Life): Promise<{ readonly code: number | null; readonly log: readonly string[] }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [STATION, JSON.stringify(life)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, log: log.split('\n') });
    });
  });
}

function purchasesIn(dataDir: string): readonly StoredPurchase[] {
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  const all = storage.parcels.all().flatMap(({ parcelId }) => storage.purchases.ofParcel(parcelId));
  storage.close();
  return all;
}

function judge(
  known: readonly StoredPurchase[],
  sold: ReturnType<EasypostServer['purchases']>,
): Omit<Outcome, 'lives' | 'isEnded' | 'log'> {
  const kept = sold.filter(({ refund }) => refund === null);
  const stateOf = (reference: string | null): string | undefined =>
    known.find(({ intentId }) => intentId === reference)?.state;
  const references = new Set(sold.map(({ reference }) => reference));
  return {
    bought: sold.length,
    duplicates: Math.max(sold.length - references.size, kept.length - 1, 0),
    lost: sold.filter(({ reference }) => ['refused', 'requested', undefined].includes(stateOf(reference))).length,
    guessed: known.filter(({ intentId, reason }) => reason === 'neverBought' && references.has(intentId)).length,
    forPerson: known.filter(({ state }) => state === 'unknown' || state === 'asked').length,
  };
}

/** Several schedules, two at a time. */
export async function playAll(folder: DayFolder, plans: readonly Plan[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const queue = plans.entries();
  const worker = async (): Promise<void> => {
    for (const [index, plan] of queue) outcomes[index] = await play(folder, plan);
  };
  await Promise.all([worker(), worker()]);
  return outcomes;
}
