import { refuse } from '../../src/core/result.ts';
import type { BuyAnswer, CarrierLabel, CarrierPort, ShipmentDraft } from '../../src/station/ports.ts';
import { offlineCarrier } from './rates.ts';

/** What a carrier far away holds, and what happens to the next questions it is asked. It outlives whoever asks. */
export interface FarWorld {
  readonly sold: { readonly intentId: string; readonly label: CarrierLabel; isGivenBack: boolean }[];
  /** Questions asked so far. */
  readonly asked: { offers: number; buy: number; find: number; void: number };
  /** How the network does. `lost`: sold, and the answer cut off; `cut`: cut off before it was sold. */
  buy: 'answers' | 'lost' | 'cut' | 'notSent' | 'refuses';
  offers: 'answer' | 'offline';
  /** `hides`: what was sold is not found yet. */
  find: 'answers' | 'hides' | 'offline';
  void: 'takes' | 'thinks' | 'refuses';
  settleMs: number;
}

export const farWorld = (): FarWorld => ({
  sold: [],
  asked: { offers: 0, buy: 0, find: 0, void: 0 },
  buy: 'answers',
  offers: 'answer',
  find: 'answers',
  void: 'takes',
  settleMs: 50,
});

/** A carrier over a network that fails as told: the contract of `CarrierPort` without any bytes. */
export function farCarrier(world: FarWorld): CarrierPort {
  const own = offlineCarrier();
  const sell = (intentId: string, draft: ShipmentDraft): CarrierLabel => {
    const quote = own.quote(draft);
    if (!quote.ok) throw new Error(quote.error);
    const tracking = `FAR${(world.sold.length + 1).toString().padStart(9, '0')}`;
    const print = {
      format: 'zpl',
      dpmm: 8,
      bytes: Buffer.from(`^XA^PW812^LL1218^FO80,80^FD${tracking}^FS^XZ`),
    } as const;
    const label = {
      tracking,
      sscc: null,
      scanText: tracking,
      quote: quote.value,
      carrierRef: `shp_${tracking}`,
      print,
    };
    world.sold.push({ intentId, label, isGivenBack: false });
    return label;
  };
  return {
    ...own,
    id: 'far',
    name: 'Far carrier',
    isNetworked: true,
    capabilities: { lookUp: { settleMs: world.settleMs }, voids: { days: 30 }, tracks: null, checksAddresses: false },
    offers: (draft) => {
      world.asked.offers += 1;
      return world.offers === 'offline' ? Promise.resolve(refuse('offline')) : own.offers(draft, null);
    },
    buy: (intent, draft): Promise<BuyAnswer> => {
      world.asked.buy += 1;
      switch (world.buy) {
        case 'notSent':
          return Promise.resolve({ kind: 'notSent', reason: 'offline' });
        case 'refuses':
          return Promise.resolve({ kind: 'rejected', reason: 'carrierRefused', detail: 'No service there.' });
        case 'cut':
          return Promise.resolve({ kind: 'unknown', reason: 'timeout' });
        case 'lost':
          sell(intent.intentId, draft);
          return Promise.resolve({ kind: 'unknown', reason: 'timeout' });
        case 'answers':
          return Promise.resolve({ kind: 'bought', label: sell(intent.intentId, draft) });
      }
    },
    find: ({ intentId }) => {
      world.asked.find += 1;
      if (world.find === 'offline') return Promise.resolve({ kind: 'unclear', reason: 'offline' });
      const found = world.find === 'hides' ? undefined : world.sold.find((sale) => sale.intentId === intentId);
      return Promise.resolve(found ? { kind: 'found', label: found.label } : { kind: 'notFound' });
    },
    void: ({ intentId }) => {
      world.asked.void += 1;
      if (world.void === 'thinks') return Promise.resolve({ kind: 'pending' });
      if (world.void === 'refuses') return Promise.resolve({ kind: 'refused', reason: 'alreadyUsed', detail: null });
      const sale = world.sold.find((one) => one.intentId === intentId);
      if (sale) sale.isGivenBack = true;
      return Promise.resolve({ kind: 'voided' });
    },
  };
}
