import type { PackSnapshot } from '../../../src/core/pack/snapshot.ts';
import type { StationRig } from '../../support/station.ts';
import { BARCODES, type ShiftOrder } from './mix.ts';

/** What a packer may scan wrongly. */
export const SLIPS = ['wrongItem', 'doubleScan', 'wrongBox', 'swappedLabel'] as const;
export type Slip = (typeof SLIPS)[number];

/** One order as it was packed. */
export interface Packed {
  /** Right scans it took. */
  readonly scans: number;
  /** Milliseconds the packer stood waiting, all steps together. */
  readonly waitedMs: number;
  /** Slips that were made, and how many of them the station refused aloud with everything left as it was. */
  readonly slips: readonly { readonly slip: Slip; readonly isCaught: boolean }[];
}

const PATIENCE_MS = 30_000;
const EMPTY = { digits: 0, exponent: 0, unit: 'lb' } as const;

/**
 * A packer who scans what the bench asks for as soon as it asks, puts the parcel on the scale and touches nothing. Makes the slips it is
 * told, each once, at the step where they happen.
 */
export function shiftPacker(rig: StationRig) {
  const changed = changesOf(rig);
  let lastLabel = '';
  const shot = (): PackSnapshot | null => rig.station.snapshot();

  return async function pack(order: ShiftOrder, slips: readonly Slip[] = []): Promise<Packed> {
    let scans = 0;
    let waitedMs = 0;
    const made: { slip: Slip; isCaught: boolean }[] = [];
    const waitFor = async (what: string, act: () => void, isReady: () => boolean): Promise<void> => {
      const began = performance.now();
      act();
      await changed.until(`${order.number} (${order.kind}): ${what}`, isReady);
      waitedMs += performance.now() - began;
    };
    const scan = (text: string, what: string, isReady: () => boolean): Promise<void> => {
      scans += 1;
      return waitFor(
        what,
        () => {
          rig.scan(text);
        },
        isReady,
      );
    };
    const slipNow = async (slip: Slip, text: string): Promise<void> => {
      if (!slips.includes(slip) || made.some((one) => one.slip === slip)) return;
      made.push({ slip, isCaught: await isCaught(rig, changed, text) });
    };

    await scan(order.number, 'opened', () => shot()?.number === order.number && shot()?.stage === 'verify');
    for (const [sku, count] of Object.entries(order.lines)) {
      const code = BARCODES[sku] ?? '';
      await slipNow('wrongItem', BARCODES['STOOL'] ?? '');
      for (let unit = 1; unit <= count; unit += 1) {
        const before = shot()?.packedUnits ?? 0;
        await scan(code, `${sku} counted`, () => shot()?.packedUnits === before + 1);
      }
      await slipNow('doubleScan', code);
    }
    for (let parcel = 1; parcel <= order.parcels; parcel += 1) {
      await waitFor(
        'a box suggested',
        () => undefined,
        () => Boolean(shot()?.box?.suggested),
      );
      await slipNow('wrongBox', order.kind === 'ownBox' ? 'BX-L' : 'BX-XS');
      // Goods in their own packaging are their own box.
      const box = order.kind === 'ownBox' ? BARCODES['VASE'] : shot()?.box?.suggested?.barcode;
      await scan(box ?? '', 'the box taken', () => shot()?.stage === 'weigh');
      if (order.mark !== null) await scan(order.mark, 'the mark confirmed', () => shot()?.weigh?.mark === null);
      const expected = shot()?.weigh?.expected ?? EMPTY;
      const label = () => shot()?.label;
      await waitFor(
        'a label to put on',
        () => {
          rig.put(expected);
        },
        () => label()?.label === 'bought' && isOut(label()?.print),
      );
      const tracking = label()?.tracking ?? '';
      await slipNow('swappedLabel', lastLabel);
      const isLast = parcel === order.parcels;
      await scan(tracking, 'the parcel closed', () => (isLast ? shot() === null : shot()?.stage === 'box'));
      rig.put(EMPTY);
      lastLabel = tracking;
    }
    return { scans, waitedMs, slips: made };
  };
}

const isOut = (print: string | undefined): boolean => print === 'delivered' || print === 'printed';

interface Changes {
  until(what: string, test: () => boolean): Promise<void>;
  /** Refusals that were sounded so far. */
  refused(): number;
}

/** Waits by the station's own word, so that no polling is in the figures. */
function changesOf(rig: StationRig): Changes {
  let wake = (): void => undefined;
  let refused = 0;
  rig.station.onChange((change) => {
    // What is complete already, and what is taken for what is needed, have a sound of their own, and the same red band.
    if (change.kind === 'pack' && ['wrong', 'already', 'lookAlike'].includes(change.cue ?? '')) refused += 1;
    // The rig remembers everything for tests; a shift is longer than a test.
    rig.changes.length = 0;
    wake();
  });
  return {
    refused: () => refused,
    async until(what, test) {
      const deadline = performance.now() + PATIENCE_MS;
      while (!test()) {
        const left = deadline - performance.now();
        if (left <= 0)
          throw new Error(`waited for: ${what}; at ${JSON.stringify(rig.station.snapshot()?.band ?? null)}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
  };
}

/** What a wrong scan may not move. */
const stateOf = (shot: PackSnapshot | null): string =>
  JSON.stringify([shot?.number, shot?.stage, shot?.packedUnits, shot?.label?.tracking]);

async function isCaught(rig: StationRig, changed: Changes, text: string): Promise<boolean> {
  const [before, refused] = [stateOf(rig.station.snapshot()), changed.refused()];
  rig.scan(text);
  await changed.until(
    `an answer to ${text}`,
    () => changed.refused() > refused || stateOf(rig.station.snapshot()) !== before,
  );
  const now = rig.station.snapshot();
  return changed.refused() === refused + 1 && now?.band.role === 'stop' && stateOf(now) === before;
}
