import {
  ascii,
  hasBit,
  latin1,
  pastPicture,
  unsealed,
  type PrinterLanguage,
  type PrinterMessage,
  type ReplyDecoder,
} from './language.ts';
import { printerStatus, type PrinterStatus } from './status.ts';

/*
 * The status side of CPCL (Zebra CPCL Programming Guide): `ESC h` answers one byte, `ESC i` one more, `ESC v` the model ended by 00.
 * A printer says nothing while a label comes out.
 */
const STATUS = '<ESC>h';
const EXTENDED = '<ESC>i';
const MODEL = 'identity';
const MAX_MODEL = 64;

/** The status in the byte of `ESC h`: b0 busy, b1 paper out, b2 latch open, b3 battery low, b4 reset since power-up. */
export const cpclByte = (byte: number): PrinterStatus =>
  printerStatus({
    isPrinting: hasBit(byte, 0),
    isPaperOut: hasBit(byte, 1),
    isCoverOpen: hasBit(byte, 2),
  });

/** Asks for the extended byte; what its bits mean differs by model, so it only shows that the printer is there. */
export const CPCL_EXTENDED = { name: EXTENDED, bytes: Uint8Array.of(0x1b, 0x69) };

/** Reads CPCL answers, each by the question it answers. */
export function cpclDecoder(): ReplyDecoder {
  let expected: string | null = null;
  let model = '';
  const take = (byte: number): PrinterMessage[] => {
    if (expected === MODEL) {
      if (byte !== 0) {
        // A model that never ends is no model.
        if (byte >= 0x20 && model.length < MAX_MODEL) model += String.fromCharCode(byte);
        return [];
      }
      const [name, firmware] = [model.trim(), ''];
      model = '';
      expected = null;
      return name === '' ? [] : [{ kind: 'identity', model: name, firmware, dpmm: null }];
    }
    const question = expected;
    expected = null;
    if (question === STATUS) return [{ kind: 'status', answers: STATUS, status: cpclByte(byte) }];
    if (question === EXTENDED) return [{ kind: 'status', answers: EXTENDED, status: printerStatus({}) }];
    return [];
  };
  return {
    expect(question) {
      expected = question;
      model = '';
    },
    push: (chunk) => Array.from(chunk, take).flat(),
    reset() {
      expected = null;
      model = '';
    },
  };
}

const LABEL = /(?:^|[\r\n])! -?\d+ \d+ \d+ \d+ (\d{1,4})[\r\n]/g;

/** Labels of a CPCL job: the quantity in the head of each label; null when none has one. */
export function cpclLabels(job: Uint8Array): number | null {
  let labels = 0;
  for (const [, quantity = '1'] of latin1(job).matchAll(LABEL)) labels += Number(quantity);
  return labels > 0 ? labels : null;
}

/** CPCL: busy, or silent as it is while printing, and then idle again proves a job. */
export const cpclLanguage = (): PrinterLanguage => ({
  name: 'cpcl',
  decoder: cpclDecoder,
  setup: null,
  identity: { name: MODEL, bytes: Uint8Array.of(0x1b, 0x76), isAlone: true },
  status: [{ name: STATUS, bytes: Uint8Array.of(0x1b, 0x68) }],
  afterSilence: null,
  odometer: null,
  cancel: null,
  // NUL: a line end would feed paper outside a label.
  afterCut: Uint8Array.from([...pastPicture(0), ...ascii('\r\nABORT\r\n')]),
  // Outside a session it is a line of text.
  isAfterCutHarmless: false,
  proof: 'busy',
  isSilentWhilePrinting: true,
  seal: unsealed,
  labels: cpclLabels,
});
