/** What a printer of any language may say about itself; null is what its answer does not tell. */
export interface PrinterStatus {
  readonly isOnline: boolean | null;
  readonly isPaperOut: boolean | null;
  readonly isPaperNearEnd: boolean | null;
  readonly isRibbonOut: boolean | null;
  readonly isCoverOpen: boolean | null;
  readonly isPaused: boolean | null;
  readonly isOverheated: boolean | null;
  readonly isCutterStuck: boolean | null;
  readonly isJammed: boolean | null;
  readonly isBufferFull: boolean | null;
  /** A label is being printed or data is being worked on. */
  readonly isPrinting: boolean | null;
  /** A peeled label waits to be taken away. */
  readonly isLabelWaiting: boolean | null;
  /** A job was begun and its end has not come. */
  readonly isPartialJob: boolean | null;
  /** An error that none of the others names. */
  readonly hasOtherError: boolean | null;
  readonly jobsInBuffer: number | null;
  /** Labels left of the batch being printed. */
  readonly labelsLeft: number | null;
  /** Length of the label that is set up, in dots. */
  readonly labelDots: number | null;
}

const NOTHING_KNOWN: PrinterStatus = {
  isOnline: null,
  isPaperOut: null,
  isPaperNearEnd: null,
  isRibbonOut: null,
  isCoverOpen: null,
  isPaused: null,
  isOverheated: null,
  isCutterStuck: null,
  isJammed: null,
  isBufferFull: null,
  isPrinting: null,
  isLabelWaiting: null,
  isPartialJob: null,
  hasOtherError: null,
  jobsInBuffer: null,
  labelsLeft: null,
  labelDots: null,
};

/** A status of what an answer tells, the rest null. */
export const printerStatus = (told: Partial<PrinterStatus>): PrinterStatus => ({ ...NOTHING_KNOWN, ...told });

/** Two answers about the same moment as one: what the later one tells counts. */
export function mergeStatus(earlier: PrinterStatus, later: PrinterStatus): PrinterStatus {
  const told = Object.entries(later).filter(([, value]) => value !== null);
  return { ...earlier, ...(Object.fromEntries(told) as Partial<PrinterStatus>) };
}

/** Why the printer can't print now, worst first, or null: the reason codes of every device of this station. */
export function faultOf(status: PrinterStatus): string | null {
  if (status.isCoverOpen) return 'headOpen';
  if (status.isPaperOut) return 'paperOut';
  if (status.isRibbonOut) return 'ribbonOut';
  if (status.isJammed) return 'jam';
  if (status.isCutterStuck) return 'cutter';
  if (status.isOverheated) return 'overheated';
  if (status.isPaused) return 'paused';
  if (status.isBufferFull) return 'bufferFull';
  return status.hasOtherError === true || status.isOnline === false ? 'unknownStatus' : null;
}

/** True when nothing of a job is left in the printer, false when something is, null when its answers don't tell. */
export function isDrained(status: PrinterStatus): boolean | null {
  const { isPrinting, isPartialJob, jobsInBuffer, labelsLeft } = status;
  if (isPrinting === null && jobsInBuffer === null && labelsLeft === null) return null;
  return isPrinting !== true && isPartialJob !== true && (jobsInBuffer ?? 0) === 0 && (labelsLeft ?? 0) === 0;
}
