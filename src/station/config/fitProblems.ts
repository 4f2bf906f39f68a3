import { deviceEntry, type DeviceEntry } from '../../shared/config.ts';
import type { ConfigProblem, Expected } from '../../shared/configProblems.ts';
import { holds, isPrinter, LANGUAGES, SETTINGS_OF, stockOf, waysOf } from '../../shared/deviceFit.ts';
import { nearest } from '../../shared/nearest.ts';
import { valueAt } from './jsonText.ts';
import { suggestionFor, withoutUnknown, type ProblemMaker } from './schemaProblems.ts';

/** The settings that each language of scales knows, with their choices. */
export type ScaleSettings = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A device that can be read, and its place in the list. */
interface Placed {
  readonly at: number;
  readonly device: DeviceEntry;
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

function readable(list: unknown): readonly Placed[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, at) => {
    const first = deviceEntry.safeParse(entry);
    const read = first.success ? first : deviceEntry.safeParse(withoutUnknown(entry, first.error.issues));
    return read.success ? [{ at, device: read.data }] : [];
  });
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
function wayProblems({ at, device }: Placed, problemAt: ProblemMaker): readonly ConfigProblem[] {
  const { role, protocol, transport } = device;
  if (!LANGUAGES[role].includes(protocol)) {
    const facts = { value: quoted(protocol), of: `"role": "${role}"`, expected: oneOf(LANGUAGES[role]) };
    return [problemAt(['devices', at, 'protocol'], { code: 'misfit', ...facts })];
  }
  const ways = waysOf(role, protocol);
  if (ways.includes(transport.kind)) return [];
  const of = `"role": "${role}", "protocol": "${protocol}"`;
  const facts = { value: quoted(transport.kind), of, expected: oneOf(ways) };
  return [problemAt(['devices', at, 'transport', 'kind'], { code: 'misfit', ...facts })];
}

function stockProblems({ at, device }: Placed, problemAt: ProblemMaker): readonly ConfigProblem[] {
  const { role, media, dpmm } = device;
  const of = `"role": "${role}"`;
  const unused = (['media', 'dpmm'] as const)
    .filter((key) => device[key] !== undefined && !isPrinter(role))
    .map((key) => problemAt(['devices', at, key], { code: 'unused', of }, 'key'));
  if (dpmm !== undefined && role === 'paperPrinter')
    return [...unused, problemAt(['devices', at, 'dpmm'], { code: 'unused', of }, 'key')];
  if (media === undefined || stockOf(role) === null || holds(role, media)) return unused;
  const words = { labels: ['4x6in', '100x150mm'], roll: ['80mm', '58mm'], sheets: ['A4', 'Letter'] };
  const expected = oneOf(words[stockOf(role) ?? 'labels']);
  return [problemAt(['devices', at, 'media'], { code: 'misfit', value: quoted(media), of, expected })];
}

function settingProblems(
  { at, device }: Placed,
  problemAt: ProblemMaker,
  scaleSettings: ScaleSettings,
): readonly ConfigProblem[] {
  const { role, protocol, settings = {} } = device;
  const unused = (Object.keys(settings) as (keyof typeof settings)[])
    .filter((key) => !SETTINGS_OF[role].includes(key))
    .map((key) => problemAt(['devices', at, 'settings', key], { code: 'unused', of: `"role": "${role}"` }, 'key'));
  const known = scaleSettings[protocol];
  if (role !== 'scale' || !known) return unused;
  const own = Object.entries(settings.scale ?? {}).flatMap(([key, value]) => {
    const path = ['devices', at, 'settings', 'scale', key];
    const choices = Object.hasOwn(known, key) ? known[key] : undefined;
    const of = `"protocol": "${protocol}"`;
    if (!choices) {
      const words = Object.keys(known);
      const expected = words.length === 0 ? null : oneOf(words);
      return [problemAt(path, { code: 'unknownKey', expected, suggestion: nearest(key, words) }, 'key')];
    }
    if (choices.includes(value)) return [];
    const expected = oneOf(choices);
    return [
      problemAt(path, {
        code: 'misfit',
        value: quoted(value),
        of,
        expected,
        suggestion: suggestionFor(value, expected),
      }),
    ];
  });
  return [...unused, ...own];
}

/** A serial port has one owner: whoever comes second finds it taken. */
function samePorts(devices: readonly Placed[], problemAt: ProblemMaker): readonly ConfigProblem[] {
  const ports = devices.flatMap(({ at, device: { transport, settings } }) =>
    transport.kind === 'serial' && settings?.enabled !== false
      ? [{ at, path: transport.path, key: transport.usb ? JSON.stringify(transport.usb) : transport.path }]
      : [],
  );
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
  // A device that can't be read may well be the printer that is meant.
  const isNone = (id: unknown): boolean =>
    devices.some(({ device }) => device.deviceId === id && !isPrinter(device.role));
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
