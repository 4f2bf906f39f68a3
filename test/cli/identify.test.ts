import { describe, expect, it } from 'vitest';
import { identify } from '../../src/cli/identify.ts';

function run(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = identify({ argv, stdout: (text) => out.push(text), stderr: (text) => err.push(text) });
  return { code, err: err.join(''), out: out.join(''), json: out.length > 0 ? JSON.parse(out.join('')) : null };
}

describe('station identify', () => {
  it('prints ranked candidates on one line', () => {
    const { code, out, json } = run('1Z 999 AA1 01 2345 6784');
    expect([code, out.split('\n').length]).toEqual([0, 2]);
    expect(json.candidates[0]).toEqual({
      format: 'ups-1z',
      name: 'UPS 1Z',
      carrier: 'ups',
      number: '1Z999AA10123456784',
      printed: '1Z 999 AA1 01 2345 6784',
      check: 'right',
      expected: null,
      fields: { shipper: '999AA1', service: '01', package: '2345678' },
      reasons: ['fixedCharacters', 'checkCharacter'],
      warnings: [],
      points: 16,
    });
  });

  it('ends with 1 where only a warning or nothing is left', () => {
    expect(run('1Z12345E0205271688')).toMatchObject({ code: 1, json: { candidates: [{ carrier: 'ups' }] } });
    expect(run('hello')).toMatchObject({ code: 1, json: { candidates: [] } });
  });

  it('puts the expected carrier first', () => {
    expect(run('JJD0002257639032011', '--carrier', 'DHL').json.candidates[0].carrier).toBe('dhl');
    expect(run('JJD0002257639032011', '--carrier', 'yodel').json.candidates[0].carrier).toBe('yodel');
  });

  it('ends with 2 for bad arguments', () => {
    expect(run()).toMatchObject({ code: 2, err: expect.stringContaining('text is missing') });
    expect(run('1', '--carrier', 'pigeon')).toMatchObject({ code: 2, err: expect.stringContaining('ups') });
  });
});
