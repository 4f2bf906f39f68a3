import { describe, expect, it } from 'vitest';
import { checkPair } from '../../../src/core/gs1/checkDigit.ts';
import { checkField } from '../../../src/core/gs1/elementField.ts';
import { LINTERS } from '../../../src/core/gs1/linters.ts';

const lint = (name: string, text: string) => LINTERS[name]?.(text) ?? null;

describe('linters', () => {
  it.each([
    ['7907665Bm8v2', 'AB'],
    ['97850l6KZm0y', 'CD'],
    ['12345_!"%&\'()*+,-./', 'LC'],
    ['12345_nopqrstuvwxyz', 'P2'],
    ['00000!', 'HV'],
  ])('check characters of %s are %s', (body, pair) => {
    expect(checkPair(body)).toBe(pair);
    expect(lint('csumalpha', body + pair)).toBeNull();
    expect(lint('csumalpha', `${body}22`)).toMatchObject({ code: 'badCheckCharacters', at: body.length });
    expect(lint('csumalpha', `${body}O0`)).toMatchObject({ code: 'badCheckCharacters', at: body.length });
  });

  it.each([
    'FR7630006000011234567890189',
    'MU43BOMM0101123456789101000MUR',
    'CH5604835012345678009',
    'BE71096123456769',
  ])('%s is an IBAN', (text) => {
    expect(lint('iban', text)).toBeNull();
    expect(lint('iban', text.slice(0, -1) + (text.endsWith('0') ? '1' : '0'))).toMatchObject({ code: 'badCheckDigit' });
  });

  it.each([
    ['BE71', 'badLength'],
    ['XX71096123456769', 'badCode'],
    ['be71096123456769', 'badCharacter'],
  ])('%s is no IBAN', (text, code) => {
    expect(lint('iban', text)).toMatchObject({ code });
  });

  it('takes a coupon with every optional field, and none of its beginnings that end inside a field', () => {
    const fields = [
      '012345612345611110123',
      '101101239',
      '21101230123456',
      '3261231',
      '4260101',
      '50123456',
      '611234567',
      '90101',
    ];
    const ends = fields.map((_, i) => fields.slice(0, i + 1).join('').length);
    const text = fields.join('');
    for (let length = 0; length <= text.length; length += 1) {
      const problem = lint('couponcode', text.slice(0, length));
      expect([length, problem === null]).toEqual([length, ends.includes(length)]);
    }
    expect(lint('couponcode', `${text}7`)).toMatchObject({ code: 'badCode', at: text.length });
  });

  it.each([
    ['a12345612345611110123', 'badCharacter', 0],
    ['712345678901234', 'badCode', 0],
    ['01234561234560', 'badCode', 13],
    ['0123456123456110', 'badCode', 15],
    ['01234561234561111012', 'badCode', 18],
    ['0123456123456111151', 'badCode', 17],
    ['0123456123456111101237', 'badCode', 21],
    ['0123456123456111101233260229', 'badCode', 22],
    ['01234561234561111012332601014260201', 'badCode', 29],
  ])('refuses the coupon %s', (text, code, at) => {
    expect(lint('couponcode', text)).toMatchObject({ code, at });
  });

  it.each(['012345612345611110123', '0123456123456111101233261231', '01234561234561111012332612314260101'])(
    'takes the coupon %s',
    (text) => {
      expect(lint('couponcode', text)).toBeNull();
    },
  );

  it.each(['001234561234560123456', '061234567890121234569123456789012345', '101234561234560123456'])(
    'takes the positive offer %s',
    (text) => {
      expect(lint('couponposoffer', text)).toBeNull();
      expect(lint('couponposoffer', `${text}1`)).toMatchObject({ code: 'badCode', at: text.length });
      expect(lint('couponposoffer', text.slice(0, -1))).toMatchObject({ code: 'badCode' });
    },
  );

  it.each([
    ['8030', 'abc', null],
    ['8030', 'ab=', null],
    ['8030', 'a==', null],
    ['8030', '===', 'badCharacter'],
    ['8030', 'abc=', 'badCharacter'],
    ['8030', 'ab+', 'badCharacter'],
    ['8010', '9506-A', null],
    ['8010', '9506a', 'badCharacter'],
    ['253', '9506000134352', null],
    ['253', '9506000134352DOC', null],
    ['4331', '001234', null],
    ['4331', '001234-', null],
    ['8008', '26123123', null],
    ['8008', '2612312359', null],
    ['8008', '261231235', 'badLength'],
    ['423', '276', null],
    ['423', '276250', null],
    ['423', '27625', 'badLength'],
    ['7007', '261231270101', null],
    ['8011', '0', 'badNumber'],
    ['30', '0', null],
  ])('(%s)%s: %s', (ai, value, code) => {
    expect(checkField({ ai, value })?.code ?? null).toBe(code);
  });
});
