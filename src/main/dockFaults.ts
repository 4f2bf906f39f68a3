import { STEPS } from './demoBench.ts';
import type { Hand } from './dockHands.ts';

type Group = 'scale' | 'printer' | 'scanner';
const AWAY_MS = 5000;
/** Bytes that are no language. */
const GARBAGE = Buffer.from(Array.from({ length: 120 }, (_, n) => (n * 37 + 11) & 0xff)).toString('base64');

const hand =
  (kind: Hand['kind']) =>
  (group: Group, id: string, label: Hand['label'], ...commands: Hand['commands']): Hand => ({
    id: `${group}-${id}`,
    label,
    name: '',
    kind,
    group,
    commands,
  });
const fault = hand('fault');
const mend = hand('mend');
const pounds = (digits: number) => ({ digits, exponent: 0, unit: 'lb' });
const GOOD = { do: 'behave', suffix: '\r', sendsGs: true, swapsCase: false };

/** What can go wrong with each instrument, and how it is mended. */
export const FAULTS: readonly Hand[] = [
  fault('scale', 'away', 'away', { do: 'away', device: 'scale', ms: AWAY_MS }),
  fault('scale', 'silent', 'silent', { do: 'silent', device: 'scale', on: true }),
  fault('scale', 'over', 'over', { do: 'setWeight', ...pounds(200) }),
  fault('scale', 'restless', 'restless', { do: 'restless', on: true }),
  fault('scale', 'garbage', 'garbage', { do: 'send', device: 'scale', base64: GARBAGE }),
  fault('scale', 'kg', 'kg', { do: 'showIn', ...STEPS.kg }),
  fault('scale', 'tare', 'tare', { do: 'leaveTare', mass: pounds(1) }),
  mend(
    'scale',
    'right',
    'right',
    { do: 'silent', device: 'scale', on: false },
    { do: 'restless', on: false },
    { do: 'showIn', ...STEPS.lb },
    { do: 'setWeight', ...pounds(0) },
  ),
  fault('printer', 'paperOut', 'paperOut', { do: 'paperOut' }),
  fault('printer', 'headOpen', 'headOpen', { do: 'headOpen' }),
  fault('printer', 'stall', 'stall', { do: 'stall', device: 'printer', on: true }),
  fault('printer', 'lost', 'lost', {
    do: 'fault',
    device: 'printer',
    faults: { losesAcknowledgement: true },
  }),
  fault('printer', 'reset', 'reset', { do: 'reset' }, { do: 'drop', device: 'printer' }),
  fault('printer', 'away', 'away', { do: 'away', device: 'printer', ms: AWAY_MS }),
  mend(
    'printer',
    'right',
    'right',
    { do: 'paperIn' },
    { do: 'headClosed' },
    { do: 'stall', device: 'printer', on: false },
    { do: 'fault', device: 'printer', faults: {} },
  ),
  fault('scanner', 'double', 'doubleSuffix', { ...GOOD, suffix: '\r\r' }),
  fault('scanner', 'gs', 'noSeparator', { ...GOOD, sendsGs: false }),
  fault('scanner', 'caps', 'capsLock', { ...GOOD, swapsCase: true }),
  fault('scanner', 'away', 'away', { do: 'away', device: 'scanner', ms: AWAY_MS }),
  mend('scanner', 'right', 'right', GOOD),
];
