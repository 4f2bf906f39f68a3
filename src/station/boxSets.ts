import {
  boxFaults,
  changesOf,
  isSameSet,
  rebased,
  stillKnown,
  withCounts,
  writtenSet,
  type BoxFault,
  type BoxSet,
  type OtherCodes,
} from '../core/carton/boxSet.ts';
import { boxesCsv } from '../core/carton/boxCsv.ts';
import type { CartonType } from '../core/carton/cartonType.ts';
import type { CartonTypeId, UserId } from '../core/ids.ts';
import type { RefusedRow } from '../core/journal/events.ts';
import type { Mass } from '../core/quantity.ts';
import type { Instant } from '../core/time.ts';
import { freeRoom, fullFilling } from '../core/weigh/filling.ts';
import { keptFor, type KeptFor } from './boxKeptFor.ts';
import type { BoxSetVersion, CarrierPort, ImportPort, RuntimePort, StoragePort } from './ports.ts';

/** Why a change of the draft, or a version, was not taken. */
export type BoxSetRefusal =
  /** Somebody saved, dropped or published the draft since; nothing of theirs is lost. `boxes`: what they changed, by name. */
  | { readonly kind: 'stale'; readonly by: UserId | null; readonly at: Instant; readonly boxes: readonly string[] }
  /** Another version counts by now than the one that was looked at. */
  | { readonly kind: 'otherVersion' }
  | { readonly kind: 'noDraft' | 'noBoxes' | 'unchanged' | 'momentPast' }
  | { readonly kind: 'faults'; readonly faults: readonly BoxFault[] };

/** What became of a file that was taken into the draft. */
export interface BoxFileOutcome {
  readonly refused: BoxSetRefusal | null;
  readonly rows: readonly RefusedRow[];
}

/** The draft as it would be published now. */
export interface BoxDraft {
  readonly boxes: BoxSet;
  readonly at: Instant;
  readonly by: UserId | null;
  readonly faults: readonly BoxFault[];
}

/** The box set as a supervisor sees it. */
export interface BoxSetView {
  /** The version in force; 0 while there are no boxes. */
  readonly version: number;
  readonly inForce: BoxSet;
  /** What a save has to name: counted up with each change of the draft. */
  readonly revision: number;
  readonly draft: BoxDraft | null;
  readonly waiting: BoxSetVersion | null;
  /** Newest first. */
  readonly versions: readonly BoxSetVersion[];
}

/** The desk of the box presets: one draft, and versions of all boxes together. */
export interface BoxSetDesk {
  view(): BoxSetView;
  /** Channels, carriers and their services that a box can be kept for: those of this site, and those that boxes name. */
  keptFor(): KeptFor;
  /** What parcels say of the filling of boxes in force: what would fill the empty box. Boxes of which little is known are left out. */
  fillings(): readonly { readonly id: CartonTypeId; readonly full: Mass; readonly parcels: number }[];
  /** What a person is called; '' for nobody and for one who is erased. */
  nameOf(userId: UserId | null): string;
  /** Keeps the whole draft; null when it was taken. A draft that says what is in force is none. */
  save(revision: number, boxes: BoxSet, by: UserId | null): BoxSetRefusal | null;
  drop(revision: number, by: UserId | null): BoxSetRefusal | null;
  /**
   * Takes the boxes of a CSV file into the draft, as an import would into what is in force: new ones and changed ones, none is taken out.
   * Answers the rows that can't be read; throws as the import does for a file that can't be.
   */
  takeFile(revision: number, path: string, by: UserId | null): Promise<BoxFileOutcome>;
  /** The draft, or where there is none what is in force, as a CSV file that the import reads. */
  file(): string;
  /** Publishes the draft at once, or to count from a moment on. */
  publish(revision: number, from: Instant | null, by: UserId | null): BoxSetRefusal | null;
  /** Publishes an older version's boxes anew; what is on the shelf stays as counted. `seen` is the version in force as it was looked at. */
  rollBack(version: number, seen: number, by: UserId | null): BoxSetRefusal | null;
  /** Takes back a version that waits for its moment. */
  withdraw(version: number, by: UserId | null): BoxSetRefusal | null;
  /** Puts a version in force whose moment has come. */
  lookAtClock(): void;
  close(): void;
}

