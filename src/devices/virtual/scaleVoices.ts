import { decimalText } from '../../core/quantity.ts';
import type { ScaleName } from '../scales/index.ts';
import { mtSicsVoice } from './mtSicsVoice.ts';
import type { Pan, PanState } from './pan.ts';
import { speaking, type SimpleVoice, type Voice } from './voice.ts';

const ETX = '\x03';
const byte = (value: number): string => String.fromCharCode(value);
const xorOf = (text: string): number => [...text].reduce((xor, letter) => xor ^ letter.charCodeAt(0), 0);

/** The digits with as many before the point as the width leaves, zeros in front. */
const zeros = ({ weight }: PanState, width: number): string =>
  decimalText({ ...weight, digits: Math.abs(weight.digits) }).padStart(width, '0');
const blanks = ({ weight }: PanState, width: number): string =>
  decimalText({ ...weight, digits: Math.abs(weight.digits) }).padStart(width);
const isNegative = ({ weight }: PanState): boolean => weight.digits < 0;

/** Zero, tare and clear by their letters; true when the command was one of them. */
function act(pan: Pan, command: string, letters: { zero?: string; tare?: string; clear?: string }): boolean {
  if (command === letters.zero) pan.zero();
  else if (command === letters.tare) pan.tare();
  else if (command === letters.clear) pan.clearTare();
  else return false;
  return true;
}

const toledo8217: SimpleVoice = {
  commandEnd: '',
  answer(command, pan) {
    const isAction = act(pan, command, { zero: 'Z', tare: 'T', clear: 'C' });
    if (!isAction && command !== 'W') return null;
    const state = pan.state();
    if (!isAction && state.isStable && state.off === null && !isNegative(state)) {
      const width = state.weight.unit === 'lb' ? 5 : 6;
      return `\x02${zeros(state, width)}${state.tare ? 'N' : ''}\r`;
    }
    const bits =
      (state.isStable ? 0 : 0x01) |
      (state.off === 'over' ? 0x02 : 0) |
      (state.off === 'under' || isNegative(state) ? 0x04 : 0) |
      (state.isZero ? 0x10 : 0) |
      (state.tare ? 0x20 : 0);
    return `\x02?${byte(0x40 | bits)}\r`;
  },
};

function continuousFrame(pan: Pan): string {
  const state = pan.state();
  const { unit, exponent, digits } = state.weight;
  const swb =
    0x20 |
    (state.tare ? 0x01 : 0) |
    (isNegative(state) ? 0x02 : 0) |
    (state.off ? 0x04 : 0) |
    (state.isStable ? 0 : 0x08) |
    (unit === 'kg' ? 0x10 : 0);
  const swc = 0x20 | (unit === 'g' ? 0x01 : 0);
  // Decimal code 2 is no decimals; the increment counts once.
  const head = byte(0x20 | 0x08 | (2 - exponent)) + byte(swb) + byte(swc);
  const six = (value: number): string => Math.min(Math.abs(value), 999_999).toString().padStart(6, '0');
  const frame = `\x02${head}${six(state.off ? 0 : digits)}${six(state.tare?.digits ?? 0)}\r`;
  const sum = [...frame].reduce((total, letter) => total + (letter.charCodeAt(0) & 0x7f), 0);
  return frame + byte(-sum & 0x7f);
}

const toledoContinuous: SimpleVoice = {
  commandEnd: '',
  answer(command, pan) {
    act(pan, command, { zero: 'Z', tare: 'T', clear: 'C' });
    return null;
  },
  unasked: continuousFrame,
};

function nciStatus({ isStable, isZero, off, tare }: PanState): string {
  const first = 0x30 | (isStable ? 0 : 0x01) | (isZero ? 0x02 : 0);
  const second = 0x30 | (off === 'under' ? 0x01 : 0) | (off === 'over' ? 0x02 : 0) | (tare ? 0x40 : 0);
  return `S${byte(first)}${byte(second)}${tare ? '4' : ''}`;
}

