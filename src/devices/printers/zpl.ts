/**
 * The status side of ZPL II (ZPL II Programming Guide, ~HS and ~HI): every answer line is STX text ETX CR LF.
 */
export const ZPL_STX = 0x02;
export const ZPL_ETX = 0x03;
export const ZPL_MAX_FRAME = 512;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
export const HOST_STATUS = ascii('~HS');
export const HOST_IDENTIFICATION = ascii('~HI');
/** Clears every format in the printer: only after a job that was cut. */
export const CANCEL_ALL = ascii('~JA');

/** What `~HS` says. */
export interface HostStatus {
  readonly isPaperOut: boolean;
  readonly isPaused: boolean;
  readonly isHeadOpen: boolean;
  readonly isRibbonOut: boolean;
  readonly isBufferFull: boolean;
  readonly isPartialFormat: boolean;
  readonly isTooHot: boolean;
  readonly isTooCold: boolean;
  readonly isRamCorrupt: boolean;
  readonly isLabelWaiting: boolean;
  /** Formats in the receive buffer. */
  readonly formats: number;
  /** Labels left of the batch being printed. */
  readonly labelsLeft: number;
}

/** One line of an answer. */
export type ZplLine =
  | { readonly kind: 'status1' | 'status2' | 'status3'; readonly fields: readonly string[] }
  | { readonly kind: 'identity'; readonly model: string; readonly firmware: string; readonly dpmm: number };

const STATUS1 = /^\d{3},[01],[01],\d{4},\d{3},[01],[01],[01],\d{3},[01],[01],[01]$/;
const STATUS2 = /^\d{3},[01],[01],[01],[01],\d,\d,[01],\d{8},\d,\d{3}$/;
const STATUS3 = /^\w{1,4},[01]$/;
const IDENTITY = /^([^,]+),(V[^,]*),(\d{1,2}),/;

/** Reads one line without STX and ETX; null when it is none of the lines known here. */
export function decodeZplLine(frame: Uint8Array): ZplLine | null {
  const text = String.fromCharCode(...frame).trim();
  const fields = text.split(',');
  if (STATUS1.test(text)) return { kind: 'status1', fields };
  if (STATUS2.test(text)) return { kind: 'status2', fields };
  if (STATUS3.test(text)) return { kind: 'status3', fields };
  const match = IDENTITY.exec(text);
  return match ? { kind: 'identity', model: match[1] ?? '', firmware: match[2] ?? '', dpmm: Number(match[3]) } : null;
}

/** The status that the first two lines of an `~HS` answer say together. */
export function hostStatus(first: readonly string[], second: readonly string[]): HostStatus {
  const isSet = (fields: readonly string[], at: number): boolean => fields[at] === '1';
  return {
    isPaperOut: isSet(first, 1),
    isPaused: isSet(first, 2),
    formats: Number(first[4]),
    isBufferFull: isSet(first, 5),
    isPartialFormat: isSet(first, 7),
    isRamCorrupt: isSet(first, 9),
    isTooCold: isSet(first, 10),
    isTooHot: isSet(first, 11),
    isHeadOpen: isSet(second, 2),
    isRibbonOut: isSet(second, 3),
    isLabelWaiting: isSet(second, 7),
    labelsLeft: Number(second[8]),
  };
}

/** Why the printer can't print now, worst first, or null. */
export function faultOf(status: HostStatus): string | null {
  if (status.isHeadOpen) return 'headOpen';
  if (status.isPaperOut) return 'paperOut';
  if (status.isRibbonOut) return 'ribbonOut';
  if (status.isTooHot) return 'overheated';
  if (status.isPaused) return 'paused';
  if (status.isBufferFull) return 'bufferFull';
  return null;
}

/** True when nothing of a job is left in the printer's buffer. */
export const isDrained = (status: HostStatus): boolean =>
  status.formats === 0 && status.labelsLeft === 0 && !status.isPartialFormat;
