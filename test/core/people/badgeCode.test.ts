import { expect, it } from 'vitest';
import { badgeCode, badgeOf, holdsBadge, withoutBadges } from '../../../src/core/people/badgeCode.ts';
import { boxReasonCard, commandWord, markCode, quantityCard } from '../../../src/core/scan/classify.ts';
import { placeOf } from '../../../src/core/scan/placeCode.ts';
import { plainCode128 } from '../../../src/labels/zpl/barcode.ts';
import { systemRuntime } from '../../../src/station/runtime.ts';

const CODE = badgeCode('31415926535897932384');

it('a badge reads back as itself, also with a scanner’s symbology or in small letters', () => {
  // Worked out by the rule of ISO/IEC 7064, MOD 97-10: with its check digits the number is 1 modulo 97.
  expect(BigInt(CODE.slice(0, 22)) % 97n).toBe(1n);
  for (const scanned of [CODE, ` ${CODE}\r`, `]C0${CODE}`, CODE.toLowerCase()]) expect(badgeOf(scanned)).toBe(CODE);
  expect(() => badgeCode('123')).toThrow(RangeError);
});

it('one wrong digit, and two that changed places, are no badge', () => {
  for (let place = 0; place < 22; place += 1) {
    const other = ((Number(CODE[place]) + 1) % 10).toString();
    expect(badgeOf(CODE.slice(0, place) + other + CODE.slice(place + 1))).toBeNull();
    if (place === 21 || CODE[place] === CODE[place + 1]) continue;
    const swapped = `${CODE.slice(0, place)}${CODE[place + 1] ?? ''}${CODE[place] ?? ''}${CODE.slice(place + 2)}`;
    expect(badgeOf(swapped)).toBeNull();
  }
});

it('is nothing else that the bench knows, and nothing else is one', () => {
  for (let count = 0; count < 200; count += 1) {
    const code = badgeCode(systemRuntime.secretDigits(20));
    expect([commandWord(code), quantityCard(code), boxReasonCard(code), markCode(code), placeOf(code)]).toEqual(
      Array.from({ length: 5 }, () => null),
    );
    expect(badgeOf(code)).toBe(code);
  }
  for (const other of ['BADGE-1001', 'TRAIN-2047', 'CMD-UNDO', '9400111899560009041263', CODE.slice(0, 22), 'T-0001-P'])
    expect(badgeOf(other)).toBeNull();
});

it('its bars have room on a card at 203 dots an inch, three dots a module and both quiet zones', () => {
  const { modules } = plainCode128(CODE);
  expect((modules + 20) * 3).toBeLessThanOrEqual(Math.floor((85.6 * 203) / 25.4));
});

it('draws digits that differ', () => {
  const drawn = Array.from({ length: 50 }, () => systemRuntime.secretDigits(20));
  expect(new Set(drawn).size).toBe(50);
  expect(drawn.every((digits) => /^\d{20}$/.test(digits))).toBe(true);
});

it('what is told of a line to a device has no badge in it, as scanned or as ZPL', () => {
  for (const told of [`a ${CODE} b`, plainCode128(CODE).fieldData]) {
    expect(holdsBadge(told)).toBe(true);
    expect(withoutBadges(told)).not.toMatch(/\d{4}/);
  }
  expect(withoutBadges('9400111899560009041263')).toBe('9400111899560009041263');
});
