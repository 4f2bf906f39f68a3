import { z } from 'zod';
import type { Address } from '../../core/orders/address.ts';
import type { AddressAnswer, Urgency } from '../../station/ports.ts';
import type { SayTo } from '../said.ts';

/*
 * A Karrio server's addresses with their validation (its OpenAPI description, addresses), as far as they are read. It validates where the
 * site has set up who does that, and says yes or no.
 */
const validated = z.object({
  id: z.string().min(1),
  validation: z.object({ success: z.boolean() }).nullish(),
});

/**
 * Has an address validated. Karrio does so only to what it keeps: the address is taken out of its book again. Only the postal part is sent.
 */
export async function checkAddress(say: SayTo, address: Address, urgency: Urgency): Promise<AddressAnswer> {
  const isSpare = urgency === 'spare';
  const body = {
    address_line1: address.line1,
    address_line2: address.line2,
    city: address.city,
    state_code: address.province,
    postal_code: address.postcode,
    country_code: address.country,
    validate_location: true,
  };
  const said = await say({ method: 'POST', path: '/v1/addresses', body, isSpare }, validated);
  if (said.kind === 'refused') return { kind: 'undeliverable', reason: said.code };
  if (said.kind !== 'said') return { kind: 'unknown', reason: said.reason };
  const { id, validation } = said.value;
  // Not spare: what was put there is taken out, whoever buys meanwhile.
  await say({ method: 'DELETE', path: `/v1/addresses/${encodeURIComponent(id)}` }, z.unknown());
  if (!validation) return { kind: 'unknown', reason: 'notOffered' };
  return validation.success ? { kind: 'deliverable' } : { kind: 'undeliverable', reason: '' };
}
