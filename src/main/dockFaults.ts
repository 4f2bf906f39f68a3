import { STEPS } from './demoBench.ts';
import type { Hand } from './dockHands.ts';

type Group = 'scale' | 'printer' | 'scanner';
const AWAY_MS = 5000;
/** Bytes that are no language. */
const GARBAGE = Buffer.from(Array.from({ length: 120 }, (_, n) => (n * 37 + 11) & 0xff)).toString('base64');

const hand =
  (kind: Hand['kind']) =>
  (group: Group, id: string, label: string, ...commands: Hand['commands']): Hand => ({
    id: `${group}-${id}`,
    label,
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
  fault('scale', 'away', 'Unplug it for 5 s', { do: 'away', device: 'scale', ms: AWAY_MS }),
  fault('scale', 'silent', 'It says nothing', { do: 'silent', device: 'scale', on: true }),
  fault('scale', 'over', 'Too much on it', { do: 'setWeight', ...pounds(200) }),
  fault('scale', 'restless', 'Never steady', { do: 'restless', on: true }),
  fault('scale', 'garbage', 'Garbage on its line', { do: 'send', device: 'scale', base64: GARBAGE }),
  fault('scale', 'kg', 'Switched to kg', { do: 'showIn', ...STEPS.kg }),
  fault('scale', 'tare', 'A tare is left in it', { do: 'leaveTare', mass: pounds(1) }),
  mend(
    'scale',
    'right',
    'All right again',
    { do: 'silent', device: 'scale', on: false },
    { do: 'restless', on: false },
    { do: 'showIn', ...STEPS.lb },
    { do: 'setWeight', ...pounds(0) },
  ),
  fault('printer', 'paperOut', 'Labels run out', { do: 'paperOut' }),
  fault('printer', 'headOpen', 'Lid is open', { do: 'headOpen' }),
  fault('printer', 'stall', 'It stops taking bytes', { do: 'stall', device: 'printer', on: true }),
  fault('printer', 'lost', 'Link lost after the last byte', {
    do: 'fault',
    device: 'printer',
    faults: { losesAcknowledgement: true },
  }),
  fault('printer', 'reset', 'Switched off and on', { do: 'reset' }, { do: 'drop', device: 'printer' }),
  fault('printer', 'away', 'Unplug it for 5 s', { do: 'away', device: 'printer', ms: AWAY_MS }),
  mend(
    'printer',
    'right',
    'All right again',
    { do: 'paperIn' },
    { do: 'headClosed' },
    { do: 'stall', device: 'printer', on: false },
    { do: 'fault', device: 'printer', faults: {} },
  ),
  fault('scanner', 'double', 'Suffix comes twice', { ...GOOD, suffix: '\r\r' }),
  fault('scanner', 'gs', 'Separator (GS) is lost', { ...GOOD, sendsGs: false }),
  fault('scanner', 'caps', 'Caps Lock is on', { ...GOOD, swapsCase: true }),
  fault('scanner', 'away', 'Unplug it for 5 s', { do: 'away', device: 'scanner', ms: AWAY_MS }),
  mend('scanner', 'right', 'All right again', GOOD),
];
