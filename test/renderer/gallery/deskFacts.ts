import { POLICIES, POLICY_NAMES } from '../../../src/core/policies/policies.ts';
import type { RequestName, RequestOutput } from '../../../src/shared/ipc/contract.ts';
import { NOW } from './facts.ts';
import { ship } from './shipFacts.ts';

const imports: RequestOutput<'imports.list'> = {
  running: null,
  failure: null,
  done: [
    {
      importId: 'i3',
      kind: 'orders',
      fileName: 'orders_export_1.csv',
      at: NOW - 600_000,
      counts: { lines: 1204, added: 118, changed: 3, unchanged: 1080, refused: 3 },
      refused: [
        { line: 14, reason: 'orderNumberMissing', column: 'Shipping Zip' },
        { line: 231, reason: 'quantityInvalid', column: 'Lineitem quantity' },
        { line: 902, reason: 'dateInvalid', column: 'Created at' },
      ],
    },
    {
      importId: 'i2',
      kind: 'products',
      fileName: 'products.csv',
      at: NOW - 7_200_000,
      counts: { lines: 340, added: 340, changed: 0, unchanged: 0, refused: 0 },
      refused: [],
    },
    {
      importId: 'i1',
      kind: 'cartons',
      fileName: 'boxes.csv',
      at: NOW - 7_300_000,
      counts: { lines: 7, added: 7, changed: 0, unchanged: 0, refused: 0 },
      refused: [],
    },
  ],
};

const configured: RequestOutput<'devices.configured'> = {
  canChange: true,
  devices: [
    {
      deviceId: 'scanner',
      role: 'scanner',
      name: 'Scanner',
      protocol: 'text',
      transport: {
        kind: 'serial',
        path: '/dev/ttyACM0',
        baudRate: 9600,
        dataBits: 8,
        parity: 'none',
        stopBits: 1,
        usb: { vendorId: '05f9', productId: '4204', serial: null },
      },
    },
    {
      deviceId: 'scale',
      role: 'scale',
      name: 'Scale',
      protocol: 'mt-sics',
      transport: { kind: 'tcp', host: '127.0.0.1', port: 4001 },
    },
  ],
};

const ftdi = { vendorId: '0403', productId: '6001', interfaceNumber: 0, socket: null };
const adapter = { name: 'FTDI serial adapter', role: null, protocol: null };
const found: RequestOutput<'devices.find'> = {
  devices: [
    {
      transport: 'serial',
      path: '/dev/ttyACM0',
      name: 'Datalogic',
      usb: { vendorId: '05f9', productId: '4204', serial: 'S/N G18M23', interfaceNumber: 0, socket: null },
      known: null,
      isAllowed: true,
      isAmbiguous: false,
    },
    {
      transport: 'hid',
      path: '/dev/hidraw2',
      name: 'M25',
      usb: { vendorId: '0922', productId: '8004', serial: '0071010011', interfaceNumber: 0, socket: null },
      known: { name: 'DYMO M25', role: 'scale', protocol: 'hid-scale' },
      isAllowed: false,
      isAmbiguous: false,
    },
    {
      transport: 'serial',
      path: '/dev/ttyUSB0',
      name: 'FTDI',
      usb: { ...ftdi, serial: 'A50285BI' },
      known: adapter,
      isAllowed: true,
      isAmbiguous: false,
    },
    {
      transport: 'serial',
      path: '/dev/ttyUSB1',
      name: 'FTDI',
      usb: { ...ftdi, serial: null },
      known: adapter,
      isAllowed: true,
      isAmbiguous: true,
    },
  ],
  missing: ['hid'],
};

const routes: RequestOutput<'papers.routes'> = {
  canChange: true,
  routes: { shippingLabel: ['printer', 'spare'], packingSlip: ['office'], commandCards: [] },
  now: [
    { document: 'shippingLabel', deviceId: 'spare', isFallback: true, trouble: null, refused: [] },
    {
      document: 'returnLabel',
      deviceId: null,
      isFallback: false,
      trouble: null,
      refused: [{ deviceId: 'printer', reason: 'wrongStock' }],
    },
    { document: 'productLabel', deviceId: 'printer', isFallback: false, trouble: 'paperOut', refused: [] },
    { document: 'packingSlip', deviceId: 'office', isFallback: false, trouble: null, refused: [] },
    {
      document: 'customsPapers',
      deviceId: null,
      isFallback: false,
      trouble: null,
      refused: [{ deviceId: null, reason: 'notConfigured' }],
    },
    { document: 'commandCards', deviceId: null, isFallback: false, trouble: null, refused: [] },
    { document: 'placeLabels', deviceId: 'printer', isFallback: false, trouble: null, refused: [] },
    { document: 'badges', deviceId: 'printer', isFallback: false, trouble: null, refused: [] },
  ],
};

const policies: RequestOutput<'policies.list'>['policies'] = POLICY_NAMES.map((policy) => {
  const { usual } = POLICIES[policy];
  const changed = { before: usual, at: Date.UTC(2026, 10, 25, 15), by: 'Sol Reyes' };
  return policy === 'newPackerOrders'
    ? { policy, usual, value: 50, changed }
    : { policy, usual, value: usual, changed: null };
});
const people: RequestOutput<'people.list'>['people'] = [
  {
    userId: 'u1',
    name: 'Mara Kell',
    number: '1001',
    role: 'supervisor',
    mayOverride: true,
    mayKeyWeight: true,
    badgePrintedAt: null,
  },
  {
    userId: 'u2',
    name: 'Wren Holt',
    number: '3050',
    role: 'packer',
    mayOverride: false,
    mayKeyWeight: true,
    badgePrintedAt: Date.UTC(2026, 10, 25, 15),
  },
  {
    userId: 'u3',
    name: 'Rowan Ashby',
    number: '3051',
    role: 'lead',
    mayOverride: false,
    mayKeyWeight: true,
    badgePrintedAt: null,
  },
];
const carrier: RequestOutput<'carrier.state'> = {
  name: 'EasyPost',
  server: 'https://api.easypost.com',
  needsKey: true,
  key: { source: 'typed', place: '', trouble: null, refusal: null },
  keyChanged: { by: 'Sol Reyes', at: Date.UTC(2026, 10, 24, 9, 12) },
};

/** Answers of the desk's lists. */
export const desk: Partial<Record<RequestName, unknown>> = {
  'devices.configured': configured,
  'devices.find': found,
  'papers.routes': routes,
  'carrier.state': carrier,
  'people.list': { people },
  'policies.list': { policies },
  'carrier.test': { check: 'notAllowed' },
  'imports.list': imports,
  ...ship,
  'imports.choose': { path: '/home/user/orders_export.csv', fileName: 'orders_export.csv' },
  'products.printBarcode': { barcode: '2000000000015' },
  'setup.complete': { problem: null },
};
