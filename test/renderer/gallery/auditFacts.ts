import type { RequestName, RequestOutput } from '../../../src/shared/ipc/contract.ts';
import { NOW } from './facts.ts';

type Entry = RequestOutput<'audit.page'>['rows'][number];
type Detail = NonNullable<RequestOutput<'audit.show'>['detail']>;

const row = (seq: number, kind: Entry['kind'], type: Entry['type'], said: Partial<Entry>): Entry => ({
  seq,
  at: NOW - (4810 - seq) * 431_000,
  stationId: 'st-1',
  who: 'Sol Reyes',
  kind,
  type,
  isNew: false,
  name: '',
  code: '',
  order: null,
  ...said,
});
const of10472 = { orderId: 'o1', number: '10472' };
const mug = row(4807, 'products', 'productRecorded', { name: 'Stoneware mug, Sand', code: 'MUG-SND' });
const page: RequestOutput<'audit.page'> = {
  next: 4700,
  rows: [
    mug,
    row(4801, 'overrides', 'overrideGranted', { code: 'weight', order: of10472 }),
    row(4790, 'boxes', 'boxSetPublished', { code: '12' }),
    row(4786, 'signIn', 'signInRefused', { who: null, name: '', code: '2047' }),
    row(4771, 'labels', 'labelReprinted', { order: of10472 }),
    row(4760, 'people', 'userChanged', { name: 'Kit Moreno' }),
    row(4741, 'station', 'siteConfigured', {}),
    row(4722, 'imports', 'importFinished', { name: 'orders-2026-11-23.csv' }),
  ],
};
const detail: Detail = {
  ...mug,
  changeCount: 4,
  changes: [
    {
      of: null,
      field: 'product.weight',
      before: { mass: { digits: 82, exponent: -2, unit: 'lb' } },
      after: { mass: { digits: 88, exponent: -2, unit: 'lb' } },
    },
    {
      of: null,
      field: 'product.protection',
      before: { word: 'option.wrap' },
      after: { word: 'option.fragile' },
    },
    { of: null, field: 'barcodes', before: null, after: { text: '614141007349, 614141007356' } },
    { of: null, field: 'product.needs_lot', before: null, after: { word: 'yes' } },
  ],
};

/** What main would say of changes on a screen of the gallery. */
export const auditAnswers = (screen: string): Partial<Record<RequestName, unknown>> => ({
  'audit.page': screen === 'audit-none' ? { rows: [], next: null } : page,
  'audit.show': { detail },
  'audit.people': { people: [{ userId: 'u1', name: 'Sol Reyes' }] },
  'audit.chain': { rows: 48_210, headHash: 'aa', brokenAt: screen === 'audit-broken' ? 3117 : null, at: NOW },
});