const nci: SimpleVoice = {
  commandEnd: '\r',
  answer(command, pan) {
    const isAction = act(pan, command, { zero: 'Z', tare: 'T' });
    if (!isAction && !['W', 'S'].includes(command)) return `\n?\r${ETX}`;
    const state = pan.state();
    const isTold = command === 'W' && state.isStable && state.off === null;
    const sign = isNegative(state) ? '-' : '';
    const weight = isTold ? `\n${sign}${zeros(state, 6)}${state.weight.unit.toUpperCase()}\r` : '';
    return `${weight}\n${nciStatus(state)}\r${ETX}`;
  },
};

const sma: SimpleVoice = {
  commandEnd: '\r',
  stream: ['\nR'],
  answer(command, pan) {
    const letter = command.slice(-1);
    const isAction = act(pan, letter, { zero: 'Z', tare: 'T', clear: 'C' });
    if (!isAction && !'WPRQ'.includes(letter)) return '\n?\r';
    const state = pan.state();
    const how = state.off === 'over' ? 'O' : state.off === 'under' ? 'U' : state.isZero ? 'Z' : ' ';
    const weight = decimalText(state.weight).padStart(10);
    return `\n${how}1${state.tare ? 'N' : 'G'}${state.isStable ? ' ' : 'M'} ${weight}${state.weight.unit.padEnd(3)}\r`;
  },
};

const and: SimpleVoice = {
  commandEnd: '\r\n',
  stream: ['SIR'],
  answer(command, pan) {
    if (act(pan, command, { zero: 'Z', tare: 'R' })) return null;
    if (!['Q', 'S', 'SI', 'SIR'].includes(command)) return null;
    const state = pan.state();
    if (state.off) return `OL,${state.off === 'over' ? '+' : '-'}9999999E+19\r\n`;
    const sign = isNegative(state) ? '-' : '+';
    return `${state.isStable ? 'ST' : 'US'},${sign}${zeros(state, 8)}${state.weight.unit.padStart(3)}\r\n`;
  },
};

const ohaus: SimpleVoice = {
  commandEnd: '\r\n',
  stream: ['CP'],
  answer(command, pan) {
    if (act(pan, command, { zero: 'Z', tare: 'T' })) return null;
    if (!['IP', 'SP', 'P', 'CP'].includes(command)) return 'ES\r\n';
    const state = pan.state();
    const weight = state.off ? (state.off === 'over' ? '^^^^^^' : '______').padStart(7) : blanks(state, 7);
    const tail = `${state.isStable ? ' ' : '?'}${state.tare ? 'NET' : 'G  '}`;
    return `${isNegative(state) && !state.off ? '-' : ' '} ${weight} ${state.weight.unit.padEnd(5)}${tail}\r\n`;
  },
};

const cas22: SimpleVoice = {
  commandEnd: '\r\n',
  answer: () => null,
  unasked(pan) {
    const state = pan.state();
    const head = state.off ? 'OL' : state.isStable ? 'ST' : 'US';
    const lamp = 0x80 | (state.isStable ? 0x40 : 0) | (state.tare ? 0x02 : 0x04) | (state.isZero ? 0x01 : 0);
    const sign = isNegative(state) ? '-' : '0';
    const weight = sign + zeros(state, 7);
    return `${head},${state.tare ? 'NT' : 'GS'},1${byte(lamp)},${weight} ${state.weight.unit.padEnd(2)}\r\n`;
  },
};

const casEnq: SimpleVoice = {
  commandEnd: '',
  answer(command, pan) {
    const state = pan.state();
    if (command === '\x05') return state.off ? '\x15' : '\x06';
    if (command !== '\x11') return null;
    const sign = isNegative(state) ? '-' : ' ';
    const body = `${state.isStable ? 'S' : 'U'}${sign}${zeros(state, 6)}${state.weight.unit.padEnd(2)}`;
    return `\x01\x02${body}${byte(xorOf(body))}\x03\x04`;
  },
};

