import { postalPart } from '../core/address/addressCheck.ts';
import { asId, type PersonId } from '../core/ids.ts';
import type { AddressDoubtShown, AddressAnswer, CarrierPort, NewFact, RuntimePort, StoragePort } from './ports.ts';
import { breath, createPause, isBuying, LOOK_MS } from './spareTime.ts';

/** Has the addresses of waiting orders checked by the carrier, each once, in the order they will be packed. Nothing is changed by it. */
export interface AddressDesk {
  start(): void;
  /** Orders may have come in. */
  wake(): void;
  /** What was found of an order's address, beside what the order says; null where there is no doubt of it. */
  show(orderId: string): AddressDoubtShown | null;
  close(): void;
}

interface AddressPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly carrier: CarrierPort;
  /** Something was found. */
  changed(): void;
  report(error: unknown): void;
}

/** With nothing to check it is looked again after so long, or when something comes in. */
const REST_MS = 5 * 60_000;

/** Creates the address desk of one station. It asks with calls that no label needs, and never while one is being bought. */
export function createAddressDesk({ storage, runtime, carrier, changed, report }: AddressPorts): AddressDesk {
  const pause = createPause(runtime);
  let looking: NodeJS.Timeout | null = null;
  let isBusy = false;
  const isOver = (): boolean => looking === null;

  const checkNext = async (): Promise<boolean> => {
    const next = storage.addressChecks.next();
    if (!next) {
      pause.rest(REST_MS);
      return false;
    }
    const address = storage.people.address(next.consigneeId);
    // An erased address is asked about by nobody.
    const answer: AddressAnswer = address
      ? await carrier.validateAddress(address, 'spare')
      : { kind: 'unknown', reason: 'notOffered' };
    if (isOver()) return false;
    if (answer.kind === 'unknown' && answer.reason !== 'notOffered') {
      if (answer.reason !== 'tooManyCalls') pause.failed();
      return false;
    }
    pause.worked();
    storage.record([factOf(carrier.id, next, answer, () => asId<PersonId>(runtime.newId()))], null);
    if (answer.kind === 'corrected' || answer.kind === 'undeliverable') changed();
    await breath();
    return true;
  };
  const look = async (): Promise<void> => {
    if (isBusy || isOver() || !pause.isOver()) return;
    isBusy = true;
    try {
      while (!isOver() && !isBuying(storage) && (await checkNext()));
    } catch (error) {
      pause.failed();
      report(error);
    } finally {
      isBusy = false;
    }
  };

  return {
    start() {
      if (!carrier.capabilities.checksAddresses) return;
      looking ??= setInterval(() => void look(), LOOK_MS);
      looking.unref();
    },
    wake: () => {
      pause.wake();
    },
    show(orderId) {
      const doubt = storage.addressChecks.ofOrder(asId(orderId));
      const given = doubt && storage.people.address(doubt.consigneeId);
      if (!doubt || !given) return null;
      const suggestion = doubt.suggestionId && storage.people.address(doubt.suggestionId);
      return { ...doubt, carrierName: carrier.name, given: postalPart(given), suggestion: suggestion ?? null };
    },
    close() {
      if (looking) clearInterval(looking);
      looking = null;
    },
  };
}

/** The suggestion stands with people, under an id of its own: it is as erasable as what was given. */
function factOf(
  carrier: string,
  { orderId, consigneeId }: NonNullable<ReturnType<StoragePort['addressChecks']['next']>>,
  answer: AddressAnswer,
  newPerson: () => PersonId,
): NewFact {
  const about = { type: 'addressChecked', orderId, consigneeId, carrier, verdict: answer.kind } as const;
  if (answer.kind !== 'corrected')
    return {
      event: {
        ...about,
        reason: answer.kind === 'undeliverable' ? answer.reason : '',
        differs: [],
        suggestionId: null,
      },
    };
  const suggestionId = newPerson();
  return {
    event: { ...about, reason: '', differs: answer.differs, suggestionId },
    person: { personId: suggestionId, data: { kind: 'address', address: answer.suggestion } },
  };
}
