import { expect, it } from 'vitest';
import { auditKind } from '../../../src/core/audit/audited.ts';
import { auditChanges, type AuditBefore } from '../../../src/core/audit/changes.ts';
import { auditCsvRows } from '../../../src/core/audit/auditCsv.ts';
import { asId, type DeviceId, type IntentId, type ParcelId, type SessionId } from '../../../src/core/ids.ts';
import type { StationEvent } from '../../../src/core/journal/events.ts';
import { carton, product } from '../../storage/facts.ts';

const NOTHING: AuditBefore = { event: null, boxes: null, tables: null };

const changes = (event: StationEvent, before: Partial<AuditBefore> = {}) =>
  auditChanges(event, { ...NOTHING, ...before }).map(({ of, field, before: was, after }) => [of, field, was, after]);

const POUND = { digits: 1, exponent: 0, unit: 'lb' } as const;
const HEAVIER = { digits: 11, exponent: -1, unit: 'lb' } as const;

it('a product says what of it is another, each in its own kind of value', () => {
  const was = product('MUG', { name: 'Mug', weight: POUND, protection: 'wrap', barcodes: ['1'] });
  const is = { ...was, weight: HEAVIER, protection: 'fragile', barcodes: ['1', '2'], needs: ['lot'] } as const;
  expect(
    changes({ type: 'productRecorded', product: is }, { event: { type: 'productRecorded', product: was } }),
  ).toEqual([
    [null, 'product.protection', { word: 'option.wrap' }, { word: 'option.fragile' }],
    [null, 'product.needs_lot', null, { word: 'yes' }],
    [null, 'barcodes', { text: '1' }, { text: '1, 2' }],
    [null, 'product.weight', { mass: POUND }, { mass: HEAVIER }],
  ]);
  expect(
    changes({ type: 'productRecorded', product: was }, { event: { type: 'productRecorded', product: was } }),
  ).toEqual([]);
});

it('a badge and a PIN are told to be others, never which', () => {
  const user = {
    type: 'userAdded',
    userId: asId('u1'),
    number: '17',
    role: 'packer',
    personId: asId('p1'),
    badgeDigest: asId('digest-1'),
    pinHash: 'hash-1',
  } as const satisfies StationEvent;
  const changed = {
    ...user,
    type: 'userChanged',
    role: 'supervisor',
    badgeDigest: asId('digest-2'),
    pinHash: 'hash-2',
  } as const satisfies StationEvent;
  expect(changes(changed, { event: user })).toEqual([
    [null, 'role', { word: 'role.packer' }, { word: 'role.supervisor' }],
    [null, 'mayOverride', { word: 'no' }, { word: 'yes' }],
    [null, 'mayKeyWeight', { word: 'no' }, { word: 'yes' }],
    [null, 'badge', null, { word: 'changed' }],
    [null, 'pin', null, { word: 'changed' }],
  ]);
  expect(JSON.stringify(changes(changed, { event: user }))).not.toMatch(/digest-|hash-/);
});

it('a published box set says box by box what differs, and what is out', () => {
  const [small, large] = [carton('S'), carton('L')];
  const event = {
    type: 'boxSetPublished',
    version: 2,
    base: 1,
    origin: 'draft',
    rollsBackTo: null,
    revision: 1,
    boxes: [{ ...small, stock: 40 }],
    from: null,
  } as const satisfies StationEvent;
  expect(changes(event, { boxes: [{ ...small, stock: 12 }, large] })).toEqual([
    [small.name, 'box.stock', { count: 12 }, { count: 40 }],
    [large.name, 'box.name', { text: large.name }, null],
  ]);
});

it('a supervisor’s word has its reason, and what stood before and after', () => {
  expect(
    changes({
      type: 'overrideGranted',
      sessionId: asId('s'),
      kind: 'weight',
      ofParcel: asId('p'),
      supervisorId: asId('u'),
      reason: 'checkedByHand',
      before: { gross: POUND, expected: HEAVIER },
      after: { gross: POUND, expected: POUND },
    }),
  ).toEqual([
    [null, 'reason', null, { word: 'reason.checkedByHand' }],
    [null, 'expected', { mass: HEAVIER }, { mass: POUND }],
  ]);
});

it('what a bench does in packing is none of it, but what a person asks of a label is', () => {
  const of = { sessionId: asId<SessionId>('s'), parcelId: asId<ParcelId>('p') };
  const sent = { type: 'labelSent', ...of, jobId: 'j', deviceId: asId<DeviceId>('d') } as const;
  expect(auditKind({ ...sent, isReprint: false })).toBeNull();
  expect(auditKind({ ...sent, isReprint: true })).toBe('labels');
  const given = { type: 'labelVoidRequested', ...of, intentId: asId<IntentId>('i'), tracking: '1Z' } as const;
  expect(auditKind({ ...given, why: 'orderStopped' })).toBeNull();
  expect(auditKind({ ...given, why: 'person' })).toBe('labels');
});

it('a file has one row a change, and no formula', () => {
  const line = {
    seq: 7,
    at: Date.UTC(2026, 10, 28, 9),
    stationId: 'st-1',
    who: 'Sam',
    kind: 'products',
    type: 'productRecorded',
    name: '=1+1',
    code: 'MUG',
    orderNumber: '',
  } as const;
  const weight = { of: null, field: 'product.weight', before: { mass: POUND }, after: { mass: HEAVIER } } as const;
  expect(auditCsvRows({ ...line, changes: [weight] })).toBe(
    "7,2026-11-28T09:00:00.000Z,st-1,Sam,products,productRecorded,'=1+1,MUG,,,product.weight,1 lb,1.1 lb\r\n",
  );
  expect(auditCsvRows({ ...line, name: 'Mug', changes: [] })).toBe(
    '7,2026-11-28T09:00:00.000Z,st-1,Sam,products,productRecorded,Mug,MUG,,,,,\r\n',
  );
});
