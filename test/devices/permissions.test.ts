import { chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Discovery, FoundDevice } from '../../src/devices/discovery.ts';
import type { Need } from '../../src/devices/need.ts';
import { linuxNeeds, type PermissionOptions } from '../../src/devices/permissions.ts';
import { needsOf } from '../../src/devices/windowsDrivers.ts';

const RULES = join(import.meta.dirname, '../../resources/udev/70-packing-station.rules');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A PC's root folder with these files; a target that begins with `->` is a link. */
function pc(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'station-root-'));
  folders.push(root);
  const all = { 'etc/group': 'root:x:0:\ndialout:x:20:kim\nlp:x:7:\n', ...files };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (content.startsWith('->')) symlinkSync(content.slice(2), join(root, path));
    else writeFileSync(join(root, path), content);
  }
  return root;
}

const installed = { 'etc/udev/rules.d/70-packing-station.rules': readFileSync(RULES, 'utf8') };
const device = (
  transport: FoundDevice['transport'],
  vendorId: string,
  path: string,
  isAllowed = false,
): FoundDevice => ({
  transport,
  path,
  name: 'A device',
  usb: { vendorId, productId: '0001', serial: null, interfaceNumber: null, socket: null },
  known: null,
  isAllowed,
  isAmbiguous: false,
});
const SCALE = device('hid', '0922', '/dev/hidraw0');
const ADAPTER = device('serial', '0403', '/dev/ttyUSB0');
const UNKNOWN_ADAPTER = device('serial', 'abcd', '/dev/ttyUSB0');
const PRINTER = device('usb', '9999', '/dev/usb/lp0');

const needs = (root: string, devices: readonly FoundDevice[], more: Partial<PermissionOptions> = {}) =>
  linuxNeeds({
    root,
    rulesFile: RULES,
    user: { name: 'ari', groupIds: [1000], isRoot: false },
    found: { devices, missing: [] } satisfies Discovery,
    busyPaths: [],
    isFirstRun: false,
    ...more,
  });
const kinds = (found: readonly Need[]): string[] => found.map(({ kind }) => kind);

describe('the udev rules', () => {
  it('are asked for by name, with two commands, when a device that they open is refused', async () => {
    const [need, ...others] = await needs(pc(), [SCALE]);
    expect(others).toEqual([]);
    expect(need).toMatchObject({ kind: 'udevRules', state: 'absent' });
    if (need?.kind !== 'udevRules') throw new Error('no need');
    expect(need.commands).toEqual([
      `sudo cp '${RULES}' /etc/udev/rules.d/`,
      'sudo udevadm control --reload && sudo udevadm trigger',
    ]);
  });

  it('of an older program are old; a line more in them is no fault', async () => {
    const rules = installed['etc/udev/rules.d/70-packing-station.rules'];
    const path = 'etc/udev/rules.d/70-packing-station.rules';
    expect(await needs(pc({ [path]: rules.replace(/.*"0922".*/, '') }), [SCALE])).toMatchObject([{ state: 'old' }]);
    expect(await needs(pc({ [path]: `${rules}\nKERNEL=="x", TAG+="y"\n` }), [SCALE])).toEqual([]);
    expect(await needs(pc({ 'usr/lib/udev/rules.d/70-packing-station.rules': rules }), [SCALE])).toEqual([]);
  });

  it('are said before anything is plugged in on the first run only', async () => {
    expect(kinds(await needs(pc(), [], { isFirstRun: true }))).toEqual(['udevRules']);
    expect(await needs(pc(), [])).toEqual([]);
    expect(await needs(pc(installed), [], { isFirstRun: true })).toEqual([]);
  });

  it('that name no such maker are said to', async () => {
    const found = await needs(pc(installed), [device('hid', 'abcd', '/dev/hidraw3')]);
    expect(found).toEqual([{ kind: 'udevVendor', device: 'A device', vendorId: 'abcd' }]);
  });

  it('have one line for every maker', () => {
    const lines = readFileSync(RULES, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('KERNEL'));
    for (const line of lines) expect(line).toMatch(/ATTRS\{idVendor\}=="[0-9a-f]{4}".*TAG\+="uaccess"/);
  });
});

describe('groups', () => {
  // Files here belong to whoever runs the test: the group is told by the kind of device then.
  const mine = { 'dev/ttyUSB0': '', 'dev/usb/lp0': '' };

  it('are named with the command, by the kind of port', async () => {
    const isRootOwned = process.getgid?.() === 0;
    const root = pc({ ...installed, ...(isRootOwned ? {} : mine) });
    expect(await needs(root, [UNKNOWN_ADAPTER, PRINTER])).toEqual([
      { kind: 'group', group: 'dialout', user: 'ari', isPending: false, commands: ['sudo usermod -aG dialout ari'] },
      { kind: 'group', group: 'lp', user: 'ari', isPending: false, commands: ['sudo usermod -aG lp ari'] },
    ]);
  });

  it('the group of the device file itself is named where it has one', async () => {
    if (process.getuid?.() !== 0) return;
    const root = pc({ ...installed, ...mine, 'etc/group': 'uucp:x:14:\ndialout:x:20:\n' });
    chownSync(join(root, 'dev/ttyUSB0'), 0, 14);
    expect(await needs(root, [UNKNOWN_ADAPTER])).toMatchObject([{ kind: 'group', group: 'uucp' }]);
  });

  it('whoever was added only has to sign in anew; whoever is in needs nothing', async () => {
    const user = { name: 'kim', groupIds: [1000], isRoot: false };
    expect(await needs(pc(installed), [UNKNOWN_ADAPTER], { user })).toMatchObject([{ isPending: true, commands: [] }]);
    expect(await needs(pc(installed), [UNKNOWN_ADAPTER], { user: { ...user, groupIds: [20] } })).toEqual([]);
    expect(await needs(pc(installed), [UNKNOWN_ADAPTER], { user: { ...user, isRoot: true } })).toEqual([]);
  });

  it('are not asked for where the rules open the port', async () => {
    expect(await needs(pc(installed), [ADAPTER])).toEqual([]);
  });
});

