import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintBoughtZpl } from '../../../src/core/label/boughtZpl.ts';

const label = (inside: string): string => `^XA^PW812^LL1218^FO20,20^A0N,40,40^FDTO^FS${inside}^XZ`;
const fault = (zpl: string) => {
  const read = lintBoughtZpl(zpl);
  return read.ok ? null : read.error;
};

describe('a bought label', () => {
  it('is let through as it is', () => {
    expect(fault(label('^FO50,300^BCN,200^FD>;94001000^FS^PQ1,0,1,Y'))).toBeNull();
  });

  it('may have formats in front that only set the printer up', () => {
    expect(fault(`^XA^MCY^XZ\n${label('')}`)).toBeNull();
    expect(fault(`^XA\n^LL1520\n${label('')}`)).toBeNull();
  });

  it('may set the command characters to what they are', () => {
    expect(fault(`CT~~CD,~CC^~CT~${label('')}`)).toBeNull();
    expect(fault(`^CC^${label('')}`)).toBeNull();
  });

  it.each([
    '~JA',
    '~JR',
    '^JUS',
    '~DYR:LOGO,B,G,100,,',
    '^IDR:*.*',
    '^DFR:X^FS',
    '^KP1234',
    '^WLA',
    '^CC!',
    '~CT!',
    '^CD;',
  ])('is refused with %s in it', (command) => {
    expect(fault(label(command))).toEqual({ reason: 'unsafeCommand', command: command.slice(0, 3) });
  });

  it('is refused with a command inside a field’s text: a printer obeys it there too', () => {
    expect(fault(label('^FO1,1^FDJohn~JR^FS'))).toEqual({ reason: 'unsafeCommand', command: '~JR' });
  });

  it.each([
    ['two labels', label('') + label('')],
    ['no end', '^XA^FDX^FS'],
    ['an end before its beginning', '^XZ^XA^FDX^FS'],
    ['two copies', label('^PQ2')],
    ['nothing', ''],
  ])('is refused as %s', (_, zpl) => {
    expect(fault(zpl)).toEqual({ reason: 'notOneLabel' });
  });

  it('raw bytes of a graphic are no commands, whatever they look like', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('~', '^', 'J', 'R', 'X', 'A', 'Z'), maxLength: 60 }), (bytes) => {
        const graphic = `^FO0,0^GFB,${bytes.length.toString()},${bytes.length.toString()},1,${bytes}^FS`;
        expect(fault(label(graphic))).toBeNull();
      }),
    );
  });
});
