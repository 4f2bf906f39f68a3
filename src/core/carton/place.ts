import type { Sku } from '../ids.ts';

/** Where one unit stands in a box: micrometres from the inner front left bottom corner; x along length, y along width, z up. */
export interface Placement {
  readonly step: number;
  readonly sku: Sku;
  readonly lineId: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
  /** Units placed as one: a stack of nested goods or a bag; absent: one. */
  readonly units?: number;
}
