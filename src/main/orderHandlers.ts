import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type OrderHandlers = Pick<Handlers, Extract<keyof Handlers, `orderDesk.${string}`>>;

const PAGE = 8;

/** Answers what the window asks of single orders, a supervisor only. */
export function createOrderHandlers(station: Station, mustSupervise: () => void): OrderHandlers {
  const { orderDesk } = station;
  const by = () => station.state().user?.userId ?? null;
  return {
    'orderDesk.page': (of) => {
      mustSupervise();
      return { ...mutable(orderDesk.page({ ...of, size: PAGE })), pageSize: PAGE };
    },
    'orderDesk.view': ({ orderId }) => (mustSupervise(), { order: mutable(orderDesk.view(orderId)) }),
    'orderDesk.products': ({ text }) => (mustSupervise(), { products: mutable(orderDesk.products(text)) }),
    'orderDesk.nextNumber': () => (mustSupervise(), { number: orderDesk.nextNumber() }),
    'orderDesk.keyIn': ({ order }) => {
      mustSupervise();
      const taken = orderDesk.keyIn(order, by());
      return taken.ok ? { orderId: taken.value, refused: null } : { orderId: null, refused: mutable(taken.error) };
    },
    'orderDesk.plan': ({ orderId, change }) => {
      mustSupervise();
      const planned = orderDesk.plan(orderId, change);
      return planned.ok
        ? { refused: null, effects: mutable(planned.value.effects) }
        : { refused: mutable(planned.error), effects: [] };
    },
    'orderDesk.change': ({ orderId, change, seen }) => {
      mustSupervise();
      const made = orderDesk.make(orderId, change, seen, by());
      return { refused: made.ok ? null : mutable(made.error) };
    },
    'orderDesk.hold': ({ orderId }) => (mustSupervise(), { refused: orderDesk.hold(orderId, by()) }),
  };
}
