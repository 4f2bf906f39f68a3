import { z } from 'zod';
import { ArgumentError } from '../arguments.ts';
import { readJsonFile } from '../jsonFile.ts';

const whole = z.number().int();
const sides = z.tuple([whole.positive(), whole.positive(), whole.positive()]).readonly();
/** Whole millimetres, grams and hundredths of money throughout; what a field means is told by its name. */
const item = z.object({
  id: z.string(),
  qty: whole.nonnegative(),
  l: whole.positive(),
  w: whole.positive(),
  h: whole.positive(),
  weight: whole.nonnegative(),
  up: z.enum(['lwh', 'lw', 'lh', 'wh', 'l', 'w', 'h']).default('lwh'),
  turn: z.boolean().default(true),
  noStack: z.boolean().default(false),
  maxLoad: whole.nonnegative().nullish(),
  protection: z.string().nullish(),
});
const preset = z.object({
  id: z.string(),
  inner: sides,
  outer: sides,
  tare: whole.nonnegative().default(0),
  maxWeight: whole.nonnegative().nullish(),
  cost: whole.nonnegative().default(0),
  stock: whole.nonnegative().nullish(),
});
const carrier = z.object({
  dimDivisor: z.number().positive().nullish(),
  /** 0: not rounded. */
  roundDim: whole
    .nonnegative()
    .default(1)
    .transform((value) => value || 1),
  dimOverVolume: z.number().nonnegative().nullish(),
  step: whole.positive().default(1),
  minBillable: whole.nonnegative().default(0),
  bands: z
    .array(z.tuple([whole.nonnegative(), whole.nonnegative()]).readonly())
    .min(1)
    .readonly(),
  perStepAfter: whole.nonnegative(),
  maxWeight: whole.nullish(),
  maxLength: whole.nullish(),
  maxLengthGirth: whole.nullish(),
  surcharges: z
    .array(z.object({ longestOver: whole.nullish(), weightOver: whole.nullish(), cost: whole.nonnegative() }))
    .readonly()
    .default([]),
});
/** Units of one order at most. */
const MOST_UNITS = 5000;
const areDifferent = (list: readonly { readonly id: string }[]): boolean =>
  new Set(list.map(({ id }) => id)).size === list.length;
const unitsOf = (items: readonly { readonly qty: number }[]): number => items.reduce((sum, { qty }) => sum + qty, 0);
const instance = z.object({
  id: z.string(),
  objective: z.enum(['cost', 'parcels', 'volume']),
  items: z
    .array(item)
    .refine(areDifferent, 'two items have the same id')
    .refine((items) => unitsOf(items) <= MOST_UNITS, `more than ${MOST_UNITS} units`)
    .transform((items) => items.filter(({ qty }) => qty > 0))
    .readonly(),
  boxes: z.array(preset).refine(areDifferent, 'two boxes have the same id').readonly(),
  padding: z.record(z.string(), whole.nonnegative()).default({}),
  carrier: carrier.nullish(),
  perParcel: whole.nonnegative().default(0),
  minSupport: whole.min(0).max(100).default(0),
  maxParcels: whole.positive().nullish(),
});

/** A file of orders as `pack` reads it; lengths in millimetres, weights in grams, money in hundredths. */
const instancesFile = z.object({ instances: z.array(instance) });
/** One order of it, with its boxes and its carrier's tariff. */
export type Instance = z.infer<typeof instance>;
export type Carrier = z.infer<typeof carrier>;
export type Item = Instance['items'][number];
export type Preset = Instance['boxes'][number];

/** The orders of a file. Throws ArgumentError with path and field when it can't be read or is no such file. */
export function readInstances(path: string): readonly Instance[] {
  const file = instancesFile.safeParse(readJsonFile(path, 'instances'));
  if (!file.success) throw new ArgumentError(`--instances ${path}: ${z.prettifyError(file.error)}`);
  return file.data.instances;
}
