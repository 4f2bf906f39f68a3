import { z } from 'zod';
import { differingFields, postalPart } from '../../core/address/addressCheck.ts';
import type { Address } from '../../core/orders/address.ts';
import type { AddressAnswer, Urgency } from '../../station/ports.ts';
import type { SayTo } from '../said.ts';

/* EasyPost's addresses with their verification for delivery (docs.easypost.com, addresses), as far as they are read. */
const verification = z.object({
  success: z.boolean(),
  errors: z.array(z.object({ code: z.string().nullish() })).nullish(),
});
const verified = z.object({
  street1: z.string().nullish(),
  street2: z.string().nullish(),
  city: z.string().nullish(),
  state: z.string().nullish(),
  zip: z.string().nullish(),
  country: z.string().nullish(),
  verifications: z.object({ delivery: verification.nullish() }).nullish(),
});
type Verified = z.infer<typeof verified>;

/** Has an address verified. Only its postal part is sent: whoever lives there is no part of the question. */
export async function checkAddress(say: SayTo, address: Address, urgency: Urgency): Promise<AddressAnswer> {
  const { line1, line2, city, province, postcode, country } = address;
  const asked = { street1: line1, street2: line2, city, state: province, zip: postcode, country };
  const body = { address: asked, verify: true };
  const said = await say({ method: 'POST', path: '/v2/addresses', body, isSpare: urgency === 'spare' }, verified);
  // It could not even be asked about: a field that is missing, or none of its countries.
  if (said.kind === 'refused') return { kind: 'undeliverable', reason: said.code };
  if (said.kind !== 'said') return { kind: 'unknown', reason: said.reason };
  const delivery = said.value.verifications?.delivery;
  if (!delivery) return { kind: 'unknown', reason: 'notOffered' };
  if (!delivery.success) return { kind: 'undeliverable', reason: delivery.errors?.[0]?.code ?? '' };
  const suggestion = suggestionOf(said.value, address);
  const differs = differingFields(address, suggestion);
  return differs.length === 0 ? { kind: 'deliverable' } : { kind: 'corrected', suggestion, differs };
}

/** What it says nothing of stays as it was given. */
const suggestionOf = ({ street1, street2, city, state, zip, country }: Verified, given: Address): Address =>
  postalPart({
    ...given,
    line1: street1 ?? given.line1,
    line2: street2 ?? '',
    city: city ?? given.city,
    province: state ?? given.province,
    postcode: zip ?? given.postcode,
    country: country ?? given.country,
  });
