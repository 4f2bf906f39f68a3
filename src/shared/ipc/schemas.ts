import { POLICY_NAMES } from '../../core/policies/policies.ts';
import { z } from 'zod';
import { DOCUMENTS } from '../../core/print/documents.ts';
import { ROUTE_REFUSALS } from '../../core/print/route.ts';
import { SHEET_SIZES } from '../../core/print/media.ts';
import { INCOTERMS } from '../../core/ship/incoterms.ts';
import { DEVICE_ROLES } from '../config.ts';
import { POSES } from '../../core/carton/steps.ts';

/** Building blocks of the contract; they mirror the core's types, and the contract's compile-time checks hold them to it. */
export const text = z.string();
export const whole = z.number().int();
export const mass = z.object({ digits: whole, exponent: whole, unit: z.enum(['mg', 'g', 'kg', 'oz', 'lb']) });
export const length = z.object({ digits: whole, exponent: whole, unit: z.enum(['mm', 'cm', 'm', 'in', 'ft']) });
export const dims = z.object({ length, width: length, height: length });
export const money = z.object({ minor: whole, currency: text });
export const addressSchema = z.object({
  name: text,
  company: text,
  line1: text,
  line2: text,
  city: text,
  province: text,
  postcode: text,
  country: text,
  phone: text,
  email: text,
});
/** A station's share of the numbers, in hundredths. */
export const numberShare = z
  .object({ first: whole.min(1).max(100), last: whole.min(1).max(100) })
  .refine(({ first, last }) => first <= last);
