import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type QueueHandlers = Pick<Handlers, Extract<keyof Handlers, `queue.${string}` | `orders.${string}`>>;

/** Answers what is asked of the queue; what waits is changed by supervisors only. */
export function createQueueHandlers(station: Station, mustBeAllowed: () => void): QueueHandlers {
  return {
    'queue.page': (request) => mutable(station.queue(request)),
    'queue.choose': (choice) => {
      station.chooseQueue(choice);
      return {};
    },
    'orders.release': ({ orderId }) => {
      mustBeAllowed();
      station.releaseOrder(orderId);
      return {};
    },
    'orders.prioritize': ({ orderId, priority }) => {
      mustBeAllowed();
      station.prioritize(orderId, priority);
      return {};
    },
  };
}
