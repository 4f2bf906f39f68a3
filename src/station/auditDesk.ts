import { setImmediate } from 'node:timers/promises';
import { settingStream } from '../core/journal/settingEvents.ts';
import { AUDIT_CSV_HEAD, auditCsvRows } from '../core/audit/auditCsv.ts';
import { auditKind, doerOf, type AuditKind } from '../core/audit/audited.ts';
import { auditChanges, earlierTypes } from '../core/audit/changes.ts';
import type { AuditChange } from '../core/audit/change.ts';
import { asId, type OrderId, type UserId } from '../core/ids.ts';
import type { EventType } from '../core/journal/events.ts';
import { lastDays } from '../core/reports/period.ts';
import type { Instant, LocalDate } from '../core/time.ts';
import { addDays, instantOf } from '../core/zonedTime.ts';
import { createAuditNames, stateBefore } from './auditNames.ts';
import { walkChain } from './chainWalk.ts';
import type { AuditedRow, AuditWanted } from './auditPort.ts';
import type { DevicesPort, RuntimePort, StoragePort } from './ports.ts';
import { zoneOffset } from './siteTime.ts';

/** Which changes a person asks for; null or '' asks for all. Days are the site's: the last so many, else from one to another, both included. */
export interface AuditAsked {
  readonly kind: AuditKind | null;
  readonly by: string | null;
  readonly text: string;
  readonly days: number | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** A change in the list. */
export interface AuditEntry {
  /** Its row of the journal. */
  readonly seq: number;
  readonly at: Instant;
  readonly stationId: string;
  /** Null where nobody was signed in: the command line, or the program itself. */
  readonly who: string | null;
  readonly kind: AuditKind;
  readonly type: EventType;
  /** True where nothing stood there before. */
  readonly isNew: boolean;
  /** What it is about; '' where its sentence says it all. */
  readonly name: string;
  readonly code: string;
  readonly order: { readonly orderId: OrderId; readonly number: string } | null;
}

/** A change with what it changed, field by field. */
export interface AuditDetail extends AuditEntry {
  /** The first of them, at most CHANGES_SHOWN. */
  readonly changes: readonly AuditChange[];
  readonly changeCount: number;
}

/** Whether the journal is whole: every row as it was written, each hanging on the one before. */
export interface ChainVerdict {
  readonly rows: number;
  /** Of the last row; '' of an empty journal. */
  readonly headHash: string;
  /** The first row that is not as it was written; null where all are. */
  readonly brokenAt: number | null;
  readonly at: Instant;
}

/** Where supervisors look who changed what. */
export interface AuditDesk {
  /** Newest first: the rows before one, null for the newest; `next` is what the following page is before, null on the last one. */
  page(
    asked: AuditAsked,
    before: number | null,
    size: number,
  ): { readonly rows: readonly AuditEntry[]; readonly next: number | null };
  show(seq: number): AuditDetail | null;
  /** Who ever changed something, by name. */
  people(): readonly { readonly userId: UserId; readonly name: string }[];
  /** Who typed or forgot the key of a carrier here last, and when; '' for nobody signed in, null where nobody ever did. */
  carrierKeySet(carrier: string): { readonly by: string; readonly at: Instant } | null;
  /** Walks the whole journal, in slices between scans; asked twice, it walks once. */
  chain(): Promise<ChainVerdict>;
  /** All that is asked for as a CSV file, made in slices between scans. */
  csv(asked: AuditAsked): Promise<string>;
}

/** How many changes of one act the window is told. */
const CHANGES_SHOWN = 200;
/** Acts that are written before the bench has its turn again: some 10 ms. */
const TURN_ACTS = 10;

interface AuditPorts {
  readonly storage: StoragePort;
  readonly devices: Pick<DevicesPort, 'statuses'>;
  readonly runtime: RuntimePort;
}

/** Creates the desk of one station. */
export function createAuditDesk(ports: AuditPorts): AuditDesk {
  const { storage, runtime } = ports;
  const names = createAuditNames(ports);
  let walk: Promise<ChainVerdict> | null = null;
  const wanted = ({ kind, by, text, days, ...named }: AuditAsked): AuditWanted => {
    const zone = zoneOffset(storage.site()?.timeZone ?? 'UTC');
    const { from, to } = days === null ? named : lastDays(days, runtime.now(), zone);
    return {
      kind,
      by: by === null ? null : asId<UserId>(by),
      text,
      from: from === null ? 0 : instantOf(from, 0, zone),
      to: to === null ? Number.MAX_SAFE_INTEGER : instantOf(addDays(to, 1), 0, zone),
    };
  };
  const entryOf = ({ row, orderId }: AuditedRow): AuditEntry | null => {
    const kind = auditKind(row.event);
    if (kind === null) return null;
    const { seq, at, stationId, actor, event } = row;
    const types = earlierTypes(event);
    return {
      seq,
      at,
      stationId,
      who: names.person(doerOf(event, actor)),
      kind,
      type: event.type,
      isNew: types.length > 0 && storage.audit.earlier(row.stream, types, seq) === null,
      ...names.subject(row),
      order: orderId === null ? null : { orderId, number: storage.orders.byId(orderId)?.number ?? '' },
    };
  };
  const changesOf = ({ row }: AuditedRow): readonly AuditChange[] => auditChanges(row.event, stateBefore(storage, row));
  const check = async (): Promise<ChainVerdict> => {
    const walked = await walkChain(ports);
    const { journalRows: rows } = storage.counts();
    return walked.ok
      ? { rows: walked.value?.seq ?? 0, headHash: walked.value?.hash ?? '', brokenAt: null, at: runtime.now() }
      : { rows, headHash: '', brokenAt: walked.error, at: runtime.now() };
  };
  return {
    page(asked, before, size) {
      const found = storage.audit.page(wanted(asked), before ?? Number.MAX_SAFE_INTEGER, size + 1);
      const rows = found.slice(0, size);
      return {
        rows: rows.flatMap((row) => entryOf(row) ?? []),
        next: found.length > size ? (rows.at(-1)?.row.seq ?? null) : null,
      };
    },
    show(seq) {
      const found = storage.audit.one(seq);
      const entry = found && entryOf(found);
      if (!found || !entry) return null;
      const changes = changesOf(found);
      return { ...entry, changes: changes.slice(0, CHANGES_SHOWN), changeCount: changes.length };
    },
    people: () =>
      storage.audit
        .people()
        .map((userId) => ({ userId, name: names.person(userId) ?? '' }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    carrierKeySet(carrier) {
      const last = storage.audit.earlier(
        settingStream({ type: 'carrierKeyKept', carrier, server: '' }),
        ['carrierKeyKept', 'carrierKeyRemoved'],
        Number.MAX_SAFE_INTEGER,
      );
      return last && 'carrier' in last.event && last.event.carrier === carrier
        ? { by: names.person(last.actor) ?? '', at: last.at }
        : null;
    },
    chain: () =>
      (walk ??= check().finally(() => {
        walk = null;
      })),
    async csv(asked) {
      let text = AUDIT_CSV_HEAD;
      let before = Number.MAX_SAFE_INTEGER;
      for (;;) {
        const found = storage.audit.page(wanted(asked), before, TURN_ACTS);
        for (const one of found) {
          const entry = entryOf(one);
          if (!entry) continue;
          const { who, order, ...said } = entry;
          text += auditCsvRows({ ...said, who: who ?? '', orderNumber: order?.number ?? '', changes: changesOf(one) });
        }
        const last = found.at(-1);
        if (!last) return text;
        before = last.row.seq;
        await setImmediate();
      }
    },
  };
}
