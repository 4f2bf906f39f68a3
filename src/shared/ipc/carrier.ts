import { z } from 'zod';
import { UNREACHABLE } from '../unreachable.ts';
import { text } from './schemas.ts';

const nothing = z.object({}).strict();

/** Where the carrier's key comes from, the first that is there: a file that `station.json` names, the environment, or typed in the window. */
export const KEY_SOURCES = ['file', 'environment', 'typed', 'none'] as const;
/** Why a key can't be used. */
export const KEY_TROUBLES = ['empty', 'readableByOthers', 'notReadable', 'notDecryptable', 'otherServer'] as const;
/** Why a typed key is not kept: this PC has no safe place for it, it is given elsewhere already, none is needed, or nothing was typed. */
export const KEY_REFUSALS = ['noKeyring', 'noEncryption', 'givenElsewhere', 'notNeeded', 'empty'] as const;

const carrier = z.object({
  name: text,
  /** Where it is asked; '' for the own carrier. */
  server: text,
  needsKey: z.boolean(),
  key: z.object({
    source: z.enum(KEY_SOURCES),
    /** The file or the variable; '' for a typed one. */
    place: text,
    trouble: z.enum(KEY_TROUBLES).nullable(),
    /** Why none can be typed here; null: it can. */
    refusal: z.enum(KEY_REFUSALS).nullable(),
  }),
  /** Who typed or forgot a key here last, and when; null where nobody ever did. */
  keyChanged: z.object({ by: text, at: z.number() }).nullable(),
});
export type CarrierViewed = z.infer<typeof carrier>;

/** What the window asks about the carrier; for supervisors. A key goes in and never comes out. */
export const carrierRequests = {
  'carrier.state': { input: nothing, output: carrier },
  /** Keeps a key encrypted, in place of the one before. */
  'carrier.keepKey': {
    input: z.object({ key: text.min(1).max(500) }),
    output: z.object({ refused: z.enum(KEY_REFUSALS).nullable() }),
  },
  /** Forgets a typed key. */
  'carrier.removeKey': { input: nothing, output: nothing },
  /** Asks the carrier for something it never sold: whether it answers and knows the key. */
  'carrier.test': { input: nothing, output: z.object({ check: z.enum(['answers', 'ownCarrier', ...UNREACHABLE]) }) },
} as const;
