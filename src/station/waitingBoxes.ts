import { rebased, type BoxSet } from '../core/carton/boxSet.ts';
import type { CartonTypeId } from '../core/ids.ts';
import { barcodeKeys } from '../core/scan/classify.ts';
import type { StoragePort } from './ports.ts';

/** True when a code, by its normalised keys, is a box's of the version that waits for its moment; `but`: the box that may have it. */
export type IsWaitingCode = (keys: readonly string[], but?: CartonTypeId) => boolean;

interface Codes {
  readonly version: number | null;
  readonly boxes: readonly { readonly id: CartonTypeId; readonly keys: ReadonlySet<string> }[];
}

/**
 * Codes that are promised to boxes of a version that waits: given to something else meanwhile, they would mean two things when its moment
 * comes, with nobody there. Read once for each version, or, where `inForce` tells what soon counts till then, at each question.
 */
export function waitingCodes(storage: Pick<StoragePort, 'boxSets' | 'cartons'>, inForce?: () => BoxSet): IsWaitingCode {
  let known: Codes = { version: null, boxes: [] };
  return (keys, but) => {
    const version = storage.boxSets.waiting()?.version ?? null;
    if (inForce || version !== known.version)
      known = { version, boxes: codesOf(storage, inForce?.() ?? storage.cartons.all()) };
    return known.boxes.some((box) => box.id !== but && keys.some((key) => box.keys.has(key)));
  };
}

function codesOf({ boxSets }: Pick<StoragePort, 'boxSets'>, inForce: BoxSet): Codes['boxes'] {
  const waiting = boxSets.waiting();
  if (!waiting) return [];
  const boxes = rebased(boxSets.boxes(waiting.version) ?? [], boxSets.boxes(waiting.base) ?? [], inForce);
  return boxes.map(({ id, barcode }) => ({ id, keys: new Set(barcodeKeys(barcode ?? id)) }));
}
