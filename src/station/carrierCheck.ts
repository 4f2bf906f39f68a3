import { asId, type IntentId } from '../core/ids.ts';
import { EMPTY_ADDRESS } from '../core/orders/address.ts';
import { quantity } from '../core/quantity.ts';
import { UNREACHABLE } from '../shared/unreachable.ts';
import { isUnreachable } from './carrierPort.ts';
import type { CarrierPort, RuntimePort, ShipmentDraft } from './ports.ts';

/** How a carrier did when it was tried: it answers and knows the key, it needs no network, or why it could not be asked. */
export const CARRIER_CHECKS = ['answers', 'ownCarrier', ...UNREACHABLE] as const;
export type CarrierCheck = (typeof CARRIER_CHECKS)[number];

/** Asks a carrier for a label that was never bought: nothing is bought, and every part of the way to it is tried. */
export async function checkCarrier(carrier: CarrierPort, runtime: RuntimePort): Promise<CarrierCheck> {
  if (!carrier.isNetworked) return 'ownCarrier';
  const intentId = asId<IntentId>(`test-${runtime.newId()}`);
  const intent = { intentId, series: '', serial: 0, gs1Prefix: null, requestedAt: runtime.now() };
  const answer = await carrier.find(intent, NOTHING);
  if (answer.kind === 'notFound') return 'answers';
  return answer.kind === 'unclear' && isUnreachable(answer.reason) ? answer.reason : 'badAnswer';
}

/** Only a label that is found would be read by it. */
const NOTHING: ShipmentDraft = {
  orderNumber: '',
  parcelIndex: 1,
  parcelCount: 1,
  shipFrom: EMPTY_ADDRESS,
  shipTo: EMPTY_ADDRESS,
  outer: { length: quantity(1, 0, 'in'), width: quantity(1, 0, 'in'), height: quantity(1, 0, 'in') },
  gross: quantity(1, 0, 'lb'),
  shipDate: '2026-01-01',
  shippingMethod: '',
  currency: 'USD',
};
