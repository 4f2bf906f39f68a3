import { GS } from '../gs1/separators.ts';
import { inAnotherLayout, LAYOUTS, swapCase, type LayoutName } from './keyboardLayouts.ts';
import { TEST_SHEET, type TestCode, type TestCodeName } from './testSheet.ts';

/** How a scan came in: over a line with everything the scanner sends, as a report that has no suffix, or typed. */
export type ScanWay = 'line' | 'report' | 'keyboard';

/** What is wrong with how a scanner sends a code of the test sheet; each has words that say what to set. */
export const SCAN_FINDINGS = [
  'aimMissing',
  'aimWrong',
  'gsLost',
  'gsReplaced',
  'capsLock',
  'caseChanged',
  'layout',
  'lineBreakLost',
  'lineBreakCuts',
  'prefixDoubled',
  'prefixAdded',
  'suffixMissing',
  'suffixDoubled',
  'suffixOther',
] as const;
export type ScanFinding = (typeof SCAN_FINDINGS)[number];

/** Which code was read, and what is wrong with it; nothing: read right. `code` null: none of the sheet. */
export interface TestScan {
  readonly code: TestCodeName | null;
  readonly findings: readonly ScanFinding[];
  /** What the scanner sends for GS, where that is something else. */
  readonly gs: string | null;
  /** The keyboard whose keys were meant. */
  readonly layout: LayoutName | null;
}

/** How the station reads this scanner. */
export interface ScannerReading {
  readonly suffix?: 'auto' | 'CR' | 'LF' | 'CRLF' | 'TAB' | undefined;
  readonly gs?: string | undefined;
}

/** What scanners send where they can't or don't send GS. */
const GS_MARKS = ['<GS>', '{GS}', '|', '~1', '^]', '\u00f8', ' '];
const BREAKS = ['', ' ', '\r', '\r\n'];
const SUFFIXES = ['\r\n', '\r', '\n', '\t'];
const NOBODY: TestScan = { code: null, findings: [], gs: null, layout: null };

interface Change {
  readonly findings: readonly ScanFinding[];
  readonly gs: string | null;
  readonly layout: LayoutName | null;
  apply(text: string): string;
}

const unchanged = (text: string): string => text;
const change = (apply: Change['apply'], ...findings: ScanFinding[]): Change => ({
  findings,
  gs: null,
  layout: null,
  apply,
});

const CASES: readonly Change[] = [
  change(unchanged),
  change(swapCase, 'capsLock'),
  change((text) => text.toUpperCase(), 'caseChanged'),
  change((text) => text.toLowerCase(), 'caseChanged'),
];
const KEYS: readonly Change[] = [
  change(unchanged),
  ...LAYOUTS.map((layout): Change => ({
    ...change((text) => inAnotherLayout(text, layout), 'layout'),
    layout: layout.name,
  })),
];
const GAPS: readonly Change[] = [
  change(unchanged),
  change((text) => text.replaceAll(GS, ''), 'gsLost'),
  ...GS_MARKS.map((gs): Change => ({ ...change((text) => text.replaceAll(GS, gs), 'gsReplaced'), gs })),
];
const LINES: readonly Change[] = [
  change(unchanged),
  ...BREAKS.map((other) => change((text) => text.replaceAll('\n', other), 'lineBreakLost')),
];

/**
 * Which code of the test sheet a scanner read, and what about its set-up is wrong. `sent` is everything it sent for one code, with AIM
 * identifier; with suffix where it came over a line. Of several explanations the one with the least wrong is taken.
 */
export function judgeTestScan(sent: string, way: ScanWay, reading: ScannerReading = {}): TestScan {
  let best: TestScan | null = null;
  for (const code of TEST_SHEET) {
    for (const found of explanations(sent, code, way, reading)) {
      if (best === null || found.findings.length < best.findings.length) best = found;
      if (best.findings.length === 0) return best;
    }
  }
  return best ?? NOBODY;
}

function* explanations(sent: string, code: TestCode, way: ScanWay, reading: ScannerReading): Generator<TestScan> {
  const gaps = code.text.includes(GS) ? GAPS : GAPS.slice(0, 1);
  const lines = code.text.includes('\n') ? LINES : LINES.slice(0, 1);
  for (const keys of KEYS)
    for (const letters of CASES)
      for (const gap of gaps)
        for (const line of lines) {
          const shown = (text: string): string => letters.apply(keys.apply(text));
          const expected = gap.apply(line.apply(shown(code.text)));
          const at = sent.indexOf(expected);
          if (at < 0) continue;
          const around = [
            ...beforeText(sent.slice(0, at), code.aims.map(shown)),
            ...afterText(sent.slice(at + expected.length), way),
          ];
          const isOwnGs = gap.gs !== null && gap.gs === reading.gs;
          const cuts = line.findings.length === 0 && code.text.includes('\n') && cutsAtBreaks(way, reading);
          const changes = [keys, letters, line, ...(isOwnGs ? [] : [gap])].flatMap(({ findings }) => findings);
          const findings = [...around, ...changes, ...(cuts ? (['lineBreakCuts'] as const) : [])];
          yield { code: code.name, findings: [...new Set(findings)], gs: gap.gs, layout: keys.layout };
        }
}

const cutsAtBreaks = (way: ScanWay, { suffix = 'auto' }: ScannerReading): boolean =>
  way === 'line' && (suffix === 'auto' || suffix === 'LF');

/** What stands before the text: a prefix of the scanner's own (STX is usual), and the AIM identifier. */
function beforeText(before: string, aims: readonly string[]): readonly ScanFinding[] {
  const aim = aims.find((right) => before.endsWith(right));
  const other = /\][A-Za-z][0-9A-Za-z]$/.exec(before)?.[0];
  const prefix = before.slice(0, before.length - (aim ?? other ?? '').length).replace(/^\u0002/, '');
  const half = prefix.slice(0, prefix.length / 2);
  const isDoubled = prefix !== '' && (half + half === prefix || aims.includes(prefix));
  return [
    ...(aim === undefined ? [other === undefined ? ('aimMissing' as const) : ('aimWrong' as const)] : []),
    ...(isDoubled ? (['prefixDoubled'] as const) : prefix === '' ? [] : (['prefixAdded'] as const)),
  ];
}

function afterText(after: string, way: ScanWay): readonly ScanFinding[] {
  if (way !== 'line') return after === '' ? [] : ['suffixOther'];
  const end = after.replace(/^\u0003/, '');
  if (end === '') return ['suffixMissing'];
  if (SUFFIXES.includes(end)) return [];
  return SUFFIXES.some((suffix) => end === suffix + suffix) ? ['suffixDoubled'] : ['suffixOther'];
}
