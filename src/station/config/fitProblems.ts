import type { z } from 'zod';
import { deviceEntry, deviceSettings, TRANSPORT_KINDS, type DeviceEntry } from '../../shared/config.ts';
import type { ConfigProblem, Expected } from '../../shared/configProblems.ts';
import { holds, isPrinter, LANGUAGES, SETTINGS_OF, stockOf, waysOf } from '../../shared/deviceFit.ts';
import { nearest } from '../../shared/nearest.ts';
import { valueAt } from './jsonText.ts';
import { suggestionFor, withoutUnknown, type ProblemMaker } from './schemaProblems.ts';

/** The settings that each language of scales knows, with their choices. */
export type ScaleSettings = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A device as far as it can be read, and its place in the list: what is wrong in one part hides nothing of the others. */
interface Placed {
  readonly at: number;
  readonly deviceId: unknown;
  readonly role: DeviceEntry['role'] | null;
  readonly protocol: DeviceEntry['protocol'] | null;
  readonly way: DeviceEntry['transport']['kind'] | null;
  readonly media: string | null;
  /** The keys of its stock and density that stand there. */
  readonly stockKeys: readonly ('media' | 'dpmm')[];
  readonly settings: Readonly<Record<string, unknown>>;
  /** A serial port's path, and what tells it from others. */
  readonly port: { readonly path: string; readonly key: string } | null;
}

const oneOf = (words: readonly string[]): Expected => ({ what: 'oneOf', words });
const quoted = (value: string): string => JSON.stringify(value);

/** What does not go together, between the devices of a file, within each, and between them and the routes. What can't be read is passed over: the schema has said so. */
export function fitProblems(
  whole: unknown,
  problemAt: ProblemMaker,
  scaleSettings: ScaleSettings,
): readonly ConfigProblem[] {
  const devices = readable(valueAt(whole, ['devices']));
  return [
    ...sameDevices(whole, problemAt),
    ...devices.flatMap((placed) => [
      ...wayProblems(placed, problemAt),
      ...stockProblems(placed, problemAt),
      ...settingProblems(placed, problemAt, scaleSettings),
    ]),
    ...samePorts(devices, problemAt),
    ...routeProblems(whole, devices, problemAt),
  ];
}

const { role: roles, protocol: protocols, transport: transports, media: sizes } = deviceEntry.shape;

/** The part of a device that its rule takes; null where it is wrong, which the schema has said. */
function partOf<T>(rule: z.ZodType<T>, value: unknown): T | null {
  const first = rule.safeParse(value);
  const read = first.success ? first : rule.safeParse(withoutUnknown(value, first.error.issues));
  return read.success ? read.data : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readable(list: unknown): readonly Placed[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, at) => (isRecord(entry) ? [placedOf(entry, at)] : []));
}

function placedOf(entry: Readonly<Record<string, unknown>>, at: number): Placed {
  const transport = partOf(transports, entry['transport']);
  const kind = valueAt(entry, ['transport', 'kind']);
  const settings = entry['settings'];
  const isOn = valueAt(settings, ['enabled']) !== false;
  return {
    at,
    deviceId: entry['deviceId'],
    role: partOf(roles, entry['role']),
    protocol: partOf(protocols, entry['protocol']),
    way: TRANSPORT_KINDS.find((known) => known === kind) ?? null,
    media: partOf(sizes, entry['media']) ?? null,
    stockKeys: (['media', 'dpmm'] as const).filter((key) => Object.hasOwn(entry, key)),
    settings: isRecord(settings) ? settings : {},
    port:
      isOn && transport?.kind === 'serial'
        ? { path: transport.path, key: transport.usb ? JSON.stringify(transport.usb) : transport.path }
        : null,
  };
}

const idsOf = (whole: unknown): readonly unknown[] => {
  const list = valueAt(whole, ['devices']);
  return Array.isArray(list) ? list.map((entry) => valueAt(entry, ['deviceId'])) : [];
};

/** A second device of a name would be found by nobody. */
function sameDevices(whole: unknown, problemAt: ProblemMaker): readonly ConfigProblem[] {
  const ids = idsOf(whole);
  return ids.flatMap((id, at) => {
    const first = ids.indexOf(id);
    if (typeof id !== 'string' || first === at) return [];
    const facts = { isStop: true, value: quoted(id), of: `devices[${first.toString()}]` };
    return [problemAt(['devices', at, 'deviceId'], { code: 'sameDevice', ...facts })];
  });
}

