import {
  failure,
  massOf,
  poundsAndOunces,
  readNumber,
  status,
  weighed,
  withoutDigits,
  type Answer,
} from './answers.ts';
import { BITS, defineProtocol, framedCodec } from './codec.ts';

const LF = 0x0a;
const CR = 0x0d;
const ETX = 0x03;
const MAX_FRAME = 32;

// [LF weight CR] LF [S] status CR ETX; bits 4 and 5 of every status byte are 1.
const REPLY = /^\n(?:([\x20-\x7e]+)\r\n)?S?([0-?](?:[0-?]|[p-\x7f][0-?]|[p-\x7f][p-\x7f][0-?p-\x7f]))\r\x03$/;
const COMPOUND = /^([ +-]*\d+) *LBS? *(\d*\.?\d+) *OZ$/i;
const WEIGHT = /^([ +-]*\d*\.?\d*) *([A-Z%]{0,4})$/i;
const FIELD = /^(.*?) *[A-Z%]{0,4}$/i;

const isSet = (byte: number, bit: number): boolean => (byte & bit) !== 0;

/** Byte 1: motion, at zero, RAM, EEPROM. Byte 2: under, over, ROM, calibration. Byte 3: range, net, zero error. */
const MOTION = 0x01;
const AT_ZERO = 0x02;
const FAULTS = 0x0c;
const UNDER = 0x01;
const OVER = 0x02;
const NET = 0x04;
const ZERO_ERROR = 0x08;

function toldBy(bytes: string) {
  const [first, second, third] = [
    bytes.charCodeAt(0),
    bytes.charCodeAt(1),
    bytes.length > 2 ? bytes.charCodeAt(2) : null,
  ];
  return {
    isStable: !isSet(first, MOTION),
    isAtZero: isSet(first, AT_ZERO),
    isUnderload: isSet(second, UNDER),
    isOverload: isSet(second, OVER),
    mode: third === null ? null : isSet(third, NET) ? 'net' : 'gross',
    isZeroError: third === null ? null : isSet(third, ZERO_ERROR),
    isFaulty: isSet(first, FAULTS) || isSet(second, FAULTS),
  } as const;
}

function read(text: string): Answer | null {
  if (text === '\n?\r\x03') return failure('unknown command');
  const [, field, bytes] = REPLY.exec(text) ?? [];
  if (bytes === undefined) return null;
  const { isFaulty, ...told } = toldBy(bytes);
  if (isFaulty) return failure(`the scale reports a fault of memory or calibration: ${bytes}`, told);
  if (field === undefined || told.isOverload || told.isUnderload || told.isZeroError) return status(told);
  const mass = massIn(field);
  return mass === null ? withoutDigits(FIELD.exec(field)?.[1] ?? field, told) : weighed(mass, told);
}

function massIn(field: string) {
  const [, pounds = '', ounces] = COMPOUND.exec(field.trim()) ?? [];
  if (ounces !== undefined) return poundsAndOunces(pounds, ounces);
  const [, digits = '', unit = ''] = WEIGHT.exec(field.trim()) ?? [];
  const number = readNumber(digits);
  return number && massOf(number, unit);
}

/** NCI, Weigh-Tronix ECR, SCP-01 (NCI 7800, Brecknell 67xx, Magellan 8500): two to four status bytes, with or without S before them. */
export const nci = defineProtocol({
  settings: BITS,
  manner: { pollMs: 200, replyMs: 1000 },
  commands: () => ({
    weight: 'W\r',
    status: 'S\r',
    zero: 'Z\r',
    highResolution: 'H\r',
    units: 'U\r',
    count: 'M\r',
    tare: 'T\r',
  }),
  create: ({ bits }) =>
    framedCodec({
      bits,
      shape: {
        maxBytes: MAX_FRAME,
        accepts: (byte, at) => byte === LF || (at > 0 && (byte >= 0x20 || byte === CR || byte === ETX)),
        follows(byte, before) {
          if (before === CR) return byte === LF || byte === ETX;
          return byte >= 0x20 || (byte === CR && before !== LF);
        },
        isWhole: (byte) => byte === ETX,
      },
      read: (frame) => read(String.fromCharCode(...frame)),
    }),
});
