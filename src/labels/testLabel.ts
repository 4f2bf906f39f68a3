import type { LabelLanguage } from '../core/print/labelPrinter.ts';
import { asZpl } from './zpl/encode.ts';

const CODE = /^[A-Z0-9-]{4,16}$/;
const TITLE = 'TEST LABEL';
const ESC = '\x1b';
const GS = '\x1d';

/** One label with a Code 128 to be scanned back, in the plainest commands of each language. */
const LABELS: Readonly<Record<LabelLanguage, (code: string) => string>> = {
  zpl: (code) =>
    asZpl(`^XA^CI28^LH0,0^FO40,40^A0N,40,40^FD${TITLE}^FS^FO40,100^BY3^BCN,140,Y,N,N^FD${code}^FS^PQ1^XZ\n`),
  epl: (code) => `\nN\nA40,40,0,4,1,1,N,"${TITLE}"\nB40,100,0,1,3,6,140,B,"${code}"\nP1\n`,
  tspl: (code) => `CLS\r\nTEXT 40,40,"3",0,1,1,"${TITLE}"\r\nBARCODE 40,100,"128",140,1,0,3,6,"${code}"\r\nPRINT 1\r\n`,
  cpcl: (code) =>
    `! 0 200 200 320 1\r\nTEXT 4 0 40 30 ${TITLE}\r\nBARCODE 128 2 1 140 40 100 ${code}\r\nTEXT 4 0 40 250 ${code}\r\nFORM\r\nPRINT\r\n`,
  // GS k 73: Code 128 in code set B.
  escpos: (code) =>
    `${ESC}@${TITLE}\n${GS}h\x70${GS}w\x02${GS}H\x02${GS}k\x49${String.fromCharCode(code.length + 2)}{B${code}\n\n\n\n${GS}VB\x00`,
  // ESC b 6: Code 128, with text under it.
  star: (code) => `${ESC}@${TITLE}\n${ESC}b6221\x70${code}\x1e\n\n\n\n${ESC}d\x02`,
};

/** A label that proves a printer: what it prints is scanned and compared. Throws RangeError for a code that is not 4 to 16 of A-Z, 0-9 and '-'. */
export function testLabel(language: LabelLanguage, code: string): Uint8Array {
  if (!CODE.test(code)) throw new RangeError(`no code for a test label: '${code}'`);
  return Uint8Array.from(Buffer.from(LABELS[language](code), 'latin1'));
}
