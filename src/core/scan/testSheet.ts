import { GS } from '../gs1/separators.ts';

/** The codes of the test sheet: each shows what another one can't. */
export const TEST_CODES = ['code128', 'gs1128', 'ean13', 'gs1DataMatrix', 'qr'] as const;
export type TestCodeName = (typeof TEST_CODES)[number];

/** One code of the test sheet. */
export interface TestCode {
  readonly name: TestCodeName;
  /** What a scanner that is set up right sends, without AIM identifier and suffix; GS for FNC1 between two fields. */
  readonly text: string;
  /** AIM identifiers that are right for it (ISO/IEC 15424), the usual one first. */
  readonly aims: readonly string[];
  /** Under the bars, for people. */
  readonly caption: string;
}

/**
 * What is on the sheet. Code 128: both cases and the keys that keyboards of other countries have elsewhere. GS1: a field of open length
 * with another behind it, so that a separator is needed (GS1 General Specifications 7.8). QR: a line break.
 */
export const TEST_SHEET: readonly TestCode[] = [
  { name: 'code128', text: 'Qwerty-Azm]019', aims: [']C0'], caption: 'Qwerty-Azm]019' },
  { name: 'gs1128', text: `400PO12${GS}90ab`, aims: [']C1'], caption: '(400)PO12(90)ab' },
  { name: 'ean13', text: '4006381333931', aims: [']E0'], caption: '4006381333931' },
  {
    name: 'gs1DataMatrix',
    text: `010950600013435210AB7${GS}21cd9`,
    aims: [']d2'],
    caption: '(01)09506000134352(10)AB7(21)cd9',
  },
  { name: 'qr', text: 'First line\nsecond line', aims: [']Q1', ']Q0'], caption: 'First line / second line' },
];
