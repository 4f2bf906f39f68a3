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
  versions: [
    { version: 2, at: NOW - 3 * DAY, by: 'Sam Ortiz', note: 'Fuel of the new year' },
    { version: 1, at: NOW - 40 * DAY, by: '', note: '' },
  ],
};

/** What main would say of rules and prices on a screen of the gallery. */
export const rateAnswers: Partial<Record<RequestName, unknown>> = {
  'rates.view': view,
  'rates.tables': { tables: { ...tables, prices: prices.replace('6.50', '5.90') } },
  'rates.readFiles': { tables: {}, others: ['november.csv'] },
  'rates.publish': { refused: { kind: 'stale', by: 'Robin Marsh', at: NOW - 60_000 } },
};
