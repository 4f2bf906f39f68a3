import { expect, it } from 'vitest';
import { auditChanges } from '../../src/core/audit/changes.ts';
import { asId, type UserId } from '../../src/core/ids.ts';
import type { StationConfig } from '../../src/shared/config.ts';
import { stationConfig } from '../../src/shared/config.ts';
import { recordedPreferences } from '../../src/station/preferencesRecord.ts';
import { recordSettings } from '../../src/station/settingsRecord.ts';
import { newFolder, openIn } from '../storage/place.ts';

const SOL = asId<UserId>('sol');
const SCALE = {
  deviceId: 'scale',
  role: 'scale',
  name: 'Bench scale',
  transport: { kind: 'tcp', host: '10.0.0.5', port: 4001 },
  protocol: 'mt-sics',
} as const;
const PRINTER = {
  deviceId: 'printer',
  role: 'paperPrinter',
  name: 'Office printer',
  transport: { kind: 'system', printer: 'Office' },
  protocol: 'pages',
  media: 'A4',
} as const;
const config = (given: object): StationConfig => stationConfig.parse(given);

/** A bench whose settings were seen once, and what the audit tells of each fact since. */
function bench(first: StationConfig) {
  const storage = openIn(newFolder());
  recordSettings(storage, first, null);
  const told = () =>
    storage.audit
      .page({ kind: null, by: null, text: '', from: 0, to: Number.MAX_SAFE_INTEGER }, Number.MAX_SAFE_INTEGER, 99)
      .map(({ row }) => ({
        type: row.event.type,
        actor: row.actor,
        changes: auditChanges(row.event, { event: null, boxes: null, tables: null }).map(
          ({ of, field, before, after }) => [of ?? field, before, after],
        ),
      }));
  return { storage, told };
}

it('devices added, changed and removed are told field by field with who did it, what did not change is not', () => {
  const { storage, told } = bench(config({ devices: [SCALE] }));
  expect(told(), 'what a bench begins with is no change').toEqual([]);
  const moved = { ...SCALE, name: 'Door scale', transport: { ...SCALE.transport, port: 4002 } };
  recordSettings(storage, config({ devices: [moved, { ...PRINTER, settings: { printsRed: true } }] }), SOL);
  recordSettings(storage, config({ devices: [moved, { ...PRINTER, settings: { printsRed: true } }] }), SOL);
  recordSettings(storage, config({ devices: [moved] }), SOL);
  expect(told()).toEqual([
    {
      type: 'deviceRemoved',
      actor: SOL,
      changes: expect.arrayContaining([['media', { text: 'A4' }, null]]) as unknown,
    },
    {
      type: 'deviceAdded',
      actor: SOL,
      changes: expect.arrayContaining([
        ['deviceRole', null, { word: 'deviceRole.paperPrinter' }],
        ['printsRed', null, { word: 'yes' }],
      ]) as unknown,
    },
    {
      type: 'deviceChanged',
      actor: SOL,
      changes: [
        ['name', { text: 'Bench scale' }, { text: 'Door scale' }],
        ['transport.port', { text: '4001' }, { text: '4002' }],
      ],
    },
  ]);
});

it('what prints where is told by the names of the printers', () => {
  const devices = [PRINTER];
  const { storage, told } = bench(config({ devices }));
  recordSettings(storage, config({ devices, routes: { manifest: ['printer'] } }), SOL);
  recordSettings(storage, config({ devices, routes: { manifest: [] } }), SOL);
  // Another name of the same printer is no other route.
  recordSettings(storage, config({ devices: [{ ...PRINTER, name: 'Office' }], routes: { manifest: [] } }), SOL);
  expect(told().map(({ type, changes }) => [type, changes])).toEqual([
    ['deviceChanged', [['name', { text: 'Office printer' }, { text: 'Office' }]]],
    ['routeChanged', [['papers.manifest', { text: 'Office printer' }, { word: 'route.never' }]]],
    ['routeChanged', [['papers.manifest', { word: 'route.any' }, { text: 'Office printer' }]]],
  ]);
});

it('what was written into the file between two starts is told with nobody, without what an address may hold', () => {
  const karrio = (url: string) => config({ carrier: { kind: 'karrio', url } });
  const { storage, told } = bench(karrio('https://one.example/secret-1'));
  recordSettings(storage, karrio('https://one.example/secret-2'), null);
  expect(told()).toEqual([]);
  const two = { kind: 'karrio', url: 'https://two.example/secret-3' };
  recordSettings(storage, config({ carrier: two, weigh: { perScan: true } }), null);
  const facts = told();
  expect(facts).toMatchObject([{ type: 'configChanged', actor: null }]);
  expect(facts[0]?.changes).toEqual(
    expect.arrayContaining([
      ['carrier.url', { text: 'one.example' }, { text: 'two.example' }],
      ['weigh.perScan', { word: 'no' }, { word: 'yes' }],
    ]),
  );
  expect(JSON.stringify([facts, storage.preferences.get('settings.recorded')])).not.toContain('secret');
});

it('a setting that a newer program brings is no change while it is as usual', () => {
  const { storage, told } = bench(config({}));
  const known = JSON.parse(storage.preferences.get('settings.recorded') ?? '{}') as { rest: Record<string, string> };
  const { 'weigh.perScan': _new, ...rest } = known.rest;
  storage.preferences.set('settings.recorded', JSON.stringify({ ...known, rest }));
  recordSettings(storage, config({}), null);
  expect(told()).toEqual([]);
});

it('a preference is told with what stood before, and only when it is another one', () => {
  const { storage, told } = bench(config({}));
  const preferences = recordedPreferences(storage, () => SOL);
  preferences.set('theme', 'dark');
  preferences.set('theme', 'dark');
  preferences.set('language.sol', 'de');
  preferences.set('printer.dpmm.x', '8');
  expect(told()).toEqual([
    { type: 'preferenceSet', actor: SOL, changes: [['language', null, { word: 'language.de' }]] },
    { type: 'preferenceSet', actor: SOL, changes: [['theme', null, { word: 'theme.dark' }]] },
  ]);
  expect(preferences.get('theme')).toBe('dark');
});
