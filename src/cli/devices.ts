import { fileURLToPath } from 'node:url';
import { discover, type Discovery, type FoundDevice } from '../devices/discovery.ts';
import { usbText } from '../devices/identity.ts';
import type { Need } from '../devices/need.ts';
import { findNeeds } from '../devices/needs.ts';
import { noWords, readArguments, type CliContext } from './arguments.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

const OPTIONS = {
  json: { type: 'boolean', help: 'one JSON line a device; what this PC still needs goes to standard error' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const DEVICES_HELP: VerbHelp = {
  usage: ['[--json]'],
  options: OPTIONS,
  notes: ['Opens nothing and sends nothing. The targets are those that probe and print take. Exit code 0.'],
  examples: ['devices'],
};

/**
 * `devices`: what is plugged into this machine, each with the identity by which a station finds it again, what it probably is, and what
 * keeps it from being opened; then what this PC still needs. Opens nothing and sends nothing. `--json`: one JSON line a device, and
 * what is needed on standard error. Exit code 0.
 */
export async function devices({ argv, stdout, stderr }: CliContext): Promise<number> {
  const { values, positionals } = readArguments(argv, OPTIONS);
  noWords(positionals);
  const found = await discover();
  if (values.json === true) for (const device of found.devices) stdout(`${JSON.stringify(lineOf(device))}\n`);
  else stdout(tableOf(found));
  for (const way of found.missing) stderr(`${MISSING[way]}\n`);
  const needs = await needsOf(found);
  if (needs.length > 0)
    (values.json === true ? stderr : stdout)(`\nwhat this PC still needs\n${needs.map(needText).join('')}`);
  return 0;
}

const RULES = fileURLToPath(new URL('../../resources/udev/70-packing-station.rules', import.meta.url));

/** What is needed, beside what was said of the listing itself. Nothing is opened here, so only programs that are seen to hold a port are named. */
async function needsOf(found: Discovery): Promise<readonly Need[]> {
  const busyPaths = found.devices.filter(({ transport }) => transport === 'serial').map(({ path }) => path);
  const needs = await findNeeds({ rulesFile: RULES, found, busyPaths, isFirstRun: false });
  return needs.filter((need) => need.kind !== 'library' && (need.kind !== 'holder' || need.isCertain));
}

function needText(need: Need): string {
  const commands = 'commands' in need ? need.commands.map((command) => `    ${command}\n`).join('') : '';
  return `  ${needSentence(need)}\n${commands}`;
}

function needSentence(need: Need): string {
  switch (need.kind) {
    case 'udevRules':
      return `the udev rules ${need.state === 'old' ? 'are from an older version' : 'are not installed'}:`;
    case 'udevVendor':
      return `${need.device}: the udev rules name no maker ${need.vendorId}; add a line for it`;
    case 'group':
      return need.isPending
        ? `${need.user} was added to the group ${need.group}: sign out and in again`
        : `${need.user} is not in the group ${need.group}:`;
    case 'module':
      return `${need.device}: no driver; the kernel module ${need.module} is not loaded:`;
    case 'holder':
      return need.isCertain ? `${need.path} is held by ${need.program}` : `${need.path} may be held by ${need.program}`;
    case 'windowsDriver':
      return `${need.device}: its driver is missing or does not work (code ${need.code.toString()})`;
    case 'library':
      return `the package ${need.name} is missing:`;
  }
}

const MISSING = {
  serial: 'serial ports could not be listed: on Linux they are read from /sys/class/tty',
  hid: 'USB scales and scanners could not be listed: on Linux the package libusb-1.0-0 is needed',
} as const;

function lineOf({ transport, path, name, usb, known, isAllowed, isAmbiguous }: FoundDevice) {
  return {
    target: targetOf(transport, path, usb),
    transport,
    path,
    name,
    ...(usb ?? { vendorId: null, productId: null, serial: null, interfaceNumber: null, socket: null }),
    role: known?.role ?? null,
    protocol: known?.protocol ?? null,
    isAllowed,
    isAmbiguous,
  };
}

/** The way it is named to other verbs and in `station.json`: by what it is where that is known. */
const targetOf = (transport: FoundDevice['transport'], path: string, usb: FoundDevice['usb']): string =>
  transport !== 'serial' && usb ? `${transport}:${usbText(usb)}` : `serial:${path}`;

function tableOf({ devices: found }: Discovery): string {
  if (found.length === 0) return 'nothing is plugged in that a packing bench uses\n';
  const rows = found.map((device) => [
    targetOf(device.transport, device.path, device.usb),
    device.usb === null ? 'built in' : usbText(device.usb),
    device.known?.name ?? device.name ?? '',
    device.known?.role ?? '',
    troubleOf(device),
  ]);
  const table = [['target', 'identity', 'name', 'probably', 'trouble'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ');
  return table.map((row) => `${line(row).trimEnd()}\n`).join('');
}

function troubleOf({ transport, usb, isAllowed, isAmbiguous }: FoundDevice): string {
  if (!isAllowed)
    return transport === 'serial'
      ? 'no permission: add this user to the group dialout, or install resources/udev/70-packing-station.rules'
      : 'no permission: install resources/udev/70-packing-station.rules';
  if (isAmbiguous) return 'another one is just the same: it is not opened until only one is plugged in';
  return usb !== null && usb.serial === null && usb.socket === null ? 'has no serial number' : '';
}
