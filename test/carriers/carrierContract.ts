import { describe, expect, it } from 'vitest';
import { asId, type FormId } from '../../src/core/ids.ts';
import { EMPTY_ADDRESS } from '../../src/core/orders/address.ts';
import { compareQuantity, quantity, type Dims, type Mass } from '../../src/core/quantity.ts';
import type { CarrierLabel, CarrierPort, ChosenOffer, PurchaseIntent, ShipmentDraft } from '../../src/station/ports.ts';

/** What a carrier's adapter is tried with. */
export interface CarrierUnderTest {
  /** A new adapter on the same carrier, as after a restart. */
  create(): CarrierPort;
  /** A parcel that the carrier takes and has a price for. */
  readonly draft: ShipmentDraft;
  /** An attempt to buy, another for each serial. */
  intent(serial: number): PurchaseIntent;
  /** Lets a parcel be seen by its carrier, then something happen that nobody knows a word for; absent where nothing is told. */
  travels?(tracking: string): void;
}

const inches = (length: number, width: number, height: number): Dims => ({
  length: quantity(length, 0, 'in'),
  width: quantity(width, 0, 'in'),
  height: quantity(height, 0, 'in'),
});
const MOST: Mass = quantity(40, 0, 'lb');
const SIZES = [inches(6, 6, 6), inches(12, 9, 7), inches(20, 15, 10), inches(30, 24, 8), inches(50, 4, 4)];

