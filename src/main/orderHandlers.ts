import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type OrderHandlers = Pick<Handlers, Extract<keyof Handlers, `orderDesk.${string}`>>;

const PAGE = 8;

/** Answers what the window asks of single orders, a supervisor only. */
export function createOrderHandlers(station: Station, mustBeAllowed: () => void): OrderHandlers {
  const { orderDesk } = station;
  const by = () => station.state().user?.userId ?? null;
  return {
    'orderDesk.page': (of) => {
      mustBeAllowed();
      return { ...mutable(orderDesk.page({ ...of, size: PAGE })), pageSize: PAGE };
    },
    'orderDesk.view': ({ orderId }) => (mustBeAllowed(), { order: mutable(orderDesk.view(orderId)) }),
    'orderDesk.products': ({ text }) => (mustBeAllowed(), { products: mutable(orderDesk.products(text)) }),
    'orderDesk.nextNumber': () => (mustBeAllowed(), { number: orderDesk.nextNumber() }),
    'orderDesk.keyIn': ({ order }) => {
      mustBeAllowed();
      const taken = orderDesk.keyIn(order, by());
      return taken.ok ? { orderId: taken.value, refused: null } : { orderId: null, refused: mutable(taken.error) };
    },
    'orderDesk.plan': ({ orderId, change }) => {
      mustBeAllowed();
      const planned = orderDesk.plan(orderId, change);
      return planned.ok
        ? { refused: null, effects: mutable(planned.value.effects) }
        : { refused: mutable(planned.error), effects: [] };
    },
    'orderDesk.change': ({ orderId, change, seen }) => {
      mustBeAllowed();
      const made = orderDesk.make(orderId, change, seen, by());
      return { refused: made.ok ? null : mutable(made.error) };
    },
    'orderDesk.mergeable': ({ orderId }) => (mustBeAllowed(), { orders: mutable(orderDesk.mergeable(orderId)) }),
    'orderDesk.planMerge': ({ orderIds, method }) => {
      mustBeAllowed();
      const planned = orderDesk.planMerge(orderIds, method);
      return planned.ok
        ? { refused: null, merged: mutable(planned.value) }
        : { refused: mutable(planned.error), merged: null };
    },
    'orderDesk.merge': ({ orderIds, method }) => {
      mustBeAllowed();
      const made = orderDesk.merge(orderIds, method, by());
      return made.ok ? { refused: null, orderId: made.value } : { refused: mutable(made.error), orderId: null };
    },
    'orderDesk.unmerge': ({ orderId }) => (mustBeAllowed(), { refused: orderDesk.unmerge(orderId, by()) }),
    'orderDesk.hold': ({ orderId }) => (mustBeAllowed(), { refused: orderDesk.hold(orderId, by()) }),
  };
}
