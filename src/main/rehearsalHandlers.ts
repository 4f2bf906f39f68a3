import type { CartonTypeId, Sku } from '../core/ids.ts';
import type { ToldPlan } from '../core/rehearsal/tally.ts';
import type { StoragePort } from '../station/ports.ts';
import type { RehearsalDesk } from '../station/rehearsal/desk.ts';
import { differingOf } from '../station/rehearsal/desk.ts';
import type { RehearsalOutcome } from '../station/rehearsal/rehearse.ts';
import type { BoxSetDesk } from '../station/boxSets.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

/** The rehearsal as the window shows it. */
export interface RehearsalSetup {
  readonly rehearsal: RehearsalDesk;
  readonly storage: Pick<StoragePort, 'products' | 'site'>;
  readonly boxSets: Pick<BoxSetDesk, 'view'>;
}

type RehearsalHandlers = Pick<Handlers, Extract<keyof Handlers, `rehearsal.${string}`>>;

const PAGE = 6;

/** Answers what the window asks about the rehearsal of the draft, a supervisor only. */
export function createRehearsalHandlers(setup: RehearsalSetup, mustBeAllowed: () => void): RehearsalHandlers {
  const { rehearsal, storage } = setup;
  const nameOf = (sku: Sku | null): string => (sku === null ? '' : (storage.products.bySku(sku)?.name ?? sku));
  return {
    'rehearsal.view': () => {
      mustBeAllowed();
      const view = rehearsal.view();
      return { view: view && { ...view, outcome: view.outcome && told(view.outcome, setup, nameOf) } };
    },
    'rehearsal.start': ({ days }) => (mustBeAllowed(), { refused: rehearsal.start(days) }),
    'rehearsal.cancel': () => {
      mustBeAllowed();
      rehearsal.cancel();
      return {};
    },
    'rehearsal.orders': ({ of, page }) => {
      mustBeAllowed();
      const { total, differing, unpackable } = rehearsal.page(of, page, PAGE);
      const boxName = boxNames(setup);
      const plan = (one: ToldPlan | null) => one && { ...one, boxes: one.boxes.map(boxName) };
      return mutable({
        total,
        pageSize: PAGE,
        rows: [
          ...differing.map(({ order, today, edited, minor }) => ({
            order,
            today: plan(today),
            edited: plan(edited),
            minor,
            product: '',
          })),
          ...unpackable.map(({ order, sku }) => ({
            order,
            today: null,
            edited: null,
            minor: null,
            product: nameOf(sku),
          })),
        ],
      });
    },
  };
}

/** Names of boxes of the draft and of the set in force; a product's own packaging by the product's. */
function boxNames({ boxSets }: RehearsalSetup): (id: CartonTypeId) => string {
  const { draft, inForce } = boxSets.view();
  const names = new Map([...inForce, ...(draft?.boxes ?? [])].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

function told(outcome: RehearsalOutcome, setup: RehearsalSetup, nameOf: (sku: Sku | null) => string) {
  const { orders, compared, unpriced, today, edited, boxes, differing, unmeasured, failed, isComplete } = outcome;
  const boxName = boxNames(setup);
  const only = outcome.unpackable.filter(({ set }) => set === 'edited');
  const counts = new Map<Sku | null, number>();
  for (const { sku } of only) counts.set(sku, (counts.get(sku) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return {
    orders,
    compared,
    unpriced,
    today,
    edited,
    isComplete,
    currency: setup.storage.site()?.currency ?? 'USD',
    boxes: boxes.map((box) => ({ ...box, name: boxName(box.boxId) })),
    dearer: differingOf(differing, 'dearer').length,
    cheaper: differingOf(differing, 'cheaper').length,
    unpackable: only.length,
    inTheWay: most ? nameOf(most[0]) : null,
    unmeasured: unmeasured.reduce((sum, one) => sum + one.orders, 0),
    failed: failed.reduce((sum, one) => sum + one.orders.length, 0),
  };
}
