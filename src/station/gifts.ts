import type { GiftMessage } from '../core/label/giftMessage.ts';
import type { SessionId } from '../core/ids.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { SlipView } from '../core/pack/snapshot.ts';
import { giftMessagesOf } from './mergedOrders.ts';
import type { PrintOutcome, StoragePort } from './ports.ts';
import { languageFor } from './slips.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';

const STATES = { printed: 'sent', failed: 'failed', uncertain: 'uncertain' } as const;
const NOT_SENT: SlipView = { state: 'none', reason: null, printer: null };

export interface GiftPorts {
  readonly storage: StoragePort;
  readonly routing: PrintRouting;
  readonly press: Press;
  /** The picture of the bench has to be made anew. */
  changed(): void;
  report(error: unknown): void;
}

/** Cards of gifts: one for each message of an order, printed before it is asked for. */
export interface GiftDesk {
  /** Prints the order's card, a second one only if asked again. `isWanted` is asked once more when it is drawn. */
  print(session: PackSession, isAgain: boolean, isWanted: () => boolean): Promise<void>;
  /** How the card stands; null where nothing here prints one: it is written by hand. */
  view(session: PackSession): SlipView | null;
  /** What they say, one below the other; '' for nothing, and once it was erased. */
  message(session: PackSession): string;
}

/** Creates the gift desk of one station. A second card harms nobody, so what became of one is kept only while the station runs. */
export function createGiftDesk({ storage, routing, press, changed, report }: GiftPorts): GiftDesk {
  const standings = new Map<SessionId, SlipView>();
  const set = (sessionId: SessionId, standing: SlipView): void => {
    standings.set(sessionId, standing);
    changed();
  };
  const isPrinted = (): boolean => {
    const { device, refused } = routing.destination('giftMessage');
    return device !== null || refused.some(({ deviceId }) => deviceId !== null);
  };
  const messages = ({ orderId }: PackSession): readonly string[] => {
    const order = storage.orders.byId(orderId);
    return order ? giftMessagesOf(storage, order) : [];
  };
  return {
    async print(session, isAgain, isWanted) {
      const { sessionId } = session;
      const state = standings.get(sessionId)?.state;
      if (!isPrinted() || state === 'sending' || (state === 'sent' && !isAgain)) return;
      const order = storage.orders.byId(session.orderId);
      const cards = messages(session).map((message): GiftMessage => ({
        message,
        sender: senderOf(storage),
        ...(order && { language: languageFor(storage, order) }),
      }));
      if (cards.length === 0) return;
      const { device, trouble } = routing.destination('giftMessage');
      if (!device || trouble !== null) {
        set(sessionId, { state: 'failed', reason: trouble, printer: null });
        return;
      }
      set(sessionId, { state: 'sending', reason: null, printer: device.name });
      try {
        let outcome: PrintOutcome | null = null;
        // Cards behind one that did not come out would be taken for it.
        for (const card of cards) {
          outcome = await press.gift(device, card, isWanted);
          if (outcome?.kind !== 'printed') break;
        }
        const reason = !outcome || outcome.kind === 'printed' ? null : outcome.reason;
        set(sessionId, outcome ? { state: STATES[outcome.kind], reason, printer: device.name } : NOT_SENT);
      } catch (error) {
        report(error);
        set(sessionId, { state: 'failed', reason: 'failed', printer: device.name });
      }
    },
    view: ({ sessionId }) => (isPrinted() ? (standings.get(sessionId) ?? NOT_SENT) : null),
    message: (session) => messages(session).join('\n\n'),
  };
}

const senderOf = (storage: StoragePort): string => {
  const site = storage.site();
  return site?.shipFrom.company ?? site?.name ?? '';
};
