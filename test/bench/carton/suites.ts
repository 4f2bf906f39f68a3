import { makeBr, makeMpv } from './classic.ts';
import { FAMILY_NAMES, makeOrder } from './families.ts';
import type { Instance, InstanceFile } from './model.ts';

const fileOf = (suite: string, seed: number | null, instances: readonly Instance[]): InstanceFile => ({
  format: 'carton-instances/1',
  suite,
  seed,
  instances,
});

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** The e-commerce orders of a seed: `per` of each family. */
export const ecomSuite = (seed: number, per = 36, families: readonly string[] = FAMILY_NAMES): InstanceFile =>
  fileOf(
    'ecom',
    seed,
    families.flatMap((family) => upTo(per).map((number) => makeOrder(family, number, seed).instance)),
  );

/** The same orders, every base to rest on at least `percent` of itself. */
export const withSupport = (file: InstanceFile, percent: number): InstanceFile => ({
  ...file,
  instances: file.instances.map((instance) => ({ ...instance, minSupport: percent })),
});

/** The bin packing classes: `per` tests of each class and each number of units. */
export const mpvSuite = (classes: readonly number[], counts: readonly number[], per: number): InstanceFile =>
  fileOf(
    'mpv',
    null,
    classes.flatMap((kind) => counts.flatMap((count) => upTo(per).map((number) => makeMpv(kind, count, number)))),
  );

/** The container loading sets: `per` problems of each. */
export const brSuite = (sets: readonly number[], per: number): InstanceFile =>
  fileOf(
    'br',
    null,
    sets.flatMap((set) => upTo(per).map((number) => makeBr(set, number))),
  );

/** A file of instances as text: what its hash is taken of. */
export const textOf = (file: InstanceFile): string => `${JSON.stringify(file)}\n`;
