import { z } from 'zod';
import { EVIDENCE_FORMAT, type ReplayEvidence } from '../core/journal/evidence.ts';

const text = z.string();
const whole = z.number().int();
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What a replay file holds beside its page, as another computer reads it. */
const evidence = z.strictObject({
  format: z.literal(EVIDENCE_FORMAT),
  version: z.literal(1),
  stationId: text,
  orderId: text,
  number: text,
  exportedAt: z.number(),
  rows: z.array(
    z.strictObject({
      seq: whole,
      eventId: text,
      stationId: text,
      at: z.number(),
      actor: text.nullable(),
      stream: text,
      eventText: text,
      person: z.strictObject({ personId: text, digest }).nullable(),
      prevHash: digest,
      hash: digest,
    }),
  ),
  chain: z.strictObject({
    size: whole,
    head: digest,
    root: digest,
    nodes: z.array(digest),
    listed: z.array(whole),
  }),
  people: z.array(z.strictObject({ personId: text, salt: text, data: text })).nullable(),
  erased: z.array(z.strictObject({ personId: text, at: z.number() })),
  users: z.array(z.strictObject({ userId: text, number: text, name: text.nullable() })),
  curves: z.array(z.strictObject({ seq: whole, readings: text })),
});
const seal = z.strictObject({ algorithm: z.literal('Ed25519'), publicKey: z.base64(), signature: z.base64() });

/** The signature at the end of a replay file: raw bytes and the key as SPKI (RFC 8410), in base64. */
export type ReplaySeal = z.infer<typeof seal>;

const EVIDENCE_OPENS = '<script type="application/json" id="evidence">';
const SEAL_OPENS = '<script type="application/json" id="seal">';
const CLOSES = '</script>';
const ENDS = `${CLOSES}</body></html>\n`;

/** The part of a replay file that is signed: the page, whose last element the evidence becomes. */
export const unsealedFile = (page: string, content: ReplayEvidence): string =>
  `${page}${EVIDENCE_OPENS}${JSON.stringify(content).replaceAll('<', String.raw`\u003c`)}${CLOSES}\n`;

/** The whole file. */
export const sealedFile = (unsealed: string, by: ReplaySeal): string =>
  `${unsealed}${SEAL_OPENS}${JSON.stringify(by)}${ENDS}`;

/** Why a file is no replay file, or not a whole one. */
export type FileFault = 'sealMissing' | 'sealMalformed' | 'somethingAfterSeal' | 'evidenceMalformed';

/** A replay file taken apart. */
export interface OpenedFile {
  /** What the signature is over. */
  readonly unsealed: string;
  readonly seal: ReplaySeal;
  readonly evidence: ReplayEvidence;
}

/** Takes a replay file apart; nothing of it is checked yet. */
export function openReplayFile(all: string): OpenedFile | FileFault {
  const at = all.lastIndexOf(SEAL_OPENS);
  if (at === -1) return 'sealMissing';
  const [unsealed, tail] = [all.slice(0, at), all.slice(at + SEAL_OPENS.length)];
  const end = tail.indexOf(CLOSES);
  const by = seal.safeParse(end === -1 ? null : parsed(tail.slice(0, end)));
  if (!by.success) return 'sealMalformed';
  if (tail.slice(end) !== ENDS) return tail.startsWith(ENDS, end) ? 'somethingAfterSeal' : 'sealMissing';
  const begin = unsealed.indexOf(EVIDENCE_OPENS);
  const close = unsealed.indexOf(CLOSES, begin);
  const content = evidence.safeParse(parsed(unsealed.slice(begin + EVIDENCE_OPENS.length, close)));
  if (begin === -1 || !content.success) return 'evidenceMalformed';
  // The schema is the type, but for the brands of ids.
  return { unsealed, seal: by.data, evidence: content.data as unknown as ReplayEvidence };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}
