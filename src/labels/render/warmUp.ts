import { EMPTY_ADDRESS } from '../../core/orders/address.ts';
import { quantity } from '../../core/quantity.ts';
import type { LabelJob } from './protocol.ts';

const side = quantity(1, 0, 'in');

/** A label that is never printed: writing it once loads and compiles all that the first real one needs. */
export const WARM_UP_JOB = {
  kind: 'shipping',
  dpmm: 8,
  label: {
    tracking: 'PS0000',
    sscc: null,
    scanText: 'PS0000',
    quote: {
      carrier: 'WARM-UP',
      service: 'none',
      serviceName: '',
      charge: { minor: 0, currency: 'USD' },
      billable: quantity(1, 0, 'lb'),
      dimWeight: null,
      zone: '',
      ruleVersion: '',
      trace: [],
    },
  },
  shipment: {
    orderNumber: '0',
    parcelIndex: 1,
    parcelCount: 1,
    shipFrom: { ...EMPTY_ADDRESS, name: 'WARM-UP' },
    shipTo: { ...EMPTY_ADDRESS, name: 'WARM-UP' },
    outer: { length: side, width: side, height: side },
    gross: quantity(1, 0, 'lb'),
    shipDate: '2000-01-01',
  },
} as const satisfies LabelJob;

/** Where the warm-up label would be printed. */
export const WARM_UP_PRINTER = {
  dpmm: 8,
  stock: { width: quantity(4, 0, 'in'), height: quantity(6, 0, 'in') },
} as const;
