import { createFramer } from '../framing/delimited.ts';
import { ascii, latin1, unsealed, type PrinterLanguage, type PrinterMessage, type ReplyDecoder } from './language.ts';
import type { PrinterSettings } from './settings.ts';
import { printerStatus, type PrinterStatus } from './status.ts';

/*
 * The status side of ZPL II (ZPL II Programming Guide, ~HS, ~HI, ~HQ, and SGD `device.host_status`): an answer line is STX text ETX CR LF;
 * an SGD answer is text in quotes.
 */
const STX = 0x02;
const ETX = 0x03;
const MAX_FRAME = 2048;
const MAX_LINE = 80;
const DPI: Readonly<Record<number, number>> = { 6: 152, 8: 203, 12: 300, 24: 600 };

const HOST_STATUS = '~HS';
const HOST_QUERY_ERRORS = '~HQES';
const SGD_STATUS = 'device.host_status';

/** Dots per inch of a print head by its dots per millimetre as `~HI` tells them; null for a head no printer has. */
export const dpiOf = (dpmm: number): number | null => DPI[dpmm] ?? null;

const STATUS1 = /^\d{3},[01],[01],\d{4},\d{3},[01],[01],[01],\d{3},[01],[01],[01]$/;
const STATUS2 = /^\d{3},[01],[01],[01],[01],\d,\d,[01],\d{8},\d,\d{3}$/;
const STATUS3 = /^\w{1,4},[01]$/;
const IDENTITY = /^([^,]+),(V[^,]*),(\d{1,2}),/;
const ERRORS = /ERRORS:\s*(\d)\s+([0-9A-F]{8})\s+([0-9A-F]{8})/i;
const WARNINGS = /WARNINGS:\s*(\d)\s+([0-9A-F]{8})\s+([0-9A-F]{8})/i;
const METERS = /TOTAL NONRESETTABLE:\s*(\d{1,9})\s*("|in|cm)/i;
const COUNT = /^\d{1,10}$/;

/** The status that the first two lines of an `~HS` answer say together. */
export function hostStatus(first: readonly string[], second: readonly string[]): PrinterStatus {
  const isSet = (fields: readonly string[], at: number): boolean => fields[at] === '1';
  return printerStatus({
    isPaperOut: isSet(first, 1),
    isPaused: isSet(first, 2),
    labelDots: Number(first[3]),
    jobsInBuffer: Number(first[4]),
    isBufferFull: isSet(first, 5),
    isPartialJob: isSet(first, 7),
    // Memory that lost its set-up, and a head that is too cold.
    hasOtherError: isSet(first, 9) || isSet(first, 10),
    isOverheated: isSet(first, 11),
    isCoverOpen: isSet(second, 2),
    isRibbonOut: isSet(second, 3),
    isLabelWaiting: isSet(second, 7),
    labelsLeft: Number(second[8]),
  });
}

/** The status in an `~HQES` answer, found by its words because spaces differ; null when it is none. */
export function queriedErrors(text: string, nearEndBit = 8): PrinterStatus | null {
  const errors = ERRORS.exec(text)?.[3];
  if (errors === undefined) return null;
  /** A digit counted from the right, 1 is the last. */
  const digit = (group: string, place: number): number => Number.parseInt(group.at(-place) ?? '0', 16);
  const [media, head, rest, path, mark] = [1, 2, 3, 4, 5].map((place) => digit(errors, place));
  const warnings = WARNINGS.exec(text)?.[3];
  return printerStatus({
    isPaperOut: ((media ?? 0) & 1) !== 0,
    isRibbonOut: ((media ?? 0) & 2) !== 0,
    isCoverOpen: ((media ?? 0) & 4) !== 0,
    isCutterStuck: ((media ?? 0) & 8) !== 0,
    isOverheated: ((head ?? 0) & 3) !== 0,
    isJammed: ((path ?? 0) & 13) !== 0,
    hasOtherError: ((head ?? 0) & 12) !== 0 || rest !== 0 || ((path ?? 0) & 2) !== 0 || ((mark ?? 0) & 12) !== 0,
    isPaperNearEnd: warnings === undefined ? null : (digit(warnings, 1) & nearEndBit) !== 0,
  });
}

/** Reads ZPL answers, framed or as lines of text. */
export function zplDecoder(settings: PrinterSettings = {}): ReplyDecoder {
  const framer = createFramer({ start: STX, ends: [[ETX]], maxBytes: MAX_FRAME });
  let first: readonly string[] | null = null;
  let second: readonly string[] | null = null;
  let isFramed = false;
  let line = '';
  const readLine = (text: string, question: string): PrinterMessage[] => {
    const fields = text.split(',');
    if (STATUS1.test(text)) {
      first = fields;
      second = null;
    } else if (STATUS2.test(text)) {
      second = fields;
    } else if (STATUS3.test(text) && first !== null && second !== null) {
      const status = hostStatus(first, second);
      first = null;
      second = null;
      return [{ kind: 'status', answers: question, status }];
    }
    return [];
  };
  /** Text outside STX and ETX: an SGD answer in quotes, perhaps of several lines. */
  const outside = (byte: number): PrinterMessage[] => {
    const isEnd = byte === 0x22 || byte === 0x0d || byte === 0x0a;
    if (!isEnd) {
      line = line.length >= MAX_LINE ? '\u0000'.repeat(MAX_LINE) : line + String.fromCharCode(byte);
      return [];
    }
    const text = line;
    line = '';
    if (byte === 0x22 && COUNT.test(text))
      return [{ kind: 'odometer', odometer: { value: Number(text), unit: 'label' } }];
    return readLine(text, SGD_STATUS);
  };
  const frame = (text: string): PrinterMessage[] => {
    const status = queriedErrors(text, settings.zplNearEndBit);
    if (status !== null) return [{ kind: 'status', answers: HOST_QUERY_ERRORS, status }];
    const meters = METERS.exec(text);
    if (meters) {
      const unit = meters[2]?.toLowerCase() === 'cm' ? 'cm' : 'inch';
      return [{ kind: 'odometer', odometer: { value: Number(meters[1]), unit } }];
    }
    const trimmed = text.trim();
    const match = IDENTITY.exec(trimmed);
    if (!match) return readLine(trimmed, HOST_STATUS);
    return [{ kind: 'identity', model: match[1] ?? '', firmware: match[2] ?? '', dpmm: Number(match[3]) }];
  };
  return {
    expect: () => undefined,
    push(chunk) {
      const messages: PrinterMessage[] = [];
      for (const byte of chunk) {
        for (const bytes of framer.push(Uint8Array.of(byte))) messages.push(...frame(latin1(bytes)));
        if (byte === STX) line = '';
        if (!isFramed && byte !== STX) messages.push(...outside(byte));
        isFramed = byte === STX || (isFramed && byte !== ETX);
      }
      return messages;
    },
    reset() {
      framer.reset();
      [first, second, isFramed, line] = [null, null, false, ''];
    },
  };
}

const FORMAT = /\^XA([\s\S]*?)\^XZ/g;
// A format that prints holds a field, a graphic or a recalled picture; the others only set the printer up.
const PRINTS = /\^(?:FD|FV|GB|GC|GD|GE|GF|GS|XG|IM)/;

/** Labels of a ZPL job: each printing format with its `^PQ` copies; null when it ends in the middle of one. */
export function zplLabels(job: Uint8Array): number | null {
  const text = latin1(job);
  let labels = 0;
  let end = 0;
  for (const match of text.matchAll(FORMAT)) {
    end = match.index + match[0].length;
    const body = match[1] ?? '';
    if (PRINTS.test(body)) labels += Number(/\^PQ(\d{1,8})/.exec(body)?.[1] ?? '1');
  }
  return text.indexOf('^XA', end) < 0 ? labels : null;
}

const sgd = (name: string): Uint8Array => ascii(`! U1 getvar "${name}"\r\n`);

/** ZPL II: `~HS` or SGD status, `~HQES` behind silence, dpi by `~HI`, a counter as proof after a lost link. */
export function zplLanguage(settings: PrinterSettings = {}): PrinterLanguage {
  const counter = settings.zplOdometer ?? 'sgd';
  const name = settings.zplOdometerName ?? 'odometer.total_label_count';
  const isSgd = settings.zplStatus === 'sgd';
  const counted = counter === 'hqod' ? ascii('~HQOD') : sgd(name);
  return {
    name: 'zpl',
    decoder: () => zplDecoder(settings),
    setup: null,
    identity: { name: '~HI', bytes: ascii('~HI') },
    status: [isSgd ? { name: SGD_STATUS, bytes: sgd(SGD_STATUS) } : { name: HOST_STATUS, bytes: ascii(HOST_STATUS) }],
    afterSilence: { name: HOST_QUERY_ERRORS, bytes: ascii(HOST_QUERY_ERRORS) },
    odometer: counter === 'none' ? null : { name: 'odometer', bytes: counted },
    cancel: ascii('~JA'),
    // ZPL II Programming Guide, ~JX: the format that is being received is forgotten, those before it are printed.
    afterCut: ascii('~JX'),
    isAfterCutHarmless: true,
    proof: 'buffer',
    isSilentWhilePrinting: false,
    seal: unsealed,
    labels: zplLabels,
  };
}
