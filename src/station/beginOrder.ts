import { unitOfMoney } from '../core/money.ts';
import { secondLooks } from '../core/policies/secondLook.ts';
import type { Policies } from '../core/policies/policies.ts';
import type { SessionId, Sku, UserId } from '../core/ids.ts';
import { instructionKeys, instructionsOf } from '../core/instructions/ofOrder.ts';
import type { ScanRefusal } from '../core/journal/events.ts';
import type { Order } from '../core/orders/order.ts';
import { start } from '../core/pack/decide.ts';
import type { Decision } from '../core/pack/decision.ts';
import { withInstructions } from '../core/pack/instructions.ts';
import { packedFor } from './mergedOrders.ts';
import type { StoragePort } from './ports.ts';

/** Begins an order as it stands now: its lines, its kits' parts, what is to be done for it, and why it is looked at twice. Later changes of instructions concern later orders. */
export function beginOrder(
  order: Order,
  sessionId: SessionId,
  packerId: UserId,
  storage: StoragePort,
  policies: Policies,
): Decision | ScanRefusal {
  const product = (sku: Sku) => storage.products.bySku(sku);
  const started = start(order, sessionId, packerId, product, storage.sessions.allOf(order.orderId));
  if (typeof started === 'string') return started;
  const lines = started.events.flatMap((event) => (event.type === 'packStarted' ? event.lines : []));
  const company = storage.people.address(order.consigneeId)?.company ?? '';
  // What is filed for one of several that go as one stands under that one's number.
  const keys = packedFor(storage, order).flatMap((of) =>
    instructionKeys({ ...order, number: of.number }, company, lines),
  );
  const standing = storage.instructions.filedUnder([...new Set(keys)]);
  const looks = secondLooks(order.orderId, policies, {
    ordersPacked: storage.ordersPacked(packerId, policies.newPackerOrders),
    items: lines.map(({ sku }) => ({
      sku,
      unitValue: storage.products.bySku(sku)?.unitValue ?? null,
      isConfused: policies.confusedPairs === 1 && storage.confusedWith(sku).length > 0,
    })),
    unitOfMoney: unitOfMoney(storage.site()?.currency ?? ''),
  });
  return withInstructions(started, sessionId, [...looks, ...instructionsOf(order, standing, lines)]);
}
