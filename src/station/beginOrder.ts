import type { SessionId, Sku, UserId } from '../core/ids.ts';
import { instructionKeys, instructionsOf } from '../core/instructions/ofOrder.ts';
import type { ScanRefusal } from '../core/journal/events.ts';
import type { Order } from '../core/orders/order.ts';
import { start } from '../core/pack/decide.ts';
import type { Decision } from '../core/pack/decision.ts';
import { withInstructions } from '../core/pack/instructions.ts';
import type { StoragePort } from './ports.ts';

/** Begins an order as it stands now: its lines, its kits' parts, and what is to be done for it. Later changes of instructions concern later orders. */
export function beginOrder(
  order: Order,
  sessionId: SessionId,
  packerId: UserId,
  storage: StoragePort,
): Decision | ScanRefusal {
  const product = (sku: Sku) => storage.products.bySku(sku);
  const started = start(order, sessionId, packerId, product, storage.sessions.allOf(order.orderId));
  if (typeof started === 'string') return started;
  const lines = started.events.flatMap((event) => (event.type === 'packStarted' ? event.lines : []));
  const company = storage.people.address(order.consigneeId)?.company ?? '';
  const standing = storage.instructions.filedUnder(instructionKeys(order, company, lines));
  return withInstructions(started, sessionId, instructionsOf(order, standing, lines));
}