interface BoxSetPorts {
  readonly imports: ImportPort;
  readonly carrier: CarrierPort;
  readonly pastCarriers?: readonly CarrierPort[];
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  changed(): void;
  report(error: unknown): void;
}

/** Rows told of a file that can't be read as a whole. */
const MOST_ROWS = 100;
/** Versions that are listed: three years of one a month, and some. */
const MOST_VERSIONS = 50;
/** How often the clock is looked at, ms: a PC that slept or was set finds the moment as well. */
const CLOCK_MS = 5000;

/** Creates the desk of one station. */
export function createBoxSetDesk(ports: BoxSetPorts): BoxSetDesk {
  const { storage, runtime, changed, report } = ports;
  const { boxSets } = storage;
  const others: OtherCodes = {
    productOf: (keys) => storage.products.byCode(keys)?.name ?? null,
    insertOf: (keys) => storage.instructions.byCode(keys)[0] ?? null,
  };

  const draftNow = (): BoxDraft | null => {
    const stored = boxSets.draft();
    if (!stored?.boxes) return null;
    const { at, by } = stored;
    const boxes = rebased(stored.boxes, boxSets.boxes(stored.base) ?? [], storage.cartons.all());
    return { boxes, at, by, faults: boxFaults(boxes, others) };
  };
  const stale = (revision: number): BoxSetRefusal | null => {
    const stored = boxSets.draft();
    if (!stored || stored.revision === revision) return null;
    const { by, at } = stored;
    return {
      kind: 'stale',
      by,
      at,
      boxes: changedNames(stored.boxes ?? storage.cartons.all(), stored.previous ?? storage.cartons.all()),
    };
  };
  const record = (event: Parameters<StoragePort['record']>[0][number]['event'], by: UserId | null): null => {
    storage.record([{ event }], by);
    changed();
    return null;
  };
  const next = (): number => (boxSets.list(1)[0]?.version ?? 0) + 1;

  const desk: Omit<BoxSetDesk, 'close'> = {
    view: () => ({
      version: boxSets.inForce(),
      inForce: storage.cartons.all(),
      revision: boxSets.draft()?.revision ?? 0,
      draft: draftNow(),
      waiting: boxSets.waiting(),
      versions: boxSets.list(MOST_VERSIONS),
    }),
    keptFor: () => keptFor(ports),
    fillings: () => fillingsOf(ports.storage),
    nameOf: (userId) => (userId === null ? '' : (storage.users.byId(userId)?.name ?? '')),
    save(revision, given, by) {
      const refused = stale(revision);
      if (refused) return refused;
      const boxes = writtenSet(given);
      const hadDraft = draftNow() !== null;
      if (isSameSet(boxes, storage.cartons.all()))
        return hadDraft ? record({ type: 'boxDraftDropped', revision: revision + 1 }, by) : null;
      return record({ type: 'boxDraftSaved', revision: revision + 1, base: boxSets.inForce(), boxes }, by);
    },
    drop(revision, by) {
      return (
        stale(revision) ??
        (draftNow() ? record({ type: 'boxDraftDropped', revision: revision + 1 }, by) : { kind: 'noDraft' })
      );
    },
    async takeFile(revision, path, by) {
      const { boxes, rows } = await readBoxes(ports, path);
      const taken = draftNow()?.boxes ?? storage.cartons.all();
      const isNew = (id: string): boolean => !taken.some((box) => box.id === id);
      const stated = new Map(boxes.map((box) => [box.id, box]));
      const changed = taken.map((box) => stillKnown(stated.get(box.id) ?? box, box));
      const refused = desk.save(revision, [...changed, ...[...stated.values()].filter(({ id }) => isNew(id))], by);
      return { refused, rows };
    },
    file: () => boxesCsv(draftNow()?.boxes ?? storage.cartons.all()),
    publish(revision, from, by) {
      const refused = stale(revision);
      if (refused) return refused;
      const draft = draftNow();
      if (!draft) return { kind: 'noDraft' };
      if (draft.boxes.length === 0) return { kind: 'noBoxes' };
      if (draft.faults.length > 0) return { kind: 'faults', faults: draft.faults };
      if (from !== null && from <= runtime.now()) return { kind: 'momentPast' };
      const { boxes } = draft;
      if (isSameSet(boxes, storage.cartons.all())) return { kind: 'unchanged' };
      const version = { version: next(), base: boxSets.inForce(), revision: revision + 1 };
      return record({ type: 'boxSetPublished', ...version, origin: 'draft', rollsBackTo: null, boxes, from }, by);
    },
    rollBack(version, seen, by) {
      if (boxSets.inForce() !== seen) return { kind: 'otherVersion' };
      const older = boxSets.boxes(version);
      if (!older) return { kind: 'otherVersion' };
      const inForce = storage.cartons.all();
      const boxes = withCounts(older, inForce);
      if (isSameSet(boxes, inForce)) return { kind: 'unchanged' };
      const faults = boxFaults(boxes, others);
      if (faults.length > 0) return { kind: 'faults', faults };
      const made = { version: next(), base: seen, revision: null, from: null };
      return record({ type: 'boxSetPublished', ...made, origin: 'rollBack', rollsBackTo: version, boxes }, by);
    },
    withdraw(version, by) {
      if (boxSets.waiting()?.version !== version) return { kind: 'otherVersion' };
      return record({ type: 'boxSetWithdrawn', version }, by);
    },
    lookAtClock() {
      const due = boxSets.waiting();
      if (!due || due.dueAt === null || due.dueAt > runtime.now()) return;
      const published = boxSets.boxes(due.version) ?? [];
      const boxes = rebased(published, boxSets.boxes(due.base) ?? [], storage.cartons.all());
      record({ type: 'boxSetTookEffect', version: due.version, boxes }, null);
    },
  };
  const look = (): void => {
    try {
      desk.lookAtClock();
    } catch (error) {
      report(error);
    }
  };
  look();
  const timer = setInterval(look, CLOCK_MS);
  timer.unref();
  return {
    ...desk,
    close() {
      clearInterval(timer);
    },
  };
}

