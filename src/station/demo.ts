import type { ImportKind, RefusedRow } from '../core/journal/events.ts';
import { EMPTY_ADDRESS } from '../core/orders/address.ts';
import type { Site } from '../core/site.ts';
import { importFile } from './importing.ts';
import type { ImportPort, RuntimePort, StoragePort } from './ports.ts';
import { setUpSite, type NewUser } from './setup.ts';

/** The made-up site of demo and training. 0614141 is GS1's own example prefix. */
export const DEMO_SITE: Site = {
  name: 'Harrow Falls',
  bench: 'Bench 7',
  shipFrom: {
    ...EMPTY_ADDRESS,
    company: 'Fern & Field Goods',
    line1: '14 Millrace Way',
    city: 'Harrow Falls',
    province: 'MN',
    postcode: '55099',
    country: 'US',
    phone: '+1 612 555 0100',
  },
  timeZone: 'America/Chicago',
  units: 'us',
  currency: 'USD',
  gs1Prefix: '0614141',
  isDemo: true,
};

/** Who may sign in there: the badges are printed in the demo, the PINs shown on its sign-in screen. */
export const DEMO_USERS: readonly NewUser[] = [
  { name: 'Mika Kohl', number: '2047', pin: '2047', badge: 'BADGE-2047', role: 'packer' },
  { name: 'Sol Reyes', number: '1001', pin: '1001', badge: 'BADGE-1001', role: 'supervisor' },
];

/** Files to fill a site with. */
export interface SeedFiles {
  readonly orders: string;
  readonly products: string;
  readonly cartons: string;
}

/** Sets the demo site (or one made like it) up in an empty data folder and imports the files; answers all refused rows with the file they stand in. */
export async function seedDemo(
  ports: { readonly storage: StoragePort; readonly source: ImportPort; readonly runtime: RuntimePort },
  files: SeedFiles,
  { site, users }: { readonly site: Site; readonly users: readonly NewUser[] } = { site: DEMO_SITE, users: DEMO_USERS },
): Promise<readonly (RefusedRow & { readonly kind: ImportKind })[]> {
  await setUpSite(ports.storage, ports.runtime, site, users);
  const refused: (RefusedRow & { kind: ImportKind })[] = [];
  for (const kind of ['products', 'cartons', 'orders'] as const) {
    const request = {
      kind,
      path: files[kind],
      mapping: null,
      timeZone: site.timeZone,
      currency: site.currency,
    };
    const record = await importFile(
      { ...ports, onProgress: () => undefined, signal: new AbortController().signal },
      request,
    );
    refused.push(...record.refused.map((row) => ({ ...row, kind })));
  }
  return refused;
}
