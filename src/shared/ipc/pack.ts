import { z } from 'zod';
import { INSTRUCTION_KINDS } from '../../core/instructions/instruction.ts';
import { LOOK_ALIKE_REASONS } from '../../core/orders/lookAlike.ts';
import { BOX_REASONS } from '../../core/carton/boxReason.ts';
import { BAND_KEYS } from '../../core/pack/band.ts';
import { ORDER_PRIORITIES } from '../../core/orders/priority.ts';
import { TRACE_FIELDS } from '../../core/orders/unitTrace.ts';
import { COMMAND_WORDS } from '../../core/scan/scan.ts';
import { LOAD_FAULTS } from '../../core/weigh/loadFlag.ts';
import { PRINT_PROOFS } from '../../core/ship/parcel.ts';
import { overrideView } from './override.ts';
import {
  boxView,
  lateChange,
  lineView,
  mass,
  missedDay,
  money,
  packParcel,
  packingStep,
  placement,
  productView,
  scanRefusal,
  text,
  weightRefusal,
} from './schemas.ts';

const slip = z.object({
  state: z.enum(['none', 'sending', 'sent', 'failed', 'uncertain']),
  reason: text.nullable(),
  printer: text.nullable(),
});
const instructionKind = z.enum(INSTRUCTION_KINDS);

