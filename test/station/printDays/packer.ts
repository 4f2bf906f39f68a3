import type { PackSnapshot } from '../../../src/core/pack/snapshot.ts';
import type { DeviceClock } from '../../../src/devices/clock.ts';
import { MUG, ORDERS } from './folder.ts';
import type { Running } from './running.ts';

/** A label as the station bought it, with what lies beside the printer and what the packer asked for. */
export interface KnownLabel {
  readonly number: string;
  /** The text of its bars. */
  readonly scanText: string;
  /** The stored bytes as the printer gets them. */
  readonly zpl: string;
  /** How often a person asked for it again without being told that nothing came out. */
  asked: number;
}

/** Somebody at the bench who does what the screen says, looks into the printer's tray, and asks again for what is not there. */
export interface Packer {
  /** Looks at the screen once and does the next thing, if there is one. */
  look(running: Running): void;
  /** The station began anew: what was seen before says nothing. */
  forget(): void;
  readonly labels: ReadonlyMap<string, KnownLabel>;
  /** What was on the screen and should never be. */
  readonly shownWrongly: readonly string[];
  readonly isDone: boolean;
}

interface PackerPorts {
  readonly clock: DeviceClock;
  readonly whole: (most: number) => number;
  /** How often this label lies in the tray. */
  inTray(label: KnownLabel): number;
}

const PATIENCE_MS = 20_000;
// Goes on asking only now and then: a printer takes its time.
const AGAIN_MS = 15_000;

/** A packer for one day. */
export function packerFor({ clock, whole, inTray }: PackerPorts): Packer {
  const labels = new Map<string, KnownLabel>();
  const shownWrongly: string[] = [];
  const done = new Set<string>();
  const aside: string[] = [];
  let seen = { state: '', since: 0, patience: 0 };

  const learn = ({ storage }: Running, number: string): KnownLabel | null => {
    const bought = storage.sessions.open()?.parcels.at(-1)?.bought;
    const stored = bought ? storage.labels.byHash(bought.labelHash) : null;
    if (!bought || !stored) return null;
    const zpl = Buffer.from(stored.bytes).toString('latin1').trim();
    const known = labels.get(bought.tracking) ?? { number, scanText: bought.scanText, zpl, asked: 0 };
    labels.set(bought.tracking, known);
    return known;
  };

  const waited = (state: string): boolean => {
    if (seen.state !== state) seen = { state, since: clock.now(), patience: PATIENCE_MS + whole(PATIENCE_MS) };
    return clock.now() - seen.since > seen.patience;
  };
  const askAgain = (running: Running): void => {
    seen = { ...seen, since: clock.now(), patience: AGAIN_MS };
    running.scan('CMD-REPRINT');
  };

  const atLabel = (running: Running, now: PackSnapshot): void => {
    const label = learn(running, now.number);
    const stage = now.label;
    if (!label || !stage || stage.label !== 'bought') return;
    if (stage.print === 'uncertain' && now.band.key !== 'printUncertain')
      shownWrongly.push(`${now.number}: uncertain, but ${now.band.key}`);
    const hasWaited = waited(`${now.number} ${stage.print}`);
    if (inTray(label) > 0 && (stage.print !== 'sent' || whole(20) === 0)) {
      running.scan(label.scanText);
      running.weigh(null);
    } else if (stage.print === 'uncertain' && whole(200) === 0) {
      // Set aside with nobody knowing: it must stand on the supervisor's list.
      running.scan('CMD-PROBLEM');
      aside.push(now.number);
      const isListed = running.storage.tasks.uncertainPrints(50).some(({ orderNumber }) => orderNumber === now.number);
      if (!isListed) shownWrongly.push(`${now.number}: uncertain, set aside and on no list`);
    } else if (stage.print === 'sent' && whole(400) === 0) {
      running.scan('CMD-HOLD');
      aside.push(now.number);
    } else if (hasWaited && (stage.print === 'uncertain' || stage.print === 'delivered')) {
      label.asked += 1;
      askAgain(running);
    } else if (hasWaited && stage.print === 'failed') askAgain(running);
  };

  const open = (running: Running): void => {
    const next = ORDERS.find((number) => !done.has(number) && !aside.includes(number)) ?? aside.shift();
    if (next === undefined) return;
    running.scan(next.slice(1));
  };

  return {
    labels,
    shownWrongly,
    get isDone() {
      return done.size === ORDERS.length;
    },
    forget() {
      seen = { state: '', since: 0, patience: 0 };
    },
    look(running) {
      const now = running.station.snapshot();
      if (!now) {
        for (const number of ORDERS) if (running.storage.orders.byNumber(number)?.status === 'done') done.add(number);
        open(running);
        return;
      }
      if (now.mismatch) running.scan('CMD-UNDO');
      else if (now.stage === 'verify') running.scan(MUG);
      else if (now.stage === 'box') running.scan('BX-S');
      else if (now.stage === 'weigh' && now.weigh?.expected && now.weigh.gross === null)
        running.weigh(now.weigh.expected);
      else if (now.stage === 'label') atLabel(running, now);
    },
  };
}
