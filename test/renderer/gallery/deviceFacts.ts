import { judgeTestScan } from '../../../src/core/scan/testScan.ts';
import type { DrawnCodeView, EventPayload, RequestOutput } from '../../../src/shared/ipc/contract.ts';
import { devices, NOW, troubled } from './facts.ts';

declare const TEST_SHEET_DRAWN: DrawnCodeView[];

type Device = RequestOutput<'devices.list'>['devices'][number];
type Told = { readonly name: string; readonly payload: unknown };

const lb = (digits: number) => ({ digits, exponent: -2, unit: 'lb' as const });

/** What else the Devices screen may show. */
export const deviceScreens: Readonly<Record<string, readonly Device[]>> = {
  'devices-needs': devices,
  'devices-which': troubled.map((device) =>
    device.role === 'scanner'
      ? { ...device, state: 'disconnected', reason: 'ambiguous', lastDataAt: null, frames: [] }
      : device,
  ),
  'devices-due': devices.map((device) =>
    device.role === 'scale'
      ? { ...device, check: { at: NOW - 40 * 86_400_000, isWithin: false }, isCheckDue: true }
      : device,
  ),
  'devices-six': [
    ...devices,
    ...devices.map((device) => ({
      ...device,
      deviceId: `${device.deviceId}-2`,
      name: `${device.name} at the far end of the bench`,
    })),
  ],
};

/** Answers of the Devices screen beside its lists. */
export const deviceAnswers = (screen: string): Readonly<Record<string, unknown>> => ({
  'devices.needs': { needs: screen === 'devices-needs' || screen === 'first-run-needs' ? needs : [] },
  ...(screen === 'devices-which' && { 'devices.find': twins }),
  'devices.testScans': { codes: TEST_SHEET_DRAWN },
  'devices.export': { fileName: 'scanner-2026-11-23.jsonl' },
  'devices.keepCheck': { isKept: true },
});

const twin = (path: string, socket: string): RequestOutput<'devices.find'>['devices'][number] => ({
  transport: 'serial',
  path,
  name: 'Datalogic',
  usb: { vendorId: '05f9', productId: '4204', serial: null, interfaceNumber: null, socket },
  known: null,
  isAllowed: true,
  isAmbiguous: false,
});
const twins: RequestOutput<'devices.find'> = {
  devices: [twin('/dev/ttyACM0', '1-1.2'), twin('/dev/ttyACM1', '1-1.4')],
  missing: [],
};

const needs: RequestOutput<'devices.needs'>['needs'] = [
  {
    kind: 'udevRules',
    state: 'absent',
    commands: [
      "sudo cp '/opt/packing-station/resources/udev/70-packing-station.rules' /etc/udev/rules.d/",
      'sudo udevadm control --reload && sudo udevadm trigger',
    ],
  },
  { kind: 'group', group: 'dialout', user: 'bench7', isPending: false, commands: ['sudo usermod -aG dialout bench7'] },
  { kind: 'module', module: 'ftdi_sio', device: 'FT232R USB UART', commands: ['sudo modprobe ftdi_sio'] },
  { kind: 'holder', path: '/dev/ttyACM0', program: 'ModemManager', isCertain: false },
];

/** What main tells once something was asked. */
export function toldAfter(request: string, input: unknown): readonly Told[] {
  switch (request) {
    case 'devices.watch':
      return [{ name: 'devices.watched', payload: watched((input as { deviceId: string }).deviceId) }];
    case 'devices.testScans':
      return [']C0Qwerty-Azm]019\r', '400PO1290ab\r\r', ']E04006381333931\r', 'somethingelse\r'].map((sent) => ({
        name: 'devices.testScanned',
        payload: { ...judgeTestScan(sent, 'line', { suffix: 'CR' }), sent },
      }));
    case 'devices.startCheck':
      return [{ name: 'devices.checkChanged', payload: check }];
    default:
      return [];
  }
}

function watched(deviceId: string): EventPayload<'devices.watched'> {
  const items = Array.from({ length: 400 }, (_, n) => {
    const at = NOW - (400 - n) * 150;
    const digits =
      n < 120
        ? 0
        : n < 150
          ? Math.round(491 * (1 - Math.cos(n / 3) * Math.exp((120 - n) / 9)))
          : 491 + (n % 7 === 0 ? 1 : 0);
    const text = `S ${n > 119 && n < 150 ? 'D' : 'S'}      ${(digits / 100).toFixed(2)} lb\u240d\u240a`;
    const hex = '53205320202020202020342e3931206c620d0a';
    return [
      {
        kind: 'bytes' as const,
        at,
        direction: n % 2 === 0 ? ('in' as const) : ('out' as const),
        hex,
        text,
        length: 19,
      },
      { kind: 'weight' as const, at, weight: lb(digits), isStable: !text.startsWith('S D') },
    ];
  }).flat();
  return { deviceId, items };
}

const check: EventPayload<'devices.checkChanged'> = {
  step: 'load',
  live: { state: 'steady', weight: lb(507), isZero: false, at: NOW, frame: '' },
  known: lb(500),
  division: 1,
  verdict: { known: lb(500), shown: lb(507), difference: lb(7), allowed: lb(2), isWithin: false },
};
