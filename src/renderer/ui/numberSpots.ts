import type { Unit } from './boxScene.ts';
import type { Block, Point } from './isometric.ts';
import { seenFaces, type Face, type Spot, type Viewpoint } from './viewpoint.ts';

/** Where a unit's number stands on the drawing. */
export interface NumberSpot {
  readonly unit: Unit;
  readonly at: Point;
}

interface Candidate {
  readonly unit: Unit;
  readonly at: Point;
  /** How far it is from whatever hides the unit or ends its face, on the drawing. */
  readonly clear: number;
  readonly isOnTop: boolean;
}

/** Samples along each edge of a face; odd, so that its middle is one. */
const SAMPLES = 7;
/** Discs nearer than this many radii would touch. */
const APART = 2.06;
/** A further number of a step stands this many radii clear of edges and this many from others of its step: more would hide the units. */
const FURTHER = { clear: 0.9, apart: 3.2 } as const;

/**
 * Spots for the numbers of the units, where the unit is really seen and no number covers another. Every step of which anything is seen
 * has a number; further units of it have one where there is room. `radius`: of a number's disc, on the drawing.
 */
export function numberSpots(units: readonly Unit[], view: Viewpoint, radius: number): readonly NumberSpot[] {
  // A number lies best on top, where the hand comes from, and in the middle of what is seen.
  const worth = ({ clear, isOnTop }: Candidate): number =>
    Math.min(radius, clear) * (isOnTop ? 1.25 : 1) + 0.01 * Math.min(clear, 8 * radius);
  const candidates = units.map((unit) => candidatesOf(unit, units, view).toSorted((a, b) => worth(b) - worth(a)));
  const chosen: Candidate[] = [];
  const gap = (candidate: Candidate, from: readonly Candidate[]): number =>
    Math.min(Infinity, ...from.map(({ at }) => distance(at, candidate.at)));
  const steps = [...new Set(units.map(({ step }) => step))];
  for (const step of steps.toSorted((a, b) => rank(units, b) - rank(units, a) || b - a)) {
    const own = candidates.flat().filter(({ unit }) => unit.step === step);
    const best = own
      .toSorted((a, b) => worth(b) - worth(a))
      .find((candidate) => gap(candidate, chosen) >= APART * radius);
    const [widest] = own.toSorted((a, b) => gap(b, chosen) - gap(a, chosen));
    const spot = best ?? widest;
    if (spot) chosen.push(spot);
  }
  for (const own of candidates) {
    if (own.some(({ unit }) => chosen.some((each) => each.unit === unit))) continue;
    const further = own.find(
      (each) =>
        each.clear >= FURTHER.clear * radius &&
        gap(each, chosen) >= APART * radius &&
        gap(
          each,
          chosen.filter(({ unit }) => unit.step === each.unit.step),
        ) >=
          FURTHER.apart * radius,
    );
    if (further) chosen.push(further);
  }
  return chosen.map(({ unit, at }) => ({ unit, at }));
}

const rank = (units: readonly Unit[], step: number): number =>
  units.some((unit) => unit.step === step && unit.look === 'next') ? 1 : 0;

/** How much of a unit others leave to be seen: 0 to 1. */
export function seenShare(unit: Unit, others: readonly Unit[], view: Viewpoint): number {
  const samples = seenFaces(unit, view).flatMap(samplesOf);
  return samples.filter((sample) => !others.some((other) => hides(other, sample, view))).length / samples.length;
}

/** Points spread over a face. */
function samplesOf({ corners: [a, b, , d] }: Face): readonly Spot[] {
  return Array.from({ length: SAMPLES ** 2 }, (_, k): Spot => {
    const [s, t] = [((k % SAMPLES) + 0.5) / SAMPLES, (Math.floor(k / SAMPLES) + 0.5) / SAMPLES];
    const along = (n: 0 | 1 | 2): number => a[n] + (b[n] - a[n]) * s + (d[n] - a[n]) * t;
    return [along(0), along(1), along(2)];
  });
}

/** Points of a unit's seen faces that nothing hides. */
function candidatesOf(unit: Unit, units: readonly Unit[], view: Viewpoint): Candidate[] {
  const others = units.filter((other) => other !== unit);
  return seenFaces(unit, view).flatMap((face) => {
    const [a, b, , d] = face.corners;
    const samples = samplesOf(face);
    const isHidden = samples.map((sample) => others.some((other) => hides(other, sample, view)));
    const hidden = samples.filter((_, k) => isHidden[k]).map(view.at);
    const edges = [a, b, d].map(view.at) as [Point, Point, Point];
    return samples.flatMap((sample, k): Candidate[] => {
      if (isHidden[k]) return [];
      const point = view.at(sample);
      const clear = Math.min(toEdges(point, edges), ...hidden.map((each) => distance(point, each)));
      return [{ unit, at: point, clear, isOnTop: face.axis === 2 }];
    });
  });
}

const distance = ([x, y]: Point, [u, v]: Point): number => Math.hypot(x - u, y - v);

/** How far a point inside a parallelogram is from its nearest edge. */
function toEdges([x, y]: Point, [a, b, d]: readonly [Point, Point, Point]): number {
  const along = [b[0] - a[0], b[1] - a[1]] as const;
  const across = [d[0] - a[0], d[1] - a[1]] as const;
  const area = Math.abs(along[0] * across[1] - along[1] * across[0]);
  const from = ([u, v]: readonly [number, number]): number => {
    const height = area / Math.hypot(u, v);
    const off = Math.abs((x - a[0]) * v - (y - a[1]) * u) / Math.hypot(u, v);
    return Math.min(off, height - off);
  };
  return Math.min(from(along), from(across));
}

/** True when a block stands between a point and the eye. */
function hides({ x, y, z, dx, dy, dz }: Block, [px, py, pz]: Spot, { eye }: Viewpoint): boolean {
  let [from, to] = [1e-6 * (dx + dy + dz), Infinity];
  const spans = [
    [x - px, dx, eye[0]],
    [y - py, dy, eye[1]],
    [z - pz, dz, eye[2]],
  ] as const;
  for (const [start, extent, toEye] of spans) {
    if (toEye === 0) {
      if (start >= 0 || start + extent <= 0) return false;
      continue;
    }
    const [one, other] = [start / toEye, (start + extent) / toEye];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  return from < to;
}
