import type { SettingValues } from '../../../src/devices/scales/codec.ts';

/** One stretch of bytes and what must be read out of it. */
export interface Vector {
  readonly name: string;
  readonly hex: string;
  readonly settings?: SettingValues;
  /** Weight as `digits unit`, or the kind of an answer without one, then the facts that must hold. */
  readonly says: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

const text = (line: string): string => Buffer.from(line, 'latin1').toString('hex');

/** Codes over a checksum or a byte that is not ASCII are told in hex, lines as text. */
const vector = (
  says: string,
  name: string,
  hex: string,
  facts?: Vector['facts'],
  settings?: SettingValues,
): Vector => ({
  name,
  hex: hex.replaceAll(' ', ''),
  says,
  ...(facts && { facts }),
  ...(settings && { settings }),
});
const line = (says: string, words: string, facts?: Vector['facts'], settings?: SettingValues): Vector =>
  vector(says, words.trim(), text(words), facts, settings);

const PARITY = 'parity mismatch: data bits 7 sent, 8 read';
const STILL = { isStable: true };
const MOVING = { isStable: false };
const OVER = { isOverload: true, isUnderload: false };
const UNDER = { isOverload: false, isUnderload: true };

/** Vectors of each protocol, of its manual and of its makers' variants. */
export const VECTORS: Readonly<Record<string, readonly Vector[]>> = {
  'mt-sics': [
    vector('1.235 kg', 'stable', '53 20 53 20 20 20 20 20 20 31 2e 32 33 35 20 6b 67 0d 0a', STILL),
    vector('1.240 kg', 'moving', '53 20 44 20 20 20 20 20 20 31 2e 32 34 30 20 6b 67 0d 0a', MOVING),
    vector('status', 'not executable', '53 20 49 0d 0a', { isOverload: null }),
    vector('status', 'overload', '53 20 2b 0d 0a', OVER),
    vector('status', 'underload', '53 20 2d 0d 0a', UNDER),
    line('status', 'S ^\r\n', OVER),
    line('status', 'S v\r\n', UNDER),
    line('-8.5 g', 'S     -      8.5 g  \r\n', STILL),
    line('1.235 kg', 'SI  ?      1.235 kg \r\n', MOVING),
    line('1.235 kg', 'SUI ?      1.235 kg \r\n', MOVING),
    line('status', 'SI  ^      9.999 kg \r\n', OVER),
    line('-0.050 kg', 'S S     -0.050 kg\r\n', STILL),
    line('0.5 kg', 'S S         .5 kg\r\n', STILL),
    line('1500 kg', 'S S        1.5 t\r\n', STILL),
    line('250 mg', 'S S        250 mg\r\n', STILL),
    line('error', 'ES\r\n'),
    line('error', 'Z +\r\n', { isZeroError: true }),
    line('ack', 'Z A\r\n'),
    line('ack', 'Z D\r\n'),
    line('ack', 'T S      0.500 kg\r\n', { mode: 'tare' }),
    line('identity', 'I4 A "1234567890"\r\n'),
  ],
  'toledo-8217': [
    vector('1.235 kg', 'weight', '02 30 31 2e 32 33 35 0d', { isStable: true, mode: 'gross', isOverload: false }),
    vector('1.235 kg', 'net', '02 30 31 2e 32 33 35 4e 0d', { isStable: true, mode: 'net' }),
    vector('12.34 lb', 'pounds', '02 31 32 2e 33 34 0d', STILL),
    vector('12.34 kg', 'unit set', '02 31 32 2e 33 34 0d', STILL, { unit: 'kg' }),
    vector('status', 'a zero below zero', '02 2d 30 30 2e 30 30 30 0d', UNDER),
    vector('status', 'motion', '02 3f 41 0d', MOVING),
    vector('status', 'over', '02 3f 42 0d', OVER),
    vector('status', 'under zero', '02 3f 44 0d', UNDER),
    vector('status', 'outside zero range', '02 3f 48 0d', { isZeroError: true }),
    vector('status', 'centre of zero', '02 3f 50 0d', { isAtZero: true, isStable: true }),
    vector('status', 'net', '02 3f 60 0d', { mode: 'net', isStable: true }),
    vector('status', 'net and motion', '02 3f 61 0d', { mode: 'net', isStable: false }),
    vector('ack', 'self test begun', '02 0d'),
    vector('ack', 'echo on', '02 45 0d'),
    vector('ack', 'echo off', '02 46 0d'),
    vector('error', 'read with 8 data bits', '82 30 b1 2e b2 33 35 8d', { text: PARITY }),
    vector('1.235 kg', 'eighth bit dropped', '82 30 b1 2e b2 33 35 8d', STILL, { bits: '7' }),
  ],
  'toledo-continuous': [
    vector('12.345 kg', 'gross', '02 2d 30 20 20 31 32 33 34 35 30 30 30 30 30 30 0d 35', {
      isStable: true,
      mode: 'gross',
    }),
    vector('12.345 kg', 'moving', '02 2d 38 20 30 31 32 33 34 35 30 30 30 30 30 30 0d 1d', MOVING),
    vector('1.250 kg', 'net', '02 2d 31 20 30 30 31 32 35 30 30 30 30 35 30 30 0d 26', { isStable: true, mode: 'net' }),
    vector('-0.050 kg', 'negative', '02 2d 32 20 30 30 30 30 35 30 30 30 30 30 30 30 0d 2d', STILL),
    vector('status', 'out of range', '02 2d 34 20 30 30 30 30 30 30 30 30 30 30 30 30 0d 30', OVER),
    vector('10.05 lb', 'increment 5', '02 3c 20 20 30 30 31 30 30 35 30 30 30 30 30 30 0d 2f', STILL),
    vector('status', 'not zeroed', '02 2d 70 20 30 30 30 30 30 30 30 30 30 30 30 30 0d 74', { isZeroError: true }),
    vector('12.345 kg', '17 bytes', '02 2d 30 20 20 31 32 33 34 35 30 30 30 30 30 30 0d', STILL, { length: '17' }),
    vector('12.345 kg', '11 bytes', '02 2d 30 20 20 31 32 33 34 35 0d', STILL, { length: '11' }),
    vector('12.345 kg', '12 bytes', '02 2d 30 20 20 31 32 33 34 35 0d 55', STILL, { length: '12' }),
    vector('error', 'wrong checksum', '02 2d 30 20 20 31 32 33 34 35 30 30 30 30 30 30 0d 34', { text: 'checksum' }),
    vector('12.345 lb', 'unit set', '02 2d 30 20 20 31 32 33 34 35 0d', STILL, { length: '11', unit: 'lb' }),
    vector('12345 g', 'grams', '02 2a 30 21 20 31 32 33 34 35 0d', STILL, { length: '11' }),
    vector('12300 kg', 'x100', '02 28 30 20 30 30 30 31 32 33 0d', STILL, { length: '11' }),
    vector('12.345 lb', 'unit by the third word', '02 2d 30 21 20 31 32 33 34 35 0d', STILL, {
      length: '11',
      unitBit: 'swc0',
    }),
    vector('status', 'expanded', '02 2d 30 30 20 31 32 33 34 35 0d', STILL, { length: '11' }),
    vector('1.2345 kg', 'expanded, used', '02 2d 30 30 20 31 32 33 34 35 0d', STILL, {
      length: '11',
      expanded: 'tenth',
    }),
  ],
  nci: [
    vector('1.235 kg', 'stable', '0a 30 31 2e 32 33 35 4b 47 0d 0a 53 30 30 0d 03', {
      isStable: true,
      isAtZero: false,
      mode: null,
    }),
    vector('status', 'moving', '0a 53 31 30 0d 03', MOVING),
    vector('status', 'at zero', '0a 53 32 30 0d 03', { isStable: true, isAtZero: true }),
    vector('status', 'over', '0a 53 30 32 0d 03', OVER),
    vector('status', 'under', '0a 53 30 31 0d 03', UNDER),
    vector('1.235 kg', 'net', '0a 30 31 2e 32 33 35 4b 47 0d 0a 53 30 70 34 0d 03', { isStable: true, mode: 'net' }),
    vector('error', 'unknown command', '0a 3f 0d 03'),
    vector('status', 'over by carets', '0a 5e 5e 5e 5e 5e 5e 6b 67 0d 0a 53 30 30 0d 03', { isOverload: true }),
    vector('status', 'under by underscores', '0a 5f 5f 5f 5f 5f 5f 6b 67 0d 0a 53 30 30 0d 03', { isUnderload: true }),
    vector('status', 'zero error by dashes', '0a 2d 2d 2d 2d 2d 2d 6b 67 0d 0a 53 30 30 0d 03', { isZeroError: true }),
    line('35.5 oz', '\n 2LB 03.5OZ\r\n00\r\x03', STILL),
    line('-35.5 oz', '\n-2LB 03.5OZ\r\nS00\r\x03', STILL),
    line('1.235 kg', '\n  1.235KG\r\n00\r\x03', STILL),
    line('1.235 kg', '\n01.235KG\r\nS10\r\x03', MOVING),
    line('1.235 kg', '\n01.235KG\r\nS0pt4\r\x03', { isStable: true, mode: 'net' }),
    line('error', '\n01.235KG\r\nS40\r\x03'),
  ],
  sma: [
    vector('5.025 lb', 'gross', '0a 20 31 47 20 20 20 20 20 20 20 35 2e 30 32 35 6c 62 20 0d', {
      isStable: true,
      mode: 'gross',
    }),
    line('5.025 lb', '\n 1NM       5.025lb \r', { isStable: false, mode: 'net' }),
    line('5.025 lb', '\n 1G        5.025lb \r', STILL),
    line('-5.025 kg', '\n 1G       -5.025kg \r', STILL),
    line('0.000 lb', '\nZ1G       0.000lb \r', { isAtZero: true }),
    line('status', '\nO1G       0.000lb \r', OVER),
    line('status', '\nU1G       0.000lb \r', UNDER),
    line('status', '\nE1G  ----------lb \r', { isZeroError: true }),
    line('status', '\nT1G  ----------lb \r'),
    line('status', '\n 1T       0.500lb \r', { mode: 'tare' }),
    line('error', '\n?\r'),
  ],
  and: [
    vector('127.18 g', 'stable', '53 54 2c 2b 30 30 31 32 37 2e 31 38 20 20 67 0d 0a', STILL),
    line('-183.96 g', 'US,-00183.96  g\r\n', MOVING),
    line('status', 'OL,+9999999E+19\r\n', OVER),
    line('status', 'OL,-9999999E+19\r\n', UNDER),
    line('1234.5 kg', 'ST,G ,+01234.5kg\r\n', { isStable: true, mode: 'gross' }),
    line('1234.5 kg', 'ST,N ,+01234,5kg\r\n', { isStable: true, mode: 'net' }),
    line('status', 'ST,PT,+01234,5kg\r\n', { mode: 'tare' }),
    line('status', 'OL,G ,+    .  kg\r\n', { ...OVER, mode: 'gross' }),
    line('12.50 g', 'ST,+00012,50  g\r\n', STILL),
  ],
  ohaus: [
    vector('1.235 kg', 'Defender', '20 20 20 20 31 2e 32 33 35 20 6b 67 20 20 20 3f 47 20 20 0d 0a', {
      isStable: false,
      mode: 'gross',
    }),
    line('-1.235 kg', '-   1.235 kg    NET\r\n', { isStable: true, mode: 'net' }),
    line('1.235 kg', '    1.235 kg ?\r\n', MOVING),
    line('35.5 g', '      35.5 g\r\n', STILL),
    line('35.5 oz', '2:03.5 lb:oz\r\n', STILL),
    line('35.5 oz', '   2 lb  3.5 oz ?\r\n', MOVING),
  ],
  'cas-22': [
    vector('13.500 kg', 'stable', '53 54 2c 47 53 2c 31 c4 2c 30 30 31 33 2e 35 30 30 20 6b 67 0d 0a', {
      isStable: true,
      mode: 'gross',
      isAtZero: false,
    }),
    vector('-13.500 kg', 'net, moving', '55 53 2c 4e 54 2c 31 82 2c 2d 30 31 33 2e 35 30 30 20 6b 67 0d 0a', {
      isStable: false,
      mode: 'net',
    }),
    vector('0.000 kg', 'at zero, a lamp like CR', '53 54 2c 47 53 2c 31 cd 2c 30 30 30 30 2e 30 30 30 20 6b 67 0d 0a', {
      isAtZero: true,
    }),
    vector(
      '13.500 kg',
      'an id that is a number',
      '53 54 2c 47 53 2c 01 c4 2c 30 30 31 33 2e 35 30 30 20 6b 67 0d 0a',
      STILL,
    ),
    vector('status', 'over', '4f 4c 2c 47 53 2c 31 84 2c 30 30 39 39 2e 39 39 39 20 6b 67 0d 0a', OVER),
  ],
  'cas-enq': [
    vector('1.235 kg', 'stable', '01 02 53 20 30 31 2e 32 33 35 6b 67 64 03 04', STILL),
    vector('-0.050 kg', 'moving', '01 02 55 2d 30 30 2e 30 35 30 6b 67 6f 03 04', MOVING),
    vector('error', 'wrong XOR', '01 02 55 2d 30 30 2e 30 35 30 6b 67 6e 03 04', { text: 'checksum' }),
    vector('ack', 'ready', '06'),
    vector('status', 'again', '15'),
  ],
  'avery-enq': [
    vector('1.235 kg', '15 kg', '02 29 30 31 32 33 35 03 1c', STILL),
    vector('12.34 lb', '30 lb', '02 2a 30 31 32 33 34 03 1e', STILL),
    vector('status', 'off the range', '02 39 30 31 32 33 35 03 0c'),
    vector('error', 'wrong XOR', '02 29 30 31 32 33 36 03 1c', { text: 'checksum' }),
    vector('1.235 kg', 'other capacity, set', '02 69 30 31 32 33 35 03 5c', STILL, { unit: 'kg', decimals: '3' }),
    vector('ack', 'zero', '02 5a 00 00 00 00 00 03 5a'),
    vector('ack', 'tare', '02 4e 00 00 00 00 00 03 4e'),
    vector('ack', 'ready', '06'),
    vector('status', 'none', '15'),
    vector('status', 'weigh again', '18'),
  ],
  fairbanks: [
    vector('12.5 lb', 'gross', '20 20 20 31 32 2e 35 20 6c 62 20 47 52 20 20 0d 0a', { isStable: true, mode: 'gross' }),
    line('12.5 lb', '  12.5 lb nt  \r\n', { isStable: false, mode: 'net' }),
    line('-12.5 kg', '-  12.5 kg NT  \r\n', { isStable: true, mode: 'net' }),
    vector('status', 'EOT', '04', { isStable: null }),
  ],
  dibal: [
    line('316 g', '9900031600000004\r\n', STILL),
    line('status', '9910031600000005\r\n', MOVING),
    line('error', '9900031600000005\r\n', { text: 'checksum' }),
  ],
  adam: [
    line('2.00 kg', 'G   +  2.00 kg\r\n', { isStable: null, mode: 'gross' }),
    line('-2.00 kg', 'N   -  2.00 kg\r\n', { isStable: true, mode: 'net' }, { answered: 'atRest' }),
    line('1.235 kg', '   1.235kg\r\n', { isStable: true, mode: null }),
    line('status', 'T   +  2.00 kg\r\n', { mode: 'tare' }),
  ],
  'hid-scale': [
    vector('100.0 oz', 'stable', '03 04 0b ff e8 03', { isStable: true, isAtZero: false }),
    vector('12.34 lb', 'stable pounds', '03 04 0c fe d2 04', STILL),
    vector('1.235 kg', 'stable kilograms', '03 04 03 fd d3 04', STILL),
    vector('0 g', 'zero', '03 02 02 00 00 00', { isStable: true, isAtZero: true }),
    vector('10.0 oz', 'moving', '03 03 0b ff 64 00', MOVING),
    vector('status', 'under zero', '03 05 0b ff 00 00', UNDER),
    vector('status', 'over limit', '03 06 0b ff ff ff', OVER),
    vector('error', 'fault', '03 01 0b ff 00 00'),
    vector('status', 'needs zeroing', '04 08 0b ff 00 00', { isZeroError: true }),
    vector('1000 kg', 'tonnes', '03 04 08 00 01 00', STILL),
    vector('5000000 kg', 'hundreds of tonnes', '03 04 08 02 32 00', STILL),
    vector('5 mg', 'milligrams', '03 04 01 00 05 00', STILL),
    vector('5 null', 'carats', '03 04 04 00 05 00', STILL),
  ],
};
