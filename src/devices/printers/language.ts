import type { LabelLanguage } from '../../core/print/labelPrinter.ts';
import type { PrinterStatus } from './status.ts';

/** The languages a printer may be set up to speak. Which one is never found out by trial: a wrong question is printed as text. */
export type LanguageName = LabelLanguage;

/** What a counter counted, in the unit the printer uses. */
export interface Odometer {
  readonly value: number;
  readonly unit: 'label' | 'inch' | 'cm';
}

/** One thing a printer said. */
export type PrinterMessage =
  | {
      readonly kind: 'status';
      /** The question it answers; null when nobody asked. */
      readonly answers: string | null;
      readonly status: PrinterStatus;
    }
  | { readonly kind: 'identity'; readonly model: string; readonly firmware: string; readonly dpmm: number | null }
  | { readonly kind: 'odometer'; readonly odometer: Odometer }
  /** A proof that everything before it came out of the printer. */
  | { readonly kind: 'mark'; readonly mark: string }
  /** A copy came out, as printers say that report each print. */
  | { readonly kind: 'copy' }
  /** XOFF and XON. */
  | { readonly kind: 'flow'; readonly isStopped: boolean };

/** Bytes that are asked, under the name that their answer carries. */
export interface Question {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its answer can't be told from others: nothing else may be asked meanwhile. */
  readonly isAlone?: boolean;
}

/** Reads one printer's answers: pure, bounded, never throws, finds its way again behind anything it doesn't know. */
export interface ReplyDecoder {
  /** Names the question that is under way: in some languages only that tells what a single byte means. Null: none. */
  expect(question: string | null): void;
  push(chunk: Uint8Array): PrinterMessage[];
  /** Forgets half an answer. */
  reset(): void;
}

/** What is known before a job is sent. */
export interface SealContext {
  /** Counts the jobs of this driver from 1. */
  readonly serial: number;
  /** The last mark the printer told, before this job. */
  readonly lastMark: string | null;
}

/** One language: its questions, its answers, and what can prove that a job came out. */
export interface PrinterLanguage {
  readonly name: LanguageName;
  decoder(): ReplyDecoder;
  /** Sent once when a link opens. */
  readonly setup: Uint8Array | null;
  readonly identity: Question | null;
  /** Asked one after another; their answers together are the status. Empty: this printer is never asked. */
  readonly status: readonly Question[];
  /** Asked when the status question stays without answer. */
  readonly afterSilence: Question | null;
  readonly odometer: Question | null;
  /** Clears every job in the printer: only after a job that was cut. */
  readonly cancel: Uint8Array | null;
  /** Goes before the next job behind one that may have ended in the middle, so that the rest of that one swallows nothing. */
  readonly afterCut: Uint8Array | null;
  /** `afterCut` does nothing to a printer that is in the middle of nothing: it may go before the first job of a run, whoever printed last. */
  readonly isAfterCutHarmless: boolean;
  /**
   * What proves a job: its buffer is empty (`buffer`), it was busy and is idle (`busy`), it gave back a mark (`mark`), it told
   * each copy (`copies`), or nothing (`none`).
   */
  readonly proof: 'buffer' | 'busy' | 'mark' | 'copies' | 'none';
  /** Says nothing while a label comes out. */
  readonly isSilentWhilePrinting: boolean;
  /** The job as it is sent, with the mark that proves it, if the language has one. */
  seal(job: Uint8Array, context: SealContext): { readonly bytes: Uint8Array; readonly mark: string | null };
  /** Labels the job asks for, or null when its bytes don't say. */
  labels(job: Uint8Array): number | null;
}

const encoder = new TextEncoder();
/** Text as the bytes of a question. */
export const ascii = (text: string): Uint8Array => encoder.encode(text);

/** Bytes as text, one character each. */
export const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/** A job that is sent just as it is. */
export const unsealed = (job: Uint8Array): { readonly bytes: Uint8Array; readonly mark: null } => ({
  bytes: job,
  mark: null,
});

/** True when the bit (0 is the lowest) is set. */
export const hasBit = (byte: number, bit: number): boolean => ((byte >> bit) & 1) === 1;

// 32 rows of a 4 in label at 600 dpi, 64 at 300: the station writes no longer picture (src/labels/raster).
const LONGEST_PICTURE = 9_600;

/**
 * Bytes that fill up a picture whose end never came, so that what follows is read as commands again. `idle` is a byte that means nothing to
 * a printer that waits for a command.
 */
export const pastPicture = (idle: number, bytes = LONGEST_PICTURE): Uint8Array => new Uint8Array(bytes).fill(idle);
