import { z } from 'zod';
import { AUDIT_KINDS } from '../../core/audit/audited.ts';
import type { FieldName } from '../../core/audit/change.ts';
import type { AuditWord } from '../../core/audit/change.ts';
import type { EventType } from '../../core/journal/events.ts';
import { isLocalDate } from '../../core/time.ts';
import { dims, length, mass, money, text, whole } from './schemas.ts';

const date = z.string().refine(isLocalDate).nullable();
const asked = z.object({
  kind: z.enum(AUDIT_KINDS).nullable(),
  by: text.max(100).nullable(),
  text: text.max(100),
  /** The last so many days, today included; they go before two days that are named. */
  days: whole.min(1).max(400).nullable(),
  from: date,
  to: date,
});
export type AuditAskedView = z.infer<typeof asked>;

const value = z
  .union([
    z.object({ text }),
    z.object({ word: z.custom<AuditWord>((word) => typeof word === 'string') }),
    z.object({ count: z.number() }),
    z.object({ mass }),
    z.object({ length }),
    z.object({ dims }),
    z.object({ money }),
    z.object({ at: z.number() }),
  ])
  .nullable();
export type AuditValueView = z.infer<typeof value>;

const entry = z.object({
  seq: whole,
  at: z.number(),
  stationId: text,
  who: text.nullable(),
  kind: z.enum(AUDIT_KINDS),
  type: z.custom<EventType>((type) => typeof type === 'string'),
  isNew: z.boolean(),
  name: text,
  code: text,
  order: z.object({ orderId: text, number: text }).nullable(),
});
export type AuditEntryView = z.infer<typeof entry>;

const change = z.object({
  of: text.nullable(),
  field: z.custom<FieldName>((field) => typeof field === 'string'),
  before: value,
  after: value,
});
const detail = entry.extend({ changes: z.array(change), changeCount: whole });
export type AuditDetailView = z.infer<typeof detail>;

/** What the window asks about who changed what; for supervisors. */
export const auditRequests = {
  /** Newest first, of the rows before one; `next` is what the following page is before. */
  'audit.page': {
    input: asked.extend({ before: whole.nullable() }),
    output: z.object({ rows: z.array(entry), next: whole.nullable() }),
  },
  'audit.show': { input: z.object({ seq: whole }), output: z.object({ detail: detail.nullable() }) },
  'audit.people': {
    input: z.object({}).strict(),
    output: z.object({ people: z.array(z.object({ userId: text, name: text })) }),
  },
  /** Walks the whole journal; answers when that is done. */
  'audit.chain': {
    input: z.object({}).strict(),
    output: z.object({ rows: whole, headHash: text, brokenAt: whole.nullable(), at: z.number() }),
  },
  /** Asks where to and writes what is asked for as CSV there. */
  'audit.saveFile': { input: asked, output: z.object({ isSaved: z.boolean() }) },
} as const;