/** The boxes of a file, as the import reads them, and the rows that it can't read. */
async function readBoxes(
  { storage, imports }: BoxSetPorts,
  path: string,
): Promise<{ readonly boxes: readonly CartonType[]; readonly rows: readonly RefusedRow[] }> {
  const site = storage.site();
  const where = { timeZone: site?.timeZone ?? 'UTC', currency: site?.currency ?? 'USD' };
  const boxes: CartonType[] = [];
  const rows: RefusedRow[] = [];
  for await (const items of imports.read({ kind: 'cartons', path, mapping: null, ...where }))
    for (const item of items) {
      if (item.kind === 'carton') boxes.push(item.cartonType);
      else if (item.kind === 'refused' || item.kind === 'remark') rows.push(item.row);
    }
  return { boxes, rows: rows.slice(0, MOST_ROWS) };
}

function fillingsOf({ cartons, learnedWeights }: BoxSetPorts['storage']): ReturnType<BoxSetDesk['fillings']> {
  return cartons.all().flatMap((box) => {
    const learned = learnedWeights.filling(box.id);
    const room = learned && freeRoom(box, []);
    const full = room && fullFilling({ cartonTypeId: box.id, full: box.filling ?? null, room: room.room }, learned);
    return full ? [{ id: box.id, full, parcels: learned.parcels }] : [];
  });
}

/** Names of the boxes that differ between two sets. */
function changedNames(now: BoxSet, was: BoxSet): readonly string[] {
  const names = new Map([...was, ...now].map(({ id, name }) => [id, name]));
  return [...changesOf(now, was).keys()].map((id) => names.get(id) ?? id);
}
