import { z } from 'zod';
import { SCAN_FINDINGS } from '../../core/scan/testScan.ts';
import { TEST_CODES } from '../../core/scan/testSheet.ts';
import { CONFIG_PROBLEMS, SHAPES } from '../configProblems.ts';
import { deviceStatus, liveWeight, mass, text } from './schemas.ts';

const whole = z.number().int();
const nothing = z.object({}).strict();
const deviceId = z.object({ deviceId: text });

/** A device as its card shows it. */
export const deviceView = deviceStatus.extend({
  /** Scans or jobs of today. */
  today: whole,
  canZero: z.boolean(),
  /** A scale's last check against a known mass. */
  check: z.object({ at: z.number(), isWithin: z.boolean() }).nullable(),
  isCheckDue: z.boolean(),
});

const commands = z.array(text);
const bound = whole.nullable();
const configProblem = z.object({
  code: z.enum(CONFIG_PROBLEMS),
  isStop: z.boolean(),
  place: text,
  line: whole.nullable(),
  column: whole.nullable(),
  value: text,
  of: text,
  expected: z
    .discriminatedUnion('what', [
      z.object({ what: z.literal('oneOf'), words: z.array(text) }),
      z.object({ what: z.enum(['whole', 'text', 'list']), least: bound, most: bound }),
      z.object({ what: z.enum(['flag', 'object', ...SHAPES]) }),
    ])
    .nullable(),
  suggestion: text,
});
/** What this PC lacks before its devices can be used, and what is wrong in its `station.json`. */
const need = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('udevRules'), state: z.enum(['absent', 'old']), commands }),
  z.object({ kind: z.literal('udevVendor'), device: text, vendorId: text }),
  z.object({ kind: z.literal('group'), group: text, user: text, isPending: z.boolean(), commands }),
  z.object({ kind: z.literal('module'), module: text, device: text, commands }),
  z.object({ kind: z.literal('holder'), path: text, program: text, isCertain: z.boolean() }),
  z.object({ kind: z.literal('windowsDriver'), device: text, code: whole }),
  z.object({ kind: z.literal('library'), name: text, commands }),
  z.object({ kind: z.literal('stationFile'), problem: configProblem }),
]);
export type NeedView = z.infer<typeof need>;

const verdict = z.object({ known: mass, shown: mass, difference: mass, allowed: mass, isWithin: z.boolean() });
const scaleCheck = z.object({
  step: z.enum(['empty', 'load']),
  live: liveWeight,
  known: mass.nullable(),
  division: whole,
  verdict: verdict.nullable(),
});
export type ScaleCheckView = z.infer<typeof scaleCheck>;

const testedScan = z.object({
  code: z.enum(TEST_CODES).nullable(),
  findings: z.array(z.enum(SCAN_FINDINGS)),
  gs: text.nullable(),
  layout: z.enum(['german', 'french', 'spanish']).nullable(),
  sent: text,
});
export type TestedScanView = z.infer<typeof testedScan>;

const drawnCode = z.object({
  name: z.enum(TEST_CODES),
  caption: text,
  kind: z.enum(['bars', 'matrix']),
  width: whole,
  rows: z.array(z.array(z.boolean())),
  quiet: whole,
});
export type DrawnCodeView = z.infer<typeof drawnCode>;

/** One thing that went over a watched device's line; a weight where the bytes were read as one. */
const watchedItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('bytes'),
    at: z.number(),
    direction: z.enum(['in', 'out']),
    hex: text,
    text,
    length: whole,
  }),
  z.object({ kind: z.literal('weight'), at: z.number(), weight: mass.nullable(), isStable: z.boolean() }),
]);
export type WatchedView = z.infer<typeof watchedItem>;

/** What the Devices screen asks beside finding and setting up; for supervisors. */
export const deviceRequests = {
  /** What keeps this PC's devices from being used; empty when all is well. */
  'devices.needs': { input: nothing, output: z.object({ needs: z.array(need) }) },
  /** Tells by `devices.watched` what goes over a device's line, until `devices.leave`. */
  'devices.watch': { input: deviceId, output: nothing },
  /** Tests a scanner with the test sheet: until `devices.leave` its codes are told by `devices.testScanned` and are nobody else's. */
  'devices.testScans': { input: deviceId, output: z.object({ codes: z.array(drawnCode) }) },
  /** Checks a scale against a known mass, told by `devices.checkChanged` until `devices.leave`. */
  'devices.startCheck': { input: deviceId, output: nothing },
  'devices.sayMass': { input: z.object({ known: mass.nullable(), division: whole.min(1).max(1000) }), output: nothing },
  /** Records what the scale shows now; false when it shows nothing that can be. */
  'devices.keepCheck': { input: nothing, output: z.object({ isKept: z.boolean() }) },
  'devices.leave': { input: nothing, output: nothing },
  /** Saves a device's trace where the person says; null when the dialog was closed without a choice. */
  'devices.export': {
    input: deviceId.extend({ withContents: z.boolean() }),
    output: z.object({ fileName: text.nullable() }),
  },
} as const;

export const deviceEvents = {
  'devices.watched': z.object({ deviceId: text, items: z.array(watchedItem) }),
  'devices.testScanned': testedScan,
  'devices.checkChanged': scaleCheck,
} as const;
