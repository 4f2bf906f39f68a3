import type { LineId, Sku } from '../ids.ts';
import type { Mass } from '../quantity.ts';

/** Units that a scan put in; less than none where they came out again. */
export interface LoadItem {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly units: number;
}

/**
 * How the scale disagrees with what was scanned: nothing was put on, something else was, what came out still lies there, something lies
 * there that was not scanned, or something was taken off that was not told.
 */
export const LOAD_FAULTS = ['notAdded', 'otherAdded', 'notTakenOff', 'notScanned', 'takenOff'] as const;
export type LoadFault = (typeof LOAD_FAULTS)[number];

/** What the packer is told: it stands until the scale agrees, or until a person says that all is right. */
export interface LoadFlag {
  readonly fault: LoadFault;
  /** What was scanned, and does not show on the scale; none for what nobody scanned. */
  readonly items: readonly LoadItem[];
  /** By how much the load should have changed; less than zero where it should be lighter, null where that is not known. */
  readonly expected: Mass | null;
  /** By how much it changed; null where what lay there before is not known. */
  readonly found: Mass | null;
}

/** True for the same items in the same order. */
export const areSameItems = (a: readonly LoadItem[], b: readonly LoadItem[]): boolean =>
  a.length === b.length &&
  a.every(({ lineId, units }, index) => lineId === b[index]?.lineId && units === b[index].units);

/** True where the packer is told the same, whatever the scale shows by now. */
export const isSameFlag = (a: LoadFlag | null, b: LoadFlag | null): boolean =>
  a === null || b === null ? a === b : a.fault === b.fault && areSameItems(a.items, b.items);
