import { asId, type IntentId, type ParcelId, type SessionId, type Sha256, type UserId } from '../../src/core/ids.ts';
import type { Handover } from '../../src/core/ship/parcel.ts';
import type { NewFact, StoragePort } from '../../src/station/ports.ts';
import { fact, imported, orderFacts, packedOrder } from './facts.ts';

export const ORIGIN = 'US 55099';
export const OFFLINE = { carrier: 'offline', account: '', origin: ORIGIN };

/** Packs an order of one item whose label leaves on a date; its parcel is `p:<number>`, its label `i:<number>`, its tracking number `T<number>`. */
export function sent(
  number: number,
  shipDate: string,
  patch: Partial<Handover> = {},
  arrivesOn?: string,
  deliverBy?: string,
): NewFact[] {
  const order = { ...orderFacts(number.toString(), [['A', 1]]), ...(deliverBy !== undefined && { deliverBy }) };
  const handover = { account: '', origin: ORIGIN, shipDate, ...patch };
  return [imported(order), ...packedOrder(order, number, asId<Sha256>(`h${number}`))].map((one) => {
    if (one.event.type !== 'labelBought') return one;
    const { label } = one.event;
    const quote = { ...label.quote, ...(arrivesOn !== undefined && { arrivesOn }) };
    return fact({ ...one.event, label: { ...label, quote, handover } });
  });
}

export const parcelId = (number: number): ParcelId => asId<ParcelId>(`p:${number}`);
export const intentId = (number: number): IntentId => asId<IntentId>(`i:${number}`);

/** Gives the label of such a parcel back, as a person does after it was packed. */
export const givenBack = (number: number): NewFact =>
  fact({
    type: 'labelVoidRequested',
    sessionId: asId(`s:${number}`),
    parcelId: parcelId(number),
    intentId: intentId(number),
    tracking: `T${number}`,
    why: 'person',
  });

/** Order 9 with two items, S1 and S2, of which one is in a closed box; then the order is given up. */
export function givenUpAfterOneBox(): NewFact[] {
  const session = { sessionId: asId<SessionId>('s:9') };
  const order = orderFacts('9', [['A', 2]]);
  const facts = packedOrder(order, 9, asId('h9')).flatMap((one): NewFact[] => {
    const { event } = one;
    if (event.type === 'itemPacked')
      return ['S1', 'S2'].map((serial) => fact({ ...event, units: 1, trace: { serial } }));
    if (event.type === 'boxChosen')
      return [fact({ ...event, contents: event.contents.map((content) => ({ ...content, count: 1 })) })];
    return event.type === 'packFinished' ? [] : [one];
  });
  const stop = { type: 'packStopped', ...session, reason: 'changed' } as const;
  return [imported(order), ...facts, fact(stop), fact({ type: 'packAbandoned', ...session })];
}

/** A supervisor and a packer. */
export function people(storage: StoragePort): { readonly supervisor: UserId; readonly packer: UserId } {
  const [supervisor, packer] = [asId<UserId>('u1'), asId<UserId>('u2')];
  const user = (userId: UserId, role: 'supervisor' | 'packer'): NewFact => ({
    event: {
      type: 'userAdded',
      userId,
      number: userId.slice(1),
      role,
      personId: asId(`person:${userId}`),
      badgeDigest: asId<Sha256>(`b:${userId}`),
      pinHash: 'x',
    },
    person: { personId: asId(`person:${userId}`), data: { kind: 'user', name: `Name of ${userId}` } },
  });
  storage.record([user(supervisor, 'supervisor'), user(packer, 'packer')], null);
  return { supervisor, packer };
}
