import type { LanguageName } from '../../src/devices/printers/language.ts';

const around = (start: string, middle: string, end: string, padding: number): Uint8Array =>
  Buffer.from(`${start}${middle}${'x'.repeat(padding)}${end}`, 'latin1');

/** A label or receipt that holds this text, in each language; `padding` makes it as long as a picture. */
export const JOBS: Readonly<Record<LanguageName, (text: string, padding?: number) => Uint8Array>> = {
  zpl: (text, padding = 0) => around('^XA^FO20,20^FD', text, '^FS^XZ', padding),
  epl: (text, padding = 0) => around('N\nA20,20,0,3,1,1,N,"', text, '"\nP1\n', padding),
  tspl: (text, padding = 0) => around('CLS\r\nTEXT 20,20,"3",0,1,1,"', text, '"\r\nPRINT 1,1\r\n', padding),
  cpcl: (text, padding = 0) => around('! 0 200 200 210 1\r\nTEXT 4 0 30 40 ', text, '\r\nPRINT\r\n', padding),
  escpos: (text, padding = 0) => around('', text, '\n\u001dV\u0000', padding),
  star: (text, padding = 0) => around('', text, '\n\u001bd\u0002', padding),
};

/** How often the text came out. */
export const timesOut = (labels: readonly { readonly bytes: Uint8Array }[], text: string): number =>
  labels.filter(({ bytes }) => Buffer.from(bytes).toString('latin1').includes(text)).length;
