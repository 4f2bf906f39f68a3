import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Discovery, FoundDevice } from './discovery.ts';
import { missingModules } from './kernelModules.ts';
import type { Need } from './need.ts';
import { holdersOf } from './portHolders.ts';

/** Where and for whom is looked; tests give a folder of their own as root. */
export interface PermissionOptions {
  readonly root?: string;
  /** The rules as this program brings them. */
  readonly rulesFile: string;
  readonly user: { readonly name: string; readonly groupIds: readonly number[]; readonly isRoot: boolean };
  /** What is plugged in. */
  readonly found: Discovery;
  /** Ports that are set up and were found taken by another program. */
  readonly busyPaths: readonly string[];
  /** Nothing is set up yet: what the first USB device will need is said before it is plugged in. */
  readonly isFirstRun: boolean;
}

const RULE_FOLDERS = ['etc/udev/rules.d', 'run/udev/rules.d', 'usr/lib/udev/rules.d', 'lib/udev/rules.d'];

/**
 * What this Linux PC still needs, the most general first; empty when all is well. Reads the system's files only: opens no device, asks nobody,
 * changes nothing. What can't be read is not reported.
 */
export async function linuxNeeds(options: PermissionOptions): Promise<readonly Need[]> {
  const { root = '/', rulesFile, user, found, busyPaths, isFirstRun } = options;
  const refused = user.isRoot ? [] : found.devices.filter(({ isAllowed }) => !isAllowed);
  const rules = await installedRules(root, rulesFile);
  const shipped = rulesOf(await text(rulesFile));
  const isWanted = (isFirstRun && !user.isRoot) || refused.some((device) => isNamed(device, shipped));
  const needs: Need[] = [];
  if (rules !== 'current' && isWanted)
    needs.push({ kind: 'udevRules', state: rules, commands: installCommands(rulesFile) });
  if (rules === 'current') needs.push(...unnamedMakers(refused, shipped));
  needs.push(...(await groupNeeds(root, user, refused, rules === 'current' ? shipped : [])));
  needs.push(...(await missingModules(root)));
  for (const path of busyPaths) needs.push(...(await holdersOf(root, path)));
  if (found.missing.includes('hid'))
    needs.push({ kind: 'library', name: 'libusb-1.0-0', commands: ['sudo apt install libusb-1.0-0'] });
  return needs;
}

const installCommands = (rulesFile: string): readonly string[] => [
  `sudo cp '${rulesFile}' /etc/udev/rules.d/`,
  'sudo udevadm control --reload && sudo udevadm trigger',
];

async function installedRules(root: string, rulesFile: string): Promise<'absent' | 'old' | 'current'> {
  const shipped = rulesOf(await text(rulesFile));
  for (const folder of RULE_FOLDERS) {
    const installed = await text(join(root, folder, basename(rulesFile)));
    if (installed === '') continue;
    const lines = new Set(rulesOf(installed));
    return shipped.every((line) => lines.has(line)) ? 'current' : 'old';
  }
  return 'absent';
}

const rulesOf = (file: string): readonly string[] =>
  file
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

const SUBSYSTEM = { serial: 'tty', hid: 'hidraw', usb: 'usbmisc' } as const;

/** True when a rule is about this maker's devices of this kind. */
const isNamed = ({ transport, usb }: FoundDevice, rules: readonly string[]): boolean =>
  usb !== null &&
  rules.some((rule) => rule.includes(`"${usb.vendorId}"`) && rule.includes(`SUBSYSTEM=="${SUBSYSTEM[transport]}"`));

/** A HID device has no group that a person could be in: only a rule lets it be used. */
const unnamedMakers = (refused: readonly FoundDevice[], rules: readonly string[]): Need[] =>
  refused.flatMap((device) =>
    device.transport === 'hid' && device.usb !== null && !isNamed(device, rules)
      ? [{ kind: 'udevVendor' as const, device: device.name ?? device.path, vendorId: device.usb.vendorId }]
      : [],
  );

/** Groups of device files that the user is not in; not for those that a rule which is installed opens once they are plugged in anew. */
async function groupNeeds(
  root: string,
  user: PermissionOptions['user'],
  refused: readonly FoundDevice[],
  installed: readonly string[],
): Promise<Need[]> {
  const groups = groupsOf(await text(join(root, 'etc/group')));
  const names = new Set<string>();
  for (const device of refused) {
    if (device.transport === 'hid' || isNamed(device, installed)) continue;
    const gid = await groupOf(join(root, device.path));
    const name = groups.find((group) => group.gid === gid)?.name ?? (device.transport === 'usb' ? 'lp' : 'dialout');
    if (gid !== 0) names.add(name);
  }
  return [...names].flatMap((name) => {
    const group = groups.find((known) => known.name === name);
    if (group && user.groupIds.includes(group.gid)) return [];
    const isPending = group?.members.includes(user.name) ?? false;
    const commands = isPending ? [] : [`sudo usermod -aG ${name} ${user.name}`];
    return [{ kind: 'group' as const, group: name, user: user.name, isPending, commands }];
  });
}

function groupsOf(
  file: string,
): readonly { readonly name: string; readonly gid: number; readonly members: string[] }[] {
  return file.split('\n').flatMap((line) => {
    const [name = '', , gid = '', members = ''] = line.split(':');
    return /^\d+$/.test(gid) ? [{ name, gid: Number(gid), members: members.split(',') }] : [];
  });
}

const groupOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ gid }) => gid,
    () => null,
  );

/** A file's text; '' where there is none to read. */
const text = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