/** What every adapter of a carrier keeps, whichever carrier it is. */
export function carrierContract(name: string, { create, draft, intent, travels }: CarrierUnderTest): void {
  describe(`the contract of carriers: ${name}`, () => {
    it('quotes money of the currency asked for, a weight, and how it came to that', () => {
      const quote = create().quote(draft);
      if (!quote.ok) throw new Error(quote.error);
      expect(quote.value.charge.currency).toBe(draft.currency);
      expect(quote.value.charge.minor).toBeGreaterThanOrEqual(0);
      expect(Number.isSafeInteger(quote.value.charge.minor)).toBe(true);
      expect(quote.value.billable.digits).toBeGreaterThan(0);
      expect([quote.value.carrier, quote.value.service, quote.value.serviceName, quote.value.zone]).not.toContain('');
      expect(quote.value.ruleVersion).not.toBe('');
      expect(quote.value.trace.length).toBeGreaterThan(0);
    });

    it('quotes the same for the same draft, after a restart too', () => {
      const carrier = create();
      expect(carrier.quote(draft)).toEqual(carrier.quote(draft));
      expect(create().quote(draft)).toEqual(carrier.quote(draft));
    });

    it('does not look at which way the parcel lies', () => {
      const { length, width, height } = draft.outer;
      const turned = create().quote({ ...draft, outer: { length: height, width: length, height: width } });
      const straight = create().quote(draft);
      expect(turned.ok && turned.value.charge).toEqual(straight.ok && straight.value.charge);
    });

    it.each(SIZES.map((outer) => [outer]))('prices by weight are its quotes, for %j', (outer) => {
      const carrier = create();
      const prices = carrier.prices({ ...draft, outer }, { least: quantity(0, 0, 'lb'), most: MOST });
      if (!prices.ok) throw new Error(prices.error);
      let below: Mass = quantity(0, 0, 'lb');
      for (const { upTo, charge } of prices.value) {
        expect(compareQuantity(upTo, below)).toBe(1);
        // On the step, right above the one before it, and between them.
        const justOver = quantity(Math.max(1, Math.floor(inMillionths(below))) + 1, -6, 'lb');
        for (const gross of [upTo, justOver])
          if (compareQuantity(gross, upTo) <= 0) {
            const quote = carrier.quote({ ...draft, outer, gross });
            expect(quote.ok && quote.value.charge).toEqual(charge);
          }
        below = upTo;
      }
      expect(compareQuantity(prices.value.at(-1)?.upTo ?? MOST, MOST)).toBeLessThanOrEqual(0);
    });

    it('prices are counted from the least weight on', () => {
      const range = { least: quantity(5, 0, 'lb'), most: quantity(9, 0, 'lb') };
      const prices = create().prices(draft, range);
      if (!prices.ok) throw new Error(prices.error);
      const gross = quantity(500_001, -5, 'lb');
      const quote = create().quote({ ...draft, gross });
      const step = prices.value.find(({ upTo }) => compareQuantity(gross, upTo) <= 0);
      expect(quote.ok && quote.value.charge).toEqual(step?.charge);
      for (const { upTo } of prices.value) expect(compareQuantity(upTo, range.least)).toBeGreaterThanOrEqual(0);
    });

    it('offers every service once, and the one it quotes among them at the same price', async () => {
      const carrier = create();
      const offers = await carrier.offers(draft, null);
      if (!offers.ok) throw new Error(offers.error);
      const names = offers.value.map(({ service }) => service);
      expect(new Set(names).size).toBe(names.length);
      const quote = carrier.quote(draft);
      if (!quote.ok) throw new Error(quote.error);
      // What a networked carrier quotes at once is an estimate by the station's own tables.
      if (carrier.isNetworked) return;
      const own = offers.value.find(({ service }) => service === quote.value.service)?.answer;
      expect(own && 'quote' in own ? own.quote.charge : null).toEqual(quote.value.charge);
      for (const { answer } of offers.value)
        if ('refused' in answer) expect(answer.refused).not.toBe('');
        else expect(answer.quote.charge.currency).toBe(draft.currency);
    });

    it('refuses with a reason what it can not send, and never throws', async () => {
      const carrier = create();
      const drafts: readonly ShipmentDraft[] = [
        { ...draft, shipTo: { ...EMPTY_ADDRESS, name: 'A', line1: 'B' } },
        { ...draft, outer: inches(900, 900, 900) },
        { ...draft, gross: quantity(100_000, 0, 'lb') },
      ];
      for (const bad of drafts) {
        const quote = carrier.quote(bad);
        expect(quote.ok ? '' : quote.error).not.toBe('');
        expect(quote.ok).toBe(false);
        const bought = await carrier.buy(intent(1), bad, null);
        expect(bought.kind === 'rejected' ? bought.reason : '').not.toBe('');
        const offers = await carrier.offers(bad, null);
        expect(offers.ok ? offers.value.filter(({ answer }) => 'quote' in answer) : []).toEqual([]);
      }
    });

    it('tells a parcel it does not take from one it has no price for', () => {
      const range = { least: quantity(0, 0, 'lb'), most: MOST };
      const prices = create().prices({ ...draft, outer: inches(900, 900, 900) }, range);
      expect(prices).toEqual({ ok: false, error: 'overLimit' });
    });

    it('sells a label, finds it again under its intent whoever asks, and sells another one under another', async () => {
      const first = await buy(create(), intent(17), draft);
      expect(first.tracking).not.toBe('');
      expect(first.scanText).not.toBe('');
      expect(first.quote.charge.currency).toBe(draft.currency);
      expect(await create().find(intent(17), draft)).toEqual({ kind: 'found', label: first });
      const other = await buy(create(), intent(18), draft);
      expect(other.tracking).not.toBe(first.tracking);
    });

    it('charges what it offered', async () => {
      const label = await buy(create(), intent(19), draft);
      const offers = await create().offers(draft, null);
      const offer = offers.ok ? offers.value.find(({ service }) => service === label.quote.service)?.answer : null;
      expect(offer && 'quote' in offer ? offer.quote.charge : null).toEqual(label.quote.charge);
    });

    it('finds nothing where nothing was bought, if it says that it can be asked', async () => {
      const carrier = create();
      if (!carrier.isNetworked || !carrier.capabilities.lookUp) return;
      expect(await carrier.find(intent(20), draft)).toEqual({ kind: 'notFound' });
      await carrier.offers(draft, intent(20).intentId);
      expect(await carrier.find(intent(20), draft), 'an offer is no purchase').toEqual({ kind: 'notFound' });
    });

    it('takes a label back, and tells how that stands when asked again', async () => {
      const { tracking, carrierRef } = await buy(create(), intent(21), draft);
      const label = { intentId: intent(21).intentId, tracking, carrierRef };
      const said = [await create().void(label), await create().void(label)].map(({ kind }) => kind);
      for (const kind of said) expect(['voided', 'pending']).toContain(kind);
    });

    it('tells how a parcel is doing in the words of the station, the unknown as it was written, or is not asked at all', async () => {
      const { tracking } = await buy(create(), intent(23), draft);
      travels?.(tracking);
      const carrier = create();
      const answer = await carrier.track([tracking], 'now');
      if (answer.kind !== 'told') throw new Error(answer.kind);
      if (!carrier.capabilities.tracks) {
        expect(answer.events).toEqual([]);
        return;
      }
      expect(answer.events.map(({ status }) => status)).toEqual(['inTransit', 'unknown']);
      expect(answer.events.map(({ number, carrier: seller }) => [number, seller])).toEqual(
        answer.events.map(() => [tracking, carrier.id]),
      );
      expect(answer.events[1]?.code).toBe('teleported');
      for (const { at } of answer.events) expect(Number.isFinite(at)).toBe(true);
      expect(JSON.stringify(answer), 'carriers’ sentences name who signed').not.toContain('ASHBY');
      expect(await create().track([tracking], 'spare'), 'asked again it says the same').toEqual(answer);
    });

    it('says of a good address that it is one, if it is asked about addresses', async () => {
      const carrier = create();
      const answer = await carrier.validateAddress(draft.shipTo, 'now');
      expect(answer).toEqual(
        carrier.capabilities.checksAddresses ? { kind: 'deliverable' } : { kind: 'unknown', reason: 'notOffered' },
      );
      expect(await create().validateAddress(draft.shipTo, 'spare')).toEqual(answer);
    });

    it('says nothing of a parcel it did not hear of, and of none', async () => {
      const carrier = create();
      expect(await carrier.track(['NOBODYS0001'], 'now')).toEqual({ kind: 'told', events: [] });
      expect(await carrier.track([], 'now')).toEqual({ kind: 'told', events: [] });
    });

    it('makes its own manifest of labels once, with a paper, and finds it again; or makes none at all', async () => {
      const { forms } = create();
      if (!forms) return;
      const labels = [await buy(create(), intent(31), draft), await buy(create(), intent(32), draft)];
      const wanted = {
        formId: asId<FormId>('form-1'),
        group: forms.groupOf(labels[0]?.quote.service ?? ''),
        labels: labels.map(({ carrierRef }) => carrierRef ?? ''),
        shipFrom: draft.shipFrom,
      };
      expect(wanted.group).not.toBe('');
      expect(await forms.find(wanted)).toEqual({ kind: 'notFound' });
      const made = await forms.ask(wanted);
      if (made.kind !== 'made') throw new Error(JSON.stringify(made));
      expect(made.number).not.toBe('');
      expect(Buffer.from(made.paper ?? []).toString()).toMatch(/^%PDF-/);
      expect(await create().forms?.find(wanted)).toEqual({ ...made, kind: 'found' });
      const again = await forms.ask({ ...wanted, formId: asId<FormId>('form-2') });
      expect(again.kind, 'a label is on one at most').not.toBe('made');
    });

    it('sells nothing for an offer it did not make', async () => {
      const carrier = create();
      if (!carrier.isNetworked) return;
      const answer = await carrier.buy(intent(22), draft, { service: 'no such', token: null });
      expect(answer.kind).toBe('rejected');
    });
  });
}

