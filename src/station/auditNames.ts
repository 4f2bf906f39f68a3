import { earlierTypes, type AuditBefore } from '../core/audit/changes.ts';
import { auditSubject } from '../core/audit/subject.ts';
import { asId, type Sku, type UserId } from '../core/ids.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import type { DevicesPort, StoragePort } from './ports.ts';

interface NamePorts {
  readonly storage: StoragePort;
  readonly devices: Pick<DevicesPort, 'statuses'>;
}

/** What people call those who changed something, and what was changed. */
export interface AuditNames {
  /** A name, the number where the name was erased, null for nobody. */
  person(userId: UserId | null): string | null;
  subject(row: JournalRow): { readonly name: string; readonly code: string };
}

/** Names as they are known now: a fact keeps ids only. */
export function createAuditNames({ storage, devices }: NamePorts): AuditNames {
  const person = (userId: UserId | null): string | null => {
    const user = userId === null ? null : storage.users.byId(userId);
    return user && (user.name === '' ? user.number : user.name);
  };
  return {
    person,
    subject({ event }) {
      const { name, code } = auditSubject(event);
      if (name !== '') return { name, code };
      if ('userId' in event) return { name: person(event.userId) ?? '', code };
      switch (event.type) {
        case 'productBarcodeAssigned':
        case 'doubtDismissed':
        case 'recallRecorded':
        case 'recallLifted':
          return { name: storage.products.bySku(asId<Sku>(code))?.name ?? '', code };
        case 'scaleChecked':
          return { name: devices.statuses().find(({ deviceId }) => deviceId === code)?.name ?? '', code };
        default:
          return { name, code };
      }
    },
  };
}

/** What stood before a row, read from the rows before it. */
export function stateBefore(storage: StoragePort, row: JournalRow): AuditBefore {
  const { event, stream, seq } = row;
  const types = earlierTypes(event);
  const earlier = types.length === 0 ? null : (storage.audit.earlier(stream, types, seq)?.event ?? null);
  return {
    event: earlier,
    boxes: storage.audit.boxesBefore(seq),
    tables: event.type === 'ratesPublished' && earlier?.type === 'ratesPublished' ? earlier.tables : null,
  };
}