/** What it speaks must be a language of its kind, and go over the way it is reached by. */
function wayProblems({ at, role, protocol, way }: Placed, problemAt: ProblemMaker): readonly ConfigProblem[] {
  if (role === null || protocol === null) return [];
  if (!LANGUAGES[role].includes(protocol)) {
    const facts = { value: quoted(protocol), of: `"role": "${role}"`, expected: oneOf(LANGUAGES[role]) };
    return [problemAt(['devices', at, 'protocol'], { code: 'misfit', ...facts })];
  }
  const ways = waysOf(role, protocol);
  if (way === null || ways.includes(way)) return [];
  const of = `"role": "${role}", "protocol": "${protocol}"`;
  const facts = { value: quoted(way), of, expected: oneOf(ways) };
  return [problemAt(['devices', at, 'transport', 'kind'], { code: 'misfit', ...facts })];
}

const STOCK_WORDS = { labels: ['4x6in', '100x150mm'], roll: ['80mm', '58mm'], sheets: ['A4', 'Letter'] } as const;

function stockProblems({ at, role, media, stockKeys }: Placed, problemAt: ProblemMaker): readonly ConfigProblem[] {
  if (role === null) return [];
  const of = `"role": "${role}"`;
  const stock = stockOf(role);
  // A sheet has no dots per millimetre that anybody could choose.
  const unused = stockKeys
    .filter((key) => stock === null || (key === 'dpmm' && stock === 'sheets'))
    .map((key) => problemAt(['devices', at, key], { code: 'unused', of }, 'key'));
  if (media === null || stock === null || holds(role, media)) return unused;
  const facts = { value: quoted(media), of, expected: oneOf(STOCK_WORDS[stock]) };
  return [...unused, problemAt(['devices', at, 'media'], { code: 'misfit', ...facts })];
}

const SETTINGS = Object.keys(deviceSettings.shape);

function settingProblems(
  { at, role, protocol, settings }: Placed,
  problemAt: ProblemMaker,
  scaleSettings: ScaleSettings,
): readonly ConfigProblem[] {
  if (role === null) return [];
  // What is no setting of any device the schema has told.
  const unused = Object.keys(settings)
    .filter((key) => SETTINGS.includes(key) && !SETTINGS_OF[role].some((own) => own === key))
    .map((key) => problemAt(['devices', at, 'settings', key], { code: 'unused', of: `"role": "${role}"` }, 'key'));
  const known = protocol === null ? undefined : scaleSettings[protocol];
  const given = settings['scale'];
  if (role !== 'scale' || protocol === null || !known || !isRecord(given)) return unused;
  const own = Object.entries(given).flatMap(([key, value]) => {
    const path = ['devices', at, 'settings', 'scale', key];
    const choices = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!choices) {
      const words = Object.keys(known);
      const expected = words.length === 0 ? null : oneOf(words);
      return [problemAt(path, { code: 'unknownKey', expected, suggestion: nearest(key, words) }, 'key')];
    }
    if (typeof value !== 'string' || choices.includes(value)) return [];
    const expected = oneOf(choices);
    const facts = { value: quoted(value), of: `"protocol": "${protocol}"`, expected };
    return [problemAt(path, { code: 'misfit', ...facts, suggestion: suggestionFor(value, expected) })];
  });
  return [...unused, ...own];
}

/** A serial port has one owner: whoever comes second finds it taken. */
function samePorts(devices: readonly Placed[], problemAt: ProblemMaker): readonly ConfigProblem[] {
  const ports = devices.flatMap(({ at, port }) => (port === null ? [] : [{ at, ...port }]));
  return ports.flatMap(({ at, path, key }, index) => {
    const first = ports.findIndex((other) => other.key === key);
    if (first === index) return [];
    const of = `devices[${(ports[first]?.at ?? 0).toString()}]`;
    return [problemAt(['devices', at, 'transport', 'path'], { code: 'samePort', value: quoted(path), of })];
  });
}

/** A route that names nobody is a document that is not printed. */
function routeProblems(whole: unknown, devices: readonly Placed[], problemAt: ProblemMaker): readonly ConfigProblem[] {
  const routes = valueAt(whole, ['routes']);
  if (typeof routes !== 'object' || routes === null) return [];
  // A device whose kind can't be read may well be the printer that is meant.
  const isNone = (id: unknown): boolean =>
    devices.some(({ deviceId, role }) => deviceId === id && role !== null && !isPrinter(role));
  const printers = idsOf(whole).filter((id): id is string => typeof id === 'string' && !isNone(id));
  return Object.entries(routes).flatMap(([kind, list]: [string, unknown]) =>
    (Array.isArray(list) ? (list as readonly unknown[]) : []).flatMap((id, at) => {
      if (typeof id !== 'string' || id === '' || printers.includes(id)) return [];
      const expected = printers.length === 0 ? null : oneOf(printers);
      const facts = { value: quoted(id), expected, suggestion: nearest(id, printers) };
      return [problemAt(['routes', kind, at], { code: 'noPrinter', ...facts })];
    }),
  );
}