/** Buys as a station does: by an offer where the carrier is asked over a network. */
export async function buy(carrier: CarrierPort, intent: PurchaseIntent, draft: ShipmentDraft): Promise<CarrierLabel> {
  const answer = await carrier.buy(intent, draft, carrier.isNetworked ? await anOffer(carrier, intent, draft) : null);
  if (answer.kind !== 'bought') throw new Error(`${answer.kind}: ${answer.reason}`);
  return answer.label;
}

/** The first offer that has a price. */
export async function anOffer(
  carrier: CarrierPort,
  { intentId }: PurchaseIntent,
  draft: ShipmentDraft,
): Promise<ChosenOffer> {
  const offers = await carrier.offers(draft, intentId);
  if (!offers.ok) throw new Error(offers.error);
  const offer = offers.value.find(({ answer }) => 'quote' in answer);
  if (!offer) throw new Error('no offer');
  return { service: offer.service, token: offer.token ?? null };
}

/** Millionths of a pound, rounded down: near enough for a weight right above a step. */
const inMillionths = ({ digits, exponent, unit }: Mass): number => digits * 10 ** (exponent + 6) * (POUNDS[unit] ?? 1);
const POUNDS: Readonly<Record<string, number>> = {
  lb: 1,
  oz: 1 / 16,
  kg: 2.20462263,
  g: 0.00220462263,
  mg: 0.00000220462263,
};