const averyEnq: SimpleVoice = {
  commandEnd: '',
  answer(command, pan) {
    const state = pan.state();
    if (command === '\x05') return state.off ? '\x15' : state.isStable ? '\x06' : '\x18';
    if (command !== '\x11') return null;
    // 15 kg by 5 g, or 30 lb by 0.01 lb.
    const body =
      byte(0x28 | (state.weight.unit === 'lb' ? 2 : 1)) + Math.abs(state.weight.digits).toString().padStart(5, '0');
    return `\x02${body}${ETX}${byte(xorOf(body))}`;
  },
};

const fairbanks: SimpleVoice = {
  commandEnd: '\r',
  answer(_, pan) {
    const state = pan.state();
    if (state.off) return '\x04';
    const legend = state.tare ? 'NT' : 'GR';
    const sign = isNegative(state) ? '-' : ' ';
    return `${sign}${blanks(state, 6)} ${state.weight.unit.padEnd(2)} ${state.isStable ? legend : legend.toLowerCase()}  \r\n`;
  },
};

const dibal: SimpleVoice = {
  commandEnd: '\r\n',
  answer(command, pan) {
    if (!command.startsWith('98')) return null;
    const state = pan.state();
    const grams =
      state.weight.unit === 'kg' ? state.weight.digits * 10 ** (state.weight.exponent + 3) : state.weight.digits;
    const isFine = state.isStable && state.off === null && grams >= 0;
    const body = `99${isFine ? '0' : '1'}${(isFine ? Math.round(grams) : 0).toString().padStart(5, '0')}${'0'.repeat(7)}`;
    return `${body}${byte(xorOf(body))}\r\n`;
  },
};

const adam: SimpleVoice = {
  commandEnd: '\r\n',
  answer(command, pan) {
    if (act(pan, command, { zero: 'Z', tare: 'T' })) return null;
    if (command !== 'G' && command !== 'N') return null;
    const state = pan.state();
    const weight = state.off ? (state.off === 'over' ? '^^^^^^' : '______') : blanks(state, 6);
    return `${state.tare ? 'N' : 'G'}   ${isNegative(state) ? '-' : '+'}${weight} ${state.weight.unit}\r\n`;
  },
};

const HID_UNITS = { g: 2, kg: 3, oz: 11, lb: 12 } as const;

const hidScale: SimpleVoice = {
  commandEnd: '\x02\x02',
  answer(_, pan) {
    pan.zero();
    return null;
  },
  unasked(pan) {
    const state = pan.state();
    const isBelow = isNegative(state) || state.off === 'under';
    const status = state.off === 'over' ? 6 : isBelow ? 5 : !state.isStable ? 3 : state.isZero ? 2 : 4;
    const { unit, exponent, digits } = state.weight;
    const code = HID_UNITS[unit as keyof typeof HID_UNITS];
    const weight = isBelow ? 0 : Math.min(digits, 0xffff);
    return [3, status, code, exponent & 0xff, weight & 0xff, weight >> 8].map(byte).join('');
  },
};

/** How a virtual scale speaks each language: the same bytes as the instruments, from the manuals that the decoders follow. */
export const SCALE_VOICES: Readonly<Record<ScaleName, Voice>> = {
  'mt-sics': mtSicsVoice,
  'toledo-8217': speaking(toledo8217),
  'toledo-continuous': speaking(toledoContinuous),
  nci: speaking(nci),
  sma: speaking(sma),
  and: speaking(and),
  ohaus: speaking(ohaus),
  'cas-22': speaking(cas22),
  'cas-enq': speaking(casEnq),
  'avery-enq': speaking(averyEnq),
  fairbanks: speaking(fairbanks),
  dibal: speaking(dibal),
  adam: speaking(adam),
  'hid-scale': speaking(hidScale),
};
