import { answer, failure, IN_RANGE, massOf, readNumber, status, weighed, type Answer } from './answers.ts';
import { BITS, defineProtocol, framedCodec } from './codec.ts';

const STX = 0x02;
const CR = 0x0d;
const MAX_FRAME = 14;
const WEIGHT = /^([ -]*\d{1,6}(?:\.\d{1,4})?)(N?)$/;
// The pound's format is WW.WW, the kilogram's WW.WWW, the kilogram's in high resolution WW.WWWW.
const UNIT_BY_DECIMALS: Readonly<Record<number, string>> = { 2: 'lb', 3: 'kg', 4: 'kg' };

const MOTION = 0x01;
const OVER = 0x02;
const UNDER = 0x04;
const ZERO_RANGE = 0x08;
const CENTRE_OF_ZERO = 0x10;
const NET = 0x20;
const ALWAYS = 0x40;

const isSet = (byte: number, bit: number): boolean => (byte & bit) !== 0;

function statusOf(byte: number): Answer | null {
  if (!isSet(byte, ALWAYS)) return null;
  return status({
    isStable: !isSet(byte, MOTION),
    isOverload: isSet(byte, OVER),
    isUnderload: isSet(byte, UNDER),
    isZeroError: isSet(byte, ZERO_RANGE),
    isAtZero: isSet(byte, CENTRE_OF_ZERO),
    mode: isSet(byte, NET) ? 'net' : 'gross',
  });
}

function read(text: string, unit: string): Answer | null {
  const [, field, net] = WEIGHT.exec(text) ?? [];
  const number = field === undefined ? null : readNumber(field);
  if (number !== null) {
    // Dibal sends a zero with a minus for anything below zero.
    if (number.digits === 0 && text.includes('-')) return status({ isOverload: false, isUnderload: true });
    const named = unit === 'auto' ? (UNIT_BY_DECIMALS[-number.exponent] ?? '') : unit;
    // A weight comes only at rest and in range; anything else is answered with a status.
    return weighed(massOf(number, named), { ...IN_RANGE, isStable: true, mode: net === 'N' ? 'net' : 'gross' });
  }
  if (/^\?.$/.test(text)) return statusOf(text.charCodeAt(1));
  // Self test begun, echo on, echo off, self test passed.
  if (/^[EF@]?$/.test(text)) return answer('ack', { text });
  return /^[A-\x7f]$/.test(text) ? failure(`self test: ${text.charCodeAt(0).toString(16)}`) : null;
}

/**
 * Toledo 8217 and 8213 (Magellan 8500 service manual, DIVA): single bytes asked, STX to CR answered. The frame names no unit: `unit` does, set
 * when the scale is put up; `auto` goes by the manual's number of decimals and is wrong for pounds in high resolution.
 */
export const toledo8217 = defineProtocol({
  settings: { unit: ['auto', 'kg', 'g', 'lb', 'oz'], ...BITS },
  // Odoo waits 200 ms between two commands and a second for an answer.
  manner: { pollMs: 200, replyMs: 1000 },
  commands: () => ({ weight: 'W', highResolution: 'H', zero: 'Z', tare: 'T', clearTare: 'C' }),
  create: ({ bits, unit }) =>
    framedCodec({
      bits,
      shape: {
        maxBytes: MAX_FRAME,
        accepts: (byte, at) => (at === 0 ? byte === STX : byte >= 0x20 || byte === CR),
        isWhole: (byte) => byte === CR,
      },
      read: (frame) => read(String.fromCharCode(...frame.subarray(1, -1)), unit),
    }),
});
