import type { JournalRow } from '../core/journal/envelope.ts';
import type { EventOf, StationEvent } from '../core/journal/events.ts';
import { isSettingEvent } from '../core/journal/settingEvents.ts';
import { isPackEvent } from '../core/pack/evolve.ts';
import type { Connection } from './connection.ts';
import { prepareAddressCheckProjection } from './addressChecks.ts';
import { prepareAuditProjection } from './audit.ts';
import { prepareHandoverProjection } from './handoverProjection.ts';
import { prepareImportProjection } from './importProjection.ts';
import { prepareMasterProjection } from './masterProjection.ts';
import { prepareOrderProjection } from './orderProjection.ts';
import { preparePackProjection } from './packProjection.ts';
import { prepareRateProjection } from './rateBooks.ts';
import { prepareReportProjection } from './reportProjection.ts';
import { prepareScaleCheckProjection } from './scaleChecks.ts';
import { prepareOrderWaitProjection, prepareTaskProjection } from './taskProjection.ts';
import { prepareTotals, type Totals } from './totals.ts';
import { prepareTrackingProjection } from './trackingProjection.ts';

/**
 * Brings every projection up to date with journal rows, one by one. Throws for a row that contradicts those before it: a bug, or a
 * tampered journal.
 */
export type Project = (row: JournalRow) => void;

/** Runs the projections over a batch of rows inside the caller's transaction; the totals are written when `batch` returns. */
export type ProjectBatch = (batch: (project: Project) => void) => void;

/**
 * Tables derived from the journal, parents before children. `project` alone writes them, in the transaction that records the row
 * and again in every rebuild.
 */
export const PROJECTION_TABLES = [
  'site',
  'station_user',
  'product',
  'product_code',
  'item',
  'carton_type',
  'carton_code',
  'box_set',
  'box_draft',
  'boxes_before',
  'instruction',
  'instruction_code',
  'orders',
  'order_line',
  'pack_session',
  'parcel',
  'packed_unit',
  'damaged_item',
  'put_back',
  'confusion',
  'product_doubt',
  'product_fit',
  'doubt_dismissed',
  'recall',
  'label_purchase',
  'number_block',
  'number_serial',
  'import_run',
  'import_refused',
  'scale_check',
  'learned_weight',
  'learned_filling',
  'rate_book',
  'carrier_account',
  'handover',
  'manifest',
  'carrier_form',
  'tracking',
  'task_mark',
  'order_wait',
  'address_check',
  'report_pack',
  'report_error',
  'report_parcel',
  'audit',
  'report_override',
  'tally',
  'channel_tally',
] as const;

/** The one function that derives the projections, its statements prepared on this database. */
export function prepareProject(db: Connection): ProjectBatch {
  const totals = prepareTotals(db);
  const project = prepareRow(db, totals);
  const count = prepareReportProjection(db);
  const audit = prepareAuditProjection(db);
  return (batch) => {
    totals.clear();
    batch((row) => {
      project(row);
      count(row);
      audit(row);
    });
    totals.settle();
  };
}

const isOfHandedOver = (event: StationEvent): event is EventOf<'parcelStaged' | 'parcelLoaded' | 'labelReprinted'> =>
  event.type === 'parcelStaged' || event.type === 'parcelLoaded' || event.type === 'labelReprinted';

function prepareRow(db: Connection, totals: Totals): Project {
  const master = prepareMasterProjection(db);
  const orders = prepareOrderProjection(db, totals);
  const packs = preparePackProjection(db, orders);
  const imports = prepareImportProjection(db);
  const scaleChecked = prepareScaleCheckProjection(db);
  const ratesPublished = prepareRateProjection(db);
  const handovers = prepareHandoverProjection(db);
  const waits = prepareOrderWaitProjection(db);
  const tracked = prepareTrackingProjection(db);
  const addressChecked = prepareAddressCheckProjection(db);
  const taskMarked = prepareTaskProjection(db);
  return (row) => {
    const event: StationEvent = row.event;
    if (isPackEvent(event)) {
      packs.apply(event, row);
      handovers.ofPack(event, row.at);
      return void waits.ofPack(event, row.at);
    }
    if ('order' in event) return void orders.apply(event.order.orderId, event);
    if ('formId' in event) return void handovers.form(event, row.at);
    if (isOfHandedOver(event)) return void handovers.apply(event, row.at);
    if (isSettingEvent(event)) return;
    switch (event.type) {
      case 'orderCancelled':
      case 'orderChangedLate':
      case 'orderHeld':
      case 'orderReleased':
      case 'orderPrioritized':
      case 'orderAddressCorrected':
      case 'orderLinesAmended':
      case 'orderMergedInto':
      case 'orderMergeUndone':
        orders.apply(event.orderId, event);
        waits.ofOrder(event, row.at);
        return;
      case 'importFinished':
        return void imports.apply(event, row.at);
      case 'scaleChecked':
        return void scaleChecked(event, row);
      case 'ratesPublished':
        return void ratesPublished(event, row);
      case 'manifestClosed':
        return void handovers.closed(event, row);
      case 'trackingReported':
        return void tracked(event);
      case 'addressChecked':
        return void addressChecked(event, row);
      case 'taskTaken':
      case 'taskDone':
        return void taskMarked(event, row);
      case 'userSignedIn':
      case 'userSignedOut':
      case 'signInRefused':
      case 'dockScanRefused':
        return;
      default:
        master.apply(event, row);
    }
  };
}