/** What a site's customs papers say. */
export const siteCustoms = z.object({
  eori: text.max(17),
  vat: text.max(20),
  ioss: text.max(12),
  incoterm: z.enum(INCOTERMS),
  signer: text.max(60),
});
export const site = z.object({
  name: text.min(1),
  bench: text.min(1),
  shipFrom: addressSchema,
  timeZone: text,
  units: z.enum(['us', 'metric']),
  currency: z.string().regex(/^[A-Z]{3}$/),
  gs1Prefix: z
    .string()
    .regex(/^\d{4,12}$/)
    .nullable(),
  numberShare: numberShare.optional(),
  customs: siteCustoms.optional(),
  overrideReasons: z.array(text).readonly().optional(),
  idleLockMinutes: z.number().min(0).optional(),
  policies: z
    .partialRecord(
      z.enum(POLICY_NAMES),
      z.object({ value: z.number(), before: z.number(), by: text.nullable(), at: z.number() }),
    )
    .optional(),
  isDemo: z.boolean(),
});
export const scanRefusal = z.enum([
  'notOnOrder',
  'lookAlike',
  'alreadyComplete',
  'unknownCode',
  'unknownOrder',
  'noneLeft',
  'orderNotReady',
  'toteEmpty',
  'toteShared',
  'finishThisOrder',
  'itemNotExpected',
  'boxNotExpected',
  'boxTooSmall',
  'boxOutOfStock',
  'boxRetired',
  'boxOtherChannel',
  'boxOtherCarrier',
  'boxOtherService',
  'boxTooWeak',
  'boxRefusesItem',
  'nothingPlaced',
  'labelNotExpected',
  'otherLabel',
  'labelVoid',
  'reprintNeedsSupervisor',
  'slipNotPrinted',
  'nothingToUndo',
  'labelIsBought',
  'otherMark',
  'papersNotPrinted',
  'otherInsert',
  'confirmFirst',
  'quantityNeedsScan',
  'quantityNotAllowed',
  'tooManyUnits',
  'scanParts',
  'serialEach',
  'serialTwice',
  'serialShipped',
  'expired',
  'expiresTooSoon',
  'recalled',
  'traceFirst',
  'traceInvalid',
  'takeOutFirst',
  'notPacked',
  'whichUnit',
  'notNow',
  'signInFirst',
  'unknownBadge',
]);
export const weightRefusal = z.enum(['tooLight', 'tooHeavy', 'overBoxLimit']);
export const lateChange = z.enum(['cancelled', 'linesChanged', 'addressChanged']);
export const productView = z.object({ sku: text, name: text, image: text.nullable() });
export const lineView = productView.extend({
  lineId: text,
  packed: whole,
  quantity: whole,
  state: z.enum(['waiting', 'current', 'done', 'short']),
  weight: mass.nullable(),
  hasBarcode: z.boolean(),
  kit: text.nullable(),
});
export const placement = z.object({
  step: whole,
  sku: text,
  lineId: text,
  x: whole,
  y: whole,
  z: whole,
  dx: whole,
  dy: whole,
  dz: whole,
  units: whole.optional(),
});
export const packingStep = z.object({
  number: whole,
  sku: text,
  count: whole,
  pose: z.enum(POSES),
  layer: whole,
  placements: z.array(whole),
  protection: z.object({ kind: z.enum(['wrap', 'fragile']), padding: length }).nullable(),
});
export const boxView = z.object({
  cartonTypeId: text,
  name: text,
  barcode: text.nullable(),
  outer: dims,
  inner: dims,
  charge: money.nullable(),
  billable: mass.nullable(),
  misfit: z
    .object({
      kind: z.enum([
        'tooShort',
        'tooMuch',
        'noRoom',
        'tooHeavy',
        'overLimit',
        'outOfStock',
        'retired',
        'otherChannel',
        'otherCarrier',
        'otherService',
        'dimsMissing',
        'refused',
        'ownContainer',
        'keptApart',
      ]),
      name: text.nullable(),
      by: z.object({ um: whole }).nullable(),
    })
    .nullable(),
  total: money.nullable(),
  lost: z
    .object({
      kind: z.enum(['billedMore', 'dearer', 'larger', 'sameCost']),
      by: money.nullable(),
      instead: mass.nullable(),
    })
    .nullable(),
  units: whole,
  arrivesOn: text.nullable(),
});
export const packParcel = z.object({
  index: whole,
  name: text,
  units: whole,
  state: z.enum(['done', 'current', 'waiting']),
});
export const liveWeight = z.discriminatedUnion('state', [
  z.object({ state: z.literal('gone') }),
  z.object({ state: z.literal('silent') }),
  z.object({ state: z.literal('moving'), at: z.number() }),
  z.object({ state: z.literal('over'), at: z.number() }),
  z.object({ state: z.literal('under'), at: z.number() }),
  z.object({ state: z.literal('zeroError'), at: z.number() }),
  z.object({ state: z.literal('net'), at: z.number() }),
  z.object({ state: z.literal('steady'), weight: mass, isZero: z.boolean(), at: z.number(), frame: text }),
]);
export const discovery = z.object({
  devices: z.array(
    z.object({
      transport: z.enum(['serial', 'hid', 'usb', 'system']),
      path: text,
      name: text.nullable(),
      usb: z
        .object({
          vendorId: text,
          productId: text,
          serial: text.nullable(),
          interfaceNumber: whole.nullable(),
          socket: text.nullable(),
        })
        .nullable(),
      known: z
        .object({
          name: text,
          role: z.enum(DEVICE_ROLES).nullable(),
          protocol: text.nullable(),
        })
        .nullable(),
      isAllowed: z.boolean(),
      isAmbiguous: z.boolean(),
    }),
  ),
  missing: z.array(z.enum(['serial', 'hid'])),
});
const media = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('labels'), width: length, height: length }),
  z.object({ kind: z.literal('roll'), width: length }),
  z.object({ kind: z.literal('sheets'), size: z.enum(SHEET_SIZES) }),
]);
const documentKind = z.enum(DOCUMENTS);
/** Printers of documents by their ids, the first choice first. */
export const routes = z.partialRecord(documentKind, z.array(text.min(1)).max(8));
/** Where a document goes as things are: its printer and what keeps it from printing, if anything; without a printer what is wrong with each. */
export const routeNow = z.object({
  document: documentKind,
  deviceId: text.nullable(),
  isFallback: z.boolean(),
  trouble: text.nullable(),
  refused: z.array(z.object({ deviceId: text.nullable(), reason: z.enum(ROUTE_REFUSALS) })),
});
export const deviceStatus = z.object({
  deviceId: text,
  role: z.enum(DEVICE_ROLES),
  name: text,
  address: text,
  protocol: text,
  state: z.enum(['disconnected', 'connecting', 'ready', 'fault', 'disabled']),
  reason: text.nullable(),
  since: z.number(),
  lastDataAt: z.number().nullable(),
  reconnects: whole,
  dpmm: whole.nullable(),
  media: media.nullable(),
  frames: z.array(z.object({ at: z.number(), text, note: text })),
  health: z.object({ framesOk: whole, framesBad: whole, bytesDropped: whole, perSecond: whole }),
  jobs: whole,
});
/** A promised day that is sure to be missed. */
export const missedDay = z.object({ deliverBy: text, arrivesOn: text.nullable() });
export const importRecord = z.object({
  importId: text,
  kind: z.enum(['orders', 'products', 'cartons', 'recalls', 'instructions']),
  fileName: text,
  at: z.number(),
  counts: z.object({ lines: whole, added: whole, changed: whole, unchanged: whole, refused: whole }),
  refused: z.array(z.object({ line: whole, reason: text, column: text.nullable() })),
});
