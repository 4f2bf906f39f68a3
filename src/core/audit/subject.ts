import type { StationEvent } from '../journal/events.ts';
import { isSettingEvent } from '../journal/settingEvents.ts';
import { settingSubject } from './settingChanges.ts';

/** What a fact is about, as the fact itself names it: names of people, orders and devices stand elsewhere. */
export interface AuditSubject {
  /** Product's, box's, file's, table's name, or a number; '' where its sentence says it all. */
  readonly name: string;
  /** Another number of it that people search by; '' for none. */
  readonly code: string;
}

const NOTHING: AuditSubject = { name: '', code: '' };

/** What a fact is about. */
export function auditSubject(event: StationEvent): AuditSubject {
  if (isSettingEvent(event)) return settingSubject(event);
  switch (event.type) {
    case 'productRecorded':
      return { name: event.product.name, code: event.product.sku };
    case 'productBarcodeAssigned':
    case 'doubtDismissed':
      return { name: '', code: event.sku };
    case 'recallRecorded':
    case 'recallLifted':
      return { name: '', code: event.recall.sku };
    case 'cartonTypeRecorded':
      return { name: event.cartonType.name, code: event.cartonType.id };
    case 'boxSetPublished':
    case 'boxSetTookEffect':
    case 'boxSetWithdrawn':
    case 'ratesPublished':
      return { name: '', code: event.version.toString() };
    case 'serviceSwitched':
      return { name: event.name, code: event.service };
    case 'collectionSet':
      return { name: event.carrier, code: event.account };
    case 'instructionRecorded':
      return { name: event.instruction.key, code: event.instruction.instructionId };
    case 'importFinished':
      return { name: event.fileName, code: '' };
    case 'scaleChecked':
      return { name: '', code: event.deviceId };
    case 'userAdded':
    case 'userChanged':
      return { name: '', code: event.number };
    case 'signInRefused':
      return { name: '', code: event.number ?? '' };
    case 'manifestClosed':
      return { name: event.carrier, code: event.manifestId };
    case 'labelVoidRequested':
      return { name: '', code: event.tracking };
    case 'overrideGranted':
    case 'overrideRefused':
      return { name: '', code: event.kind };
    case 'taskTaken':
    case 'taskDone':
      return { name: '', code: event.task };
    default:
      return NOTHING;
  }
}

/** Everything a fact is searched by, beside who did it and the order it is about. */
export function auditWords(event: StationEvent): string {
  const { name, code } = auditSubject(event);
  const own = 'reason' in event ? event.reason : '';
  const note = 'note' in event ? event.note : '';
  const boxes = 'boxes' in event ? event.boxes.map((box) => box.name).join(' ') : '';
  const barcodes = event.type === 'productRecorded' ? event.product.barcodes.join(' ') : '';
  return [name, code, own, note, boxes, barcodes].filter((part) => part !== '').join(' ');
}
