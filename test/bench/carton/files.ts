import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { boundsOfAll, type BoundsById } from './bounds.ts';
import type { InstanceFile, SolutionFile } from './model.ts';
import { textOf } from './suites.ts';

const PROJECT = join(import.meta.dirname, '../../..');

/** A file as JSON. Throws SyntaxError when it is not. */
export const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** A file of instances. */
export const readInstances = (path: string): InstanceFile => readJson(path) as InstanceFile;

/** A file of solutions. */
export const readSolutions = (path: string): SolutionFile => readJson(path) as SolutionFile;

/** Other engines' answers to the instances of seed 1: `ecom.boxpacker+`, `mpv.boxpacker` and so on. */
export const readBaseline = (name: string): SolutionFile =>
  readSolutions(join(import.meta.dirname, 'baseline', `${name}.json`));

/** Whatever the bounds depend on: they are computed anew when it changes. */
const BOUND_SOURCES = ['bounds', 'binBounds', 'dualFeasible', 'linear', 'model', 'orderBounds'];

function boundsKey(file: InstanceFile): string {
  const hash = createHash('sha256').update(textOf(file));
  for (const name of BOUND_SOURCES) hash.update(readFileSync(join(import.meta.dirname, `${name}.ts`)));
  return hash.digest('hex').slice(0, 16);
}

/** The bounds of a file of instances, kept in the project's `.cache` from one run to the next. */
export function cachedBounds(file: InstanceFile): BoundsById {
  const folder = resolve(PROJECT, process.env['PACKING_STATION_CACHE'] ?? '.cache', 'carton-bounds');
  const path = join(folder, `${file.suite}-${boundsKey(file)}.json`);
  if (existsSync(path)) return readJson(path) as BoundsById;
  const bounds = boundsOfAll(file);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `${JSON.stringify(bounds)}\n`);
  return bounds;
}
