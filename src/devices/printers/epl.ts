import {
  ascii,
  latin1,
  pastPicture,
  unsealed,
  type PrinterLanguage,
  type PrinterMessage,
  type ReplyDecoder,
} from './language.ts';
import type { PrinterSettings } from './settings.ts';
import { printerStatus, type PrinterStatus } from './status.ts';

/*
 * The status side of EPL2 (EPL Programming Guide 14245L): `$nn CR LF` after `eR$,2`, `nn` to `^ee`, ACK and NAK nn after `US`, XON and XOFF.
 */
const ACK = 0x06;
const NAK = 0x15;
const XON = 0x11;
const XOFF = 0x13;
const MAX_LINE = 80;
const LF = 0x0a;
const NO_ERROR = '00';
const HEAD_OPEN = '11';
const PAUSED = '12';
const IDENTITY = /^\s*(\S{4,})\s+(V\d[\w.]*)/;
const CODE = /^\$?(\d\d)$/;

/** The status behind a two-digit code: 00 fine, 11 head open, 12 paused, by default 07 no media; any other is an error without name. */
export function eplStatus(code: string, paperOut: readonly string[] = ['07']): PrinterStatus {
  const isNamed = [NO_ERROR, HEAD_OPEN, PAUSED, ...paperOut].includes(code);
  return printerStatus({
    isCoverOpen: code === HEAD_OPEN,
    isPaperOut: paperOut.includes(code),
    isPaused: code === PAUSED,
    hasOtherError: !isNamed,
  });
}

/** Reads EPL answers: lines, and the single bytes between them. */
export function eplDecoder(settings: PrinterSettings = {}): ReplyDecoder {
  let line: number[] = [];
  let isTooLong = false;
  /** Digits of a NAK that came so far, or null. */
  let refused: string | null = null;
  const status = (code: string, isAnswer: boolean): PrinterMessage => ({
    kind: 'status',
    answers: isAnswer ? '^ee' : null,
    status: eplStatus(code, settings.eplPaperOut),
  });
  const finish = (): PrinterMessage[] => {
    const text = isTooLong ? '' : latin1(Uint8Array.from(line));
    line = [];
    isTooLong = false;
    const code = CODE.exec(text)?.[1];
    if (code !== undefined) return [status(code, true)];
    const match = IDENTITY.exec(text);
    return match ? [{ kind: 'identity', model: match[1] ?? '', firmware: match[2] ?? '', dpmm: null }] : [];
  };
  const take = (byte: number): PrinterMessage[] => {
    if (byte === XON || byte === XOFF) return [{ kind: 'flow', isStopped: byte === XOFF }];
    if (refused !== null) {
      const isDigit = byte >= 0x30 && byte <= 0x39;
      refused = isDigit ? refused + String.fromCharCode(byte) : null;
      if (refused?.length !== 2) return refused === null ? take(byte) : [];
      const code = refused;
      refused = null;
      return [status(code, false)];
    }
    if (byte === ACK) return [{ kind: 'copy' }];
    if (byte === NAK) {
      refused = '';
      return [];
    }
    if (byte === 0x0a || byte === 0x0d) return finish();
    if (line.length < MAX_LINE) line.push(byte);
    else isTooLong = true;
    return [];
  };
  return {
    expect: () => undefined,
    push: (chunk) => Array.from(chunk, take).flat(),
    reset() {
      line = [];
      isTooLong = false;
      refused = null;
    },
  };
}

const PRINT = /(?:^|[\r\n])P(\d{1,5})(?:,(\d{1,5}))?(?=[\r\n]|$)/g;

/** Labels of an EPL job: sets times copies of its `P` lines. */
export function eplLabels(job: Uint8Array): number | null {
  let labels = 0;
  for (const [, sets = '1', copies = '1'] of latin1(job).matchAll(PRINT)) labels += Number(sets) * Number(copies);
  return labels > 0 ? labels : null;
}

/** EPL2: `^ee` for the status, `UQ` for the model; nothing in it proves a print unless `US` reports are switched on. */
export function eplLanguage(settings: PrinterSettings = {}): PrinterLanguage {
  const reports = settings.eplReports ?? 'eR';
  const setups = { eR: ascii('\neR$,2\n'), us: ascii('\nUS\n'), none: null };
  return {
    name: 'epl',
    decoder: () => eplDecoder(settings),
    setup: setups[reports],
    identity: { name: 'UQ', bytes: ascii('\nUQ\n') },
    status: settings.eplStatus === 'none' ? [] : [{ name: '^ee', bytes: ascii('^ee\n') }],
    afterSilence: null,
    odometer: null,
    cancel: null,
    afterCut: Uint8Array.from([...pastPicture(LF), ...ascii('\nN\n')]),
    isAfterCutHarmless: true,
    proof: reports === 'us' ? 'copies' : 'none',
    isSilentWhilePrinting: false,
    seal: unsealed,
    labels: eplLabels,
  };
}