describe('drivers of the kernel', () => {
  const usb = 'sys/bus/usb/devices';
  const plugged = (vendor: string, interfaceClass: string, isBound = false, product = 'USB thing') => ({
    [`${usb}/1-2/idVendor`]: `${vendor}\n`,
    [`${usb}/1-2/idProduct`]: '0001\n',
    [`${usb}/1-2/product`]: `${product}\n`,
    [`${usb}/1-2:1.0/bInterfaceClass`]: `${interfaceClass}\n`,
    [`${usb}/1-2:1.1/bInterfaceClass`]: `${interfaceClass}\n`,
    ...(isBound && {
      [`${usb}/1-2:1.0/driver`]: '->../../drivers/x',
      [`${usb}/1-2:1.1/driver`]: '->../../drivers/x',
    }),
  });

  it.each([
    ['0403', 'ff', 'ftdi_sio'],
    ['067b', 'ff', 'pl2303'],
    ['10c4', 'ff', 'cp210x'],
    ['1a86', 'ff', 'ch341'],
    ['05f9', '02', 'cdc_acm'],
    ['0a5f', '07', 'usblp'],
    ['0922', '03', 'usbhid'],
  ])('%s of class %s needs %s, said once', async (vendor, interfaceClass, module) => {
    expect(await needs(pc(plugged(vendor, interfaceClass)), [])).toEqual([
      { kind: 'module', module, device: 'USB thing', commands: [`sudo modprobe ${module}`] },
    ]);
    expect(await needs(pc(plugged(vendor, interfaceClass, true)), [])).toEqual([]);
  });

  it('a device that says no name is named by its ids; one of no known kind needs nothing', async () => {
    expect(await needs(pc(plugged('05f9', '02', false, '')), [])).toMatchObject([{ device: '05f9:0001' }]);
    expect(await needs(pc(plugged('1234', 'e0')), [])).toEqual([]);
  });
});

describe('a port that is taken', () => {
  const running = { 'proc/71/comm': 'ModemManager\n', 'proc/90/comm': 'bash\n', 'proc/version': 'Linux' };

  it('is held by the program that has it open', async () => {
    const root = pc({ ...running, 'proc/90/fd/3': '->/dev/ttyUSB0', 'proc/90/fd/4': '->/dev/ttyUSB1' });
    expect(await needs(root, [], { busyPaths: ['/dev/ttyUSB0'] })).toEqual([
      { kind: 'holder', path: '/dev/ttyUSB0', program: 'bash', isCertain: true },
    ]);
  });

  it('is probably held by a program known for it, where open files can not be seen', async () => {
    expect(await needs(pc(running), [], { busyPaths: ['/dev/ttyUSB0'] })).toEqual([
      { kind: 'holder', path: '/dev/ttyUSB0', program: 'ModemManager', isCertain: false },
    ]);
    expect(await needs(pc({ 'proc/90/comm': 'bash\n' }), [], { busyPaths: ['/dev/ttyUSB0'] })).toEqual([]);
  });
});

it('an empty folder for a root is no failure, and a missing library is named', async () => {
  expect(await needs(join(pc(), 'nothing'), [])).toEqual([]);
  const found = { devices: [], missing: ['hid'] } satisfies Discovery;
  expect(await needs(pc(), [], { found })).toMatchObject([{ kind: 'library', name: 'libusb-1.0-0' }]);
});

it('on Windows a device without a driver is named, whatever form the answer has', () => {
  const one = '{"Name":"FT232R USB UART","PNPDeviceID":"USB\\\\VID_0403","ConfigManagerErrorCode":28}';
  const other = '{"Name":null,"PNPDeviceID":"USB\\\\VID_05F9","ConfigManagerErrorCode":10}';
  const off = '{"Name":"Camera","PNPDeviceID":"USB\\\\VID_1","ConfigManagerErrorCode":22}';
  expect(needsOf(one)).toEqual([{ kind: 'windowsDriver', device: 'FT232R USB UART', code: 28 }]);
  expect(needsOf(`[${one},${other},${off}]`).map((need) => 'device' in need && need.device)).toEqual([
    'FT232R USB UART',
    'USB\\VID_05F9',
  ]);
  expect([needsOf(''), needsOf('[]'), needsOf('{"x":1}')]).toEqual([[], [], []]);
});
