import { asId, type Sku, type UserId } from '../core/ids.ts';
import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type DoubtHandlers = Pick<Handlers, Extract<keyof Handlers, `doubts.${string}`>>;

/** Answers what the window asks about product data that packing speaks against, a supervisor only. */
export function createDoubtHandlers({ doubts, state }: Station, mustBeAllowed: () => void): DoubtHandlers {
  const by = (): UserId | null => state().user?.userId ?? null;
  return {
    'doubts.suspects': () => (mustBeAllowed(), { rows: mutable(doubts.suspects()) }),
    'doubts.pairs': () => (mustBeAllowed(), { rows: mutable(doubts.pairs()) }),
    'doubts.pair': ({ sku, other }) => (
      mustBeAllowed(),
      { orders: mutable(doubts.pair(asId<Sku>(sku), asId<Sku>(other))) }
    ),
    'doubts.dismiss': ({ kind, sku, other }) => {
      mustBeAllowed();
      doubts.dismiss(kind, asId<Sku>(sku), other === null ? null : asId<Sku>(other), by());
      return {};
    },
    'doubts.declare': ({ sku, other }) => (
      mustBeAllowed(),
      { isKept: doubts.declare(asId<Sku>(sku), asId<Sku>(other), by()) }
    ),
  };
}