/** The whole picture of an open session. */
export const packSnapshot = z.object({
  version: z.number().int(),
  sessionId: text,
  orderId: text,
  number: text,
  channel: text,
  isGift: z.boolean(),
  note: text,
  shipBy: z.number().nullable(),
  lateChange: lateChange.nullable(),
  priority: z.enum(ORDER_PRIORITIES),
  batchLeft: z.number().int().nullable(),
  missed: missedDay.nullable(),
  stage: z.enum(['verify', 'box', 'weigh', 'label']),
  band: z.object({
    role: z.enum(['next', 'done', 'attention', 'stop']),
    key: z.enum(BAND_KEYS),
    reason: z.union([scanRefusal, weightRefusal]).nullable(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  lines: z.array(lineView),
  packedUnits: z.number().int(),
  totalUnits: z.number().int(),
  current: lineView.nullable(),
  mismatch: z
    .object({
      scanned: productView.nullable(),
      code: text,
      needed: productView.nullable(),
      trace: z.object({ serial: text.optional(), lot: text.optional(), expiry: text.optional() }).nullable(),
      alike: z.enum(LOOK_ALIKE_REASONS).nullable(),
      numbers: z.tuple([text, text]).nullable(),
    })
    .nullable(),
  pair: z.object({ scanned: productView, other: productView }).nullable(),
  quantity: productView.extend({ most: z.number().int() }).nullable(),
  asked: productView.extend({ field: z.enum(TRACE_FIELDS) }).nullable(),
  takingOut: z.enum(['unpack', 'damaged']).nullable(),
  takingOutTo: text.nullable(),
  weightAlert: z
    .object({ gross: mass, expected: mass.nullable(), tolerance: mass.nullable(), reason: weightRefusal })
    .nullable(),
  load: z
    .object({
      fault: z.enum(LOAD_FAULTS),
      items: z.array(productView.extend({ units: z.number().int() })),
      expected: mass.nullable(),
      found: mass.nullable(),
    })
    .nullable(),
  whyNotBox: text.nullable(),
  isStopped: z.boolean(),
  override: overrideView.nullable(),
  instruction: z
    .object({
      kind: instructionKind,
      text,
      image: text.nullable(),
      hasBarcode: z.boolean(),
      index: z.number().int(),
      count: z.number().int(),
      product: productView.nullable(),
      gift: z.object({ message: text, print: slip.nullable() }).nullable(),
    })
    .nullable(),
  notes: z.array(z.object({ kind: instructionKind, text })),
  box: z
    .object({
      suggested: boxView.nullable(),
      placements: z.array(placement),
      steps: z.array(packingStep),
      placed: z.number().int(),
      others: z.array(boxView).nullable(),
      reason: z.enum(['planned', 'dimsMissing', 'fitsNoBox', 'planning']),
    })
    .nullable(),
  weigh: z
    .object({
      box: boxView,
      items: z.object({
        count: z.number().int(),
        weight: mass.nullable(),
        lines: z.array(z.object({ sku: text, name: text, count: z.number().int() })),
      }),
      tare: mass.nullable(),
      enclosed: mass.nullable(),
      filling: mass.nullable(),
      expected: mass.nullable(),
      tolerance: mass.nullable(),
      gross: mass.nullable(),
      isAllowed: z.boolean(),
      isKeyed: z.boolean(),
      canKey: z.boolean(),
      serviceName: text.nullable(),
      charge: money.nullable(),
      billable: mass.nullable(),
      mark: text.nullable(),
      markPrint: slip.nullable(),
    })
    .nullable(),
  label: z
    .object({
      label: z.enum(['none', 'requested', 'bought', 'refused', 'unknown']),
      print: z.enum(['none', 'waiting', 'sent', 'delivered', 'failed', 'uncertain']),
      printFailure: text.nullable(),
      printProof: z.enum(PRINT_PROOFS).nullable(),
      slip: slip.nullable(),
      papers: slip.extend({ form: z.enum(['cn22', 'cn23', 'invoice']), lacks: z.array(text) }).nullable(),
      printer: text.nullable(),
      refusal: text.nullable(),
      tracking: text.nullable(),
      serviceName: text.nullable(),
      charge: money.nullable(),
      box: boxView,
      gross: mass.nullable(),
      isUnprintable: z.boolean(),
      labelHash: text.nullable(),
      nextOrderNumber: text.nullable(),
    })
    .nullable(),
  parcels: z.array(packParcel),
  commands: z.array(z.object({ word: z.enum([...COMMAND_WORDS, 'QTY']), key: text })),
});
export type PackSnapshotView = z.infer<typeof packSnapshot>;

/** A touch or key on the open session. */
export const packCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('openOrder'), orderId: text }),
  z.object({ type: z.literal('word'), word: z.enum(COMMAND_WORDS) }),
  /** A unit counted by hand: a product without a barcode, found by name and picture. */
  z.object({ type: z.literal('packUnit'), lineId: text }),
  /** The unit of this line that went in last comes out. */
  z.object({ type: z.literal('takeOut'), lineId: text }),
  /** Units of this line are not there. */
  z.object({ type: z.literal('missing'), lineId: text }),
  /** The serial, lot or last day that is asked for. */
  z.object({ type: z.literal('tellTrace'), text: text.min(1).max(60) }),
  /** The item scanned last stands for so many. */
  z.object({ type: z.literal('quantity'), count: z.number().int().min(1).max(999) }),
  z.object({ type: z.literal('boxReason'), reason: z.enum(BOX_REASONS) }),
  z.object({ type: z.literal('useBox'), cartonTypeId: text }),
  /** How many of the suggested box's placements are in, by the step shown: those before it. */
  z.object({ type: z.literal('placed'), placed: z.number().int().min(0).max(10_000) }),
  z.object({ type: z.literal('askAgain') }),
  /** Gives the label back for one that a printer here prints. */
  z.object({ type: z.literal('newLabel') }),
  /** Prints the packing slip once more. */
  z.object({ type: z.literal('slipAgain') }),
  /** Prints the customs papers once more. */
  z.object({ type: z.literal('papersAgain') }),
  /** Prints the gift's card once more. */
  z.object({ type: z.literal('giftAgain') }),
  /** "They are back" after a stopped order. */
  z.object({ type: z.literal('acknowledge') }),
  /** A code typed by hand. */
  z.object({ type: z.literal('code'), text: text.min(1).max(200) }),
]);
export type PackCommandInput = z.infer<typeof packCommand>;
