import { failure, massOf, status, weighed, type Answer } from './answers.ts';
import { defineProtocol, framedCodec } from './codec.ts';
import { UNASKED } from './manner.ts';

// Report, status, unit, exponent (signed), weight (unsigned, low byte first).
const LENGTH = 6;
const REPORTS = [3, 4];
const LAST_STATUS = 8;
const UNITS = ['', 'mg', 'g', 'kg', 'carat', 'tael', 'grain', 'dwt', 't', 'short ton', 'ozt', 'oz', 'lb'] as const;
const LEAST_EXPONENT = -9;
// A report's number is no exponent, so that a report behind half of one is not read across both.
const MOST_EXPONENT = 2;

const signed = (byte: number): number => (byte << 24) >> 24;

function accepts(byte: number, at: number): boolean {
  if (at === 0) return REPORTS.includes(byte);
  if (at === 1) return byte >= 1 && byte <= LAST_STATUS;
  if (at === 2) return byte < UNITS.length;
  return at !== 3 || (signed(byte) >= LEAST_EXPONENT && signed(byte) <= MOST_EXPONENT);
}

const IN_RANGE = { isOverload: false, isUnderload: false, isZeroError: false } as const;

function read([, state, unit = 0, exponent = 0, low = 0, high = 0]: Uint8Array): Answer | null {
  const mass = massOf({ digits: low + high * 256, exponent: signed(exponent) }, UNITS[unit] ?? '');
  switch (state) {
    case 1:
      return failure('the scale reports a fault');
    case 2:
      return weighed(mass, { ...IN_RANGE, isStable: true, isAtZero: true });
    case 3:
      return weighed(mass, { ...IN_RANGE, isStable: false, isAtZero: false });
    case 4:
      return weighed(mass, { ...IN_RANGE, isStable: true, isAtZero: false });
    // The weight is unsigned: below zero it is no weight.
    case 5:
      return status({ isOverload: false, isUnderload: true });
    case 6:
      return status({ isOverload: true, isUnderload: false });
    case 7:
      return failure('the scale needs calibration');
    case 8:
      return status({ isZeroError: true });
    default:
      return null;
  }
}

/** Input reports of USB scales (HID POS Usage Tables 1.02, page 0x8D), one behind another. Their first one after opening may be an old weighing. */
export const hidScale = defineProtocol({
  settings: {},
  manner: { ...UNASKED, maySayNothing: true, isFirstOld: true },
  commands: () => ({ zero: '\x02\x02' }),
  create: () =>
    framedCodec({
      bits: 'raw',
      shape: { maxBytes: LENGTH, accepts, isWhole: (_, length) => length === LENGTH },
      read,
    }),
});
