import { describe, expect, it } from 'vitest';
import { LABEL_LANGUAGES } from '../../../src/core/print/labelPrinter.ts';
import { writtenIn } from '../../../src/core/print/writtenIn.ts';
import { chance } from '../../support/chance.ts';
import { JOBS } from '../../support/printJobs.ts';

const of = (text: string) => writtenIn(Buffer.from(text, 'latin1'));
const languagesOf = (text: string): readonly string[] | string | null => {
  const found = of(text);
  return found?.kind === 'language' ? found.languages : (found?.name ?? null);
};

describe('the language of a job by its first bytes', () => {
  it.each([
    ['zpl', '^XA^FO20,20^FDa^FS^XZ'],
    ['zpl', '\r\n\r\n^xa^fda^fs^xz'],
    ['zpl', '\u00ef\u00bb\u00bf^XA^XZ'],
    ['zpl', '~DGR:LOGO.GRF,8,1,FFFF^XA^XZ'],
    ['zpl', '${^XA^XZ}$'],
    ['zpl', '^FX a remark ^FS^XA^XZ'],
    ['zpl', 'CT~~CD,~CC^~CT~^XA^XZ'],
    ['epl', '\nN\nq812\nA20,20,0,3,1,1,N,"a"\nP1\n'],
    ['epl', 'N\r\nP1\r\n'],
    ['epl', 'q812\nQ1218,24+0\nN\n'],
    ['epl', 'I8,A,001\n\nN\n'],
    ['epl', 'FK"LOGO"\nFS"LOGO"\n'],
    ['tspl', 'SIZE 100 mm,150 mm\r\nGAP 3 mm,0\r\nCLS\r\n'],
    ['tspl', '\r\nCLS\r\nPRINT 1\r\n'],
    ['tspl', 'DOWNLOAD F,"A.BMP",3,abc'],
    ['tspl', 'SET TEAR ON\r\n'],
    ['tspl', 'CODEPAGE UTF-8\r\n'],
    ['cpcl', '! 0 200 200 210 1\r\nTEXT 4 0 30 40 a\r\nPRINT\r\n'],
    ['cpcl', '! U1 setvar "media.type" "label"\r\n'],
    ['cpcl', '! UTILITIES\r\nGAP-SENSE\r\n'],
    ['escpos', '\u001b@a\n\u001dV\u0000'],
    ['escpos', '\u001dv0\u0000\u0001\u0000\u0001\u0000\u00ff'],
    ['escpos', '\u0010\u0004\u0001'],
    ['star', '\u001b@\u001b\u001da\u0001a\n\u001bd\u0002'],
    ['star', '\u001b*rA\u001b*rB'],
    ['star', '\u001b\u001e\u0041\u0000'],
  ])('%s: %j', (language, text) => {
    expect(languagesOf(text)).toEqual([language]);
  });

  it('is two where both begin so', () => {
    expect(languagesOf('\u001b@hello\n')).toEqual(['escpos', 'star']);
    expect(languagesOf('\u001b!?')).toEqual(['tspl', 'escpos', 'star']);
  });

  it.each([
    ['PDF', '%PDF-1.7\n'],
    ['PostScript', '%!PS-Adobe-3.0\n'],
    ['PCL or PJL', '\u001b%-12345X@PJL\r\n'],
    ['PCL or PJL', '\u001bE\u001b&l0O'],
    ['a PNG picture', '\u0089PNG\r\n\u001a\n'],
    ['a JPEG picture', '\u00ff\u00d8\u00ff\u00e0'],
    ['a GIF picture', 'GIF89a'],
    ['a ZIP archive', 'PK\u0003\u0004'],
    ['an HTML page', '\n<!DOCTYPE html>'],
  ])('none, but %s: %j', (name, text) => {
    expect(of(text)).toEqual({ kind: 'format', name });
  });

  it('none, but the same words in UTF-16', () => {
    expect(writtenIn(Buffer.from('\uFEFF^XA^XZ', 'utf16le'))).toMatchObject({
      kind: 'format',
      name: expect.stringMatching(/UTF-16/) as unknown,
    });
  });

  it.each([
    '',
    '\0',
    ' \r\n',
    'N',
    '^',
    '~',
    '!',
    'S',
    'SIZE',
    'a receipt\n',
    'Next week\n',
    'Our sizes: SIZE 4',
    'S7\n',
    'x^XA^XZ',
    '! hello',
    'CLSX\r\n',
    '\u0000\u0001\u0002',
  ])('does not show in %j', (text) => {
    expect(of(text)).toBeNull();
  });

  it('is never denied to a job of its own, wherever it was cut', () => {
    for (const language of LABEL_LANGUAGES) {
      const job = JOBS[language]('hello');
      for (let length = 0; length <= job.length; length += 1) {
        const found = writtenIn(job.subarray(0, length));
        if (found !== null)
          expect([language, length, found]).toEqual([
            language,
            length,
            { kind: 'language', languages: expect.arrayContaining([language]) as unknown },
          ]);
      }
    }
  });

  it('is asked of any bytes in a moment: hostile ones, long ones', () => {
    const random = chance(3);
    for (let round = 0; round < 2000; round += 1)
      writtenIn(Uint8Array.from({ length: Math.floor(random() * 300) }, () => Math.floor(random() * 256)));
    // What an eager pattern would walk again from every place.
    for (const part of [' ', '\0', '\n', '\u001b', '\u001d', '9', 'S', '<', '! ', 'Q1,'])
      writtenIn(Buffer.from(part.repeat(2_000_000), 'latin1'));
    expect(of(`${' '.repeat(200)}^XA^XZ`)).toEqual({ kind: 'language', languages: ['zpl'] });
  });
});
