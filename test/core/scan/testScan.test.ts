import { describe, expect, it } from 'vitest';
import { GS } from '../../../src/core/gs1/separators.ts';
import { parseElementString } from '../../../src/core/gs1/elementString.ts';
import { inAnotherLayout, LAYOUTS } from '../../../src/core/scan/keyboardLayouts.ts';
import { judgeTestScan, type ScanFinding, type ScannerReading, type ScanWay } from '../../../src/core/scan/testScan.ts';
import { TEST_SHEET, type TestCodeName } from '../../../src/core/scan/testSheet.ts';

const of = (name: TestCodeName) => {
  const code = TEST_SHEET.find((one) => one.name === name);
  if (!code) throw new Error(name);
  return { ...code, aim: code.aims[0] ?? '' };
};
const right = (name: TestCodeName): string => of(name).aim + of(name).text;
const swap = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()));

const expectFindings = (
  sent: string,
  name: TestCodeName | null,
  findings: readonly ScanFinding[],
  way: ScanWay = 'line',
  reading: ScannerReading = { suffix: 'CR' },
) => {
  const found = judgeTestScan(sent, way, reading);
  expect([found.code, [...found.findings].sort()]).toEqual([name, [...findings].sort()]);
  return found;
};

describe('a scanner that is set up right', () => {
  it.each(TEST_SHEET.map(({ name }) => name))('reads %s right, with and without STX and ETX', (name) => {
    for (const suffix of ['\r', '\n', '\r\n', '\t']) expectFindings(`${right(name)}${suffix}`, name, []);
    expectFindings(`\u0002${right(name)}\u0003\r`, name, []);
    expectFindings(right(name), name, [], 'report');
    expectFindings(right(name), name, [], 'keyboard');
  });

  it('has GS1 codes that our own parser takes', () => {
    for (const name of ['gs1128', 'gs1DataMatrix'] as const) expect(parseElementString(of(name).text).ok).toBe(true);
  });
});

describe('a scanner with one wrong setting', () => {
  it.each(TEST_SHEET.map(({ name }) => name))('without AIM identifiers: %s', (name) => {
    expectFindings(`${of(name).text}\r`, name, ['aimMissing']);
  });

  it('with plain Code 128 for GS1-128', () => {
    expectFindings(`]C0${of('gs1128').text}\r`, 'gs1128', ['aimWrong']);
  });

  it.each(['gs1128', 'gs1DataMatrix'] as const)('that loses GS or sends something else: %s', (name) => {
    expectFindings(`${right(name).replace(GS, '')}\r`, name, ['gsLost']);
    for (const mark of ['<GS>', '{GS}', '|', '~1', '^]']) {
      expect(expectFindings(`${right(name).replace(GS, mark)}\r`, name, ['gsReplaced']).gs).toBe(mark);
      expectFindings(`${right(name).replace(GS, mark)}\r`, name, [], 'line', { suffix: 'CR', gs: mark });
    }
  });

  it('with Caps Lock on, or changing the case of all', () => {
    expectFindings(`${swap(right('code128'))}\r`, 'code128', ['capsLock']);
    expectFindings(swap(right('gs1128')), 'gs1128', ['capsLock'], 'keyboard');
    expectFindings(`${right('code128').toUpperCase()}\r`, 'code128', ['caseChanged']);
    // Digits have no case: nothing is made up.
    expectFindings(`${right('ean13')}\r`, 'ean13', []);
  });

  it('with the keyboard of another country', () => {
    for (const layout of LAYOUTS) {
      const sent = inAnotherLayout(right('code128'), layout);
      const found = judgeTestScan(sent, 'keyboard');
      expect([found.code, found.findings, found.layout]).toEqual(['code128', ['layout'], layout.name]);
    }
    const french = LAYOUTS.find(({ name }) => name === 'french');
    if (!french) throw new Error('no such layout');
    expectFindings(inAnotherLayout(right('ean13'), french), 'ean13', ['layout'], 'keyboard');
  });

  it('with suffix missing, doubled, or something else', () => {
    expectFindings(right('code128'), 'code128', ['suffixMissing']);
    for (const suffix of ['\r', '\n', '\r\n', '\t'])
      expectFindings(right('code128') + suffix + suffix, 'code128', ['suffixDoubled']);
    expectFindings(`${right('code128')};\r`, 'code128', ['suffixOther']);
  });

  it('with a prefix, or one twice', () => {
    expectFindings(`%${right('code128')}\r`, 'code128', ['prefixAdded']);
    expectFindings(`%%${right('code128')}\r`, 'code128', ['prefixDoubled']);
    expectFindings(`]C0${right('code128')}\r`, 'code128', ['prefixDoubled']);
  });

  it('that changes a line break, or whose codes are cut at one', () => {
    expectFindings(`${right('qr').replace('\n', ' ')}\r`, 'qr', ['lineBreakLost']);
    expectFindings(`${right('qr')}\r`, 'qr', ['lineBreakCuts'], 'line', { suffix: 'auto' });
    expectFindings(`${right('qr')}\r`, 'qr', [], 'line', { suffix: 'CR' });
  });
});

describe('several things at once', () => {
  it('are all said', () => {
    expectFindings(`${swap(of('gs1128').text).replace(GS, '')}\r\r`, 'gs1128', [
      'aimMissing',
      'capsLock',
      'gsLost',
      'suffixDoubled',
    ]);
  });

  it('a code of something else is none of the sheet', () => {
    for (const sent of ['', '\r', 'TEST-ABCDEF\r', ']C0614141007349\r']) expectFindings(sent, null, []);
  });
});
