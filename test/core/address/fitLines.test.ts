import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLines, LINE_ROOM, streetLines } from '../../../src/core/address/fitLines.ts';
import { address } from '../../support/labelSamples.ts';

const room = { lines: 3, characters: 35 };
const bare = (lines: readonly string[]) => lines.join('').replace(/[\s,]/g, '');

describe('fitLines', () => {
  it('keeps lines that fit, drops empty ones', () => {
    expect(fitLines(['12 Main Street', '', 'Apt 4'], room)).toEqual({ ok: true, value: ['12 Main Street', 'Apt 4'] });
  });

  it('breaks between words', () => {
    expect(
      streetLines(address({ line1: 'Straße der Vereinten Nationen 135, Hinterhof', line2: '2. OG' }), room),
    ).toEqual({
      ok: true,
      value: ['Straße der Vereinten Nationen 135,', 'Hinterhof', '2. OG'],
    });
  });

  it('lets lines flow together before it gives up', () => {
    const lines = ['1 Alpha', '2 Beta', '3 Gamma', '4 Delta'];
    expect(fitLines(lines, room)).toEqual({ ok: true, value: ['1 Alpha, 2 Beta, 3 Gamma, 4 Delta'] });
  });

  it('refuses with what has no room', () => {
    expect(fitLines(['x'.repeat(36)], room)).toEqual({
      ok: false,
      error: { code: 'wordTooLong', rest: 'x'.repeat(36), over: 1 },
    });
    const many = Array.from({ length: 4 }, (_, index) => `${String(index)} ${'a'.repeat(30)}`);
    expect(fitLines(many, room)).toEqual({
      ok: false,
      error: { code: 'tooManyLines', rest: 'a'.repeat(30), over: 30 },
    });
    expect(fitLines(['x'.repeat(35)], room).ok, 'exactly on the line').toBe(true);
  });

  it('never loses a character and never goes over', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { maxLength: 12 });
    const limit = fc.record({ lines: fc.integer({ min: 1, max: 4 }), characters: fc.integer({ min: 5, max: 40 }) });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 3 }), limit, (given, space) => {
        const lines = given.map((line) => line.join(' '));
        const fitted = fitLines(lines, space);
        if (!fitted.ok) {
          expect(fitted.error.over).toBeGreaterThan(0);
          expect(bare(lines)).toContain(bare([fitted.error.rest]).slice(0, 3));
          return;
        }
        expect(fitted.value.length).toBeLessThanOrEqual(space.lines);
        expect(fitted.value.every((line) => [...line].length <= space.characters && line.trim() === line)).toBe(true);
        expect(bare(fitted.value)).toBe(bare(lines));
      }),
    );
  });

  it('has the room of the carriers', () => {
    expect(LINE_ROOM['ups']).toEqual({ lines: 3, characters: 35 });
  });
});
