import calendar from '../../../resources/rates/calendar.csv?raw';
import carriage from '../../../resources/rates/carriage.csv?raw';
import customs from '../../../resources/rates/customs.csv?raw';
import fuel from '../../../resources/rates/fuel.csv?raw';
import goods from '../../../resources/rates/goods.csv?raw';
import prices from '../../../resources/rates/prices.csv?raw';
import rules from '../../../resources/rates/rules.csv?raw';
import services from '../../../resources/rates/services.csv?raw';
import settings from '../../../resources/rates/settings.csv?raw';
import surcharges from '../../../resources/rates/surcharges.csv?raw';
import transit from '../../../resources/rates/transit.csv?raw';
import zones from '../../../resources/rates/zones.csv?raw';
import type { RequestName, RequestOutput } from '../../../src/shared/ipc/contract.ts';
import { NOW } from './facts.ts';

type View = RequestOutput<'rates.view'>;

const DAY = 86_400_000;
const TRUCK_AT = NOW + 4 * 3_600_000;
const tables: View['tables'] = {
  calendar,
  carriage,
  customs,
  fuel,
  goods,
  prices,
  rules,
  services,
  settings,
  surcharges,
  transit,
  zones,
};
const view: View = {
  version: 2,
  tables,
  draft: null,
  versions: [
    { version: 2, at: NOW - 3 * DAY, by: 'Sam Ortiz', note: 'Fuel of the new year' },
    { version: 1, at: NOW - 40 * DAY, by: '', note: '' },
  ],
};

const account: RequestOutput<'accounts.view'> = {
  carrier: 'offline',
  account: '',
  shipDate: '2026-11-23',
  cutOffAt: TRUCK_AT,
  services: [
    {
      service: 'express',
      name: 'Express',
      isOn: true,
      switches: [{ from: '2026-12-23', isOn: false, by: 'Sam Ortiz', at: NOW - DAY }],
      orders: 4,
    },
    { service: 'ground', name: 'Economy', isOn: true, switches: [], orders: 31 },
    {
      service: 'saver',
      name: 'International Saver',
      isOn: false,
      switches: [{ from: '2026-11-20', isOn: false, by: '', at: NOW - 3 * DAY }],
      orders: 2,
    },
  ],
  collection: {
    now: {
      hours: { 1: 990, 2: 990, 3: 990, 4: 990, 5: 870, 6: 720 },
      dates: { '2026-11-26': null, '2026-12-24': 660 },
    },
    usual: { hours: { 1: 1440, 2: 1440, 3: 1440, 4: 1440, 5: 1440 }, dates: {} },
    said: { by: 'Sam Ortiz', at: NOW - 2 * DAY },
  },
};

/** What main would say of rules and prices on a screen of the gallery. */
export const rateAnswers: Partial<Record<RequestName, unknown>> = {
  'rates.view': view,
  'accounts.view': account,
  'accounts.switch': { refused: 'dateInvalid' },
  'accounts.collect': { refused: null },
  'rates.tables': { tables: { ...tables, prices: prices.replace('6.50', '5.90') } },
  'rates.readFiles': { tables: {}, others: ['november.csv'] },
  'rates.publish': { refused: { kind: 'stale', by: 'Robin Marsh', at: NOW - 60_000 } },
};
