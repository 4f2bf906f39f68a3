import type { ElementField } from '../gs1/elementField.ts';
import { isWebAddress } from '../gs1/digitalLink.ts';
import { gtin14, isRestrictedGtin } from '../gs1/gtin.ts';
import { fieldMeaning } from '../gs1/meaning.ts';
import { identify } from '../identify/identify.ts';
import type { UnitTrace } from '../orders/unitTrace.ts';
import { splitAim } from './aim.ts';
import { isSurelyGs1, readGs1 } from './gs1Scan.ts';

/**
 * Serial (AI 21), lot (10) and last day (17, else 7003 or 15) of a scan, where GS1 data can be read whole and in one way only: a field that
 * may hide another behind a lost separator says nothing, so that it is asked for. Empty for everything else, plain text too that only looks
 * like GS1 data: a maker's own serial may begin with 21.
 */
export function scannedTrace(text: string, aim: string | null, currentYear: number): UnitTrace {
  const read = readTraced(text, aim, currentYear);
  return read?.isSure === true ? read.trace : {};
}

/**
 * What plain text would say if it were GS1 data whose scanner sent no AIM identifier: `2112345` may be serial 12345, `10B77` lot B77. Empty
 * where the text can be read in one way only.
 */
export function possibleTrace(text: string, aim: string | null, currentYear: number): UnitTrace {
  const read = readTraced(text, aim, currentYear);
  return read?.isSure === false ? read.trace : {};
}

/**
 * True where a code shows that it is neither serial nor lot: a card of the station, an EAN or UPC, a web address, GS1 data, a tracking number
 * whose fixed characters and check digit are right. Numbers for use inside one company may be anything. Asked only of what tells no trace.
 */
export function isNoTrace(text: string, aim: string | null): boolean {
  const { bare, aim: carrier } = bareCode(text, aim);
  if (STATION_CARD.test(bare) || isWebAddress(bare) || isBareGtin(bare, carrier)) return true;
  const read = readGs1(bare, carrier);
  if (read.ok && isSurelyGs1(bare, carrier, read.value.fields)) return true;
  return identify(bare).candidates.some(({ format, warnings }) => TRACKING.has(format) && warnings.length === 0);
}

/** How the station's own cards, badges and return references begin. */
const STATION_CARD = /^(?:CMD|MARK|BADGE|RMA)-/i;

/** Tracking numbers that chance does not make: letters stand in their places and a check digit is right (core/identify). */
const TRACKING: ReadonlySet<string> = new Set(['ups-1z', 'upu-s10']);

/** Digits of an EAN or UPC symbol, or of ITF-14; without an AIM identifier all that are a GTIN. Other symbols may hold any digits. */
function isBareGtin(text: string, aim: string | null): boolean {
  const mayBe = aim === null || aim.startsWith(']E') || (aim.startsWith(']I') && text.length === 14);
  const gtin = mayBe ? gtin14(text) : null;
  return gtin !== null && !isRestrictedGtin(gtin);
}

function bareCode(text: string, aim: string | null): { readonly bare: string; readonly aim: string | null } {
  const split = splitAim(text);
  const code = aim === null && split.text !== '' ? split : { text, aim };
  return { bare: code.text.trim(), aim: code.aim };
}

function readTraced(
  text: string,
  beside: string | null,
  currentYear: number,
): { readonly trace: UnitTrace; readonly isSure: boolean } | null {
  const { bare, aim } = bareCode(text, beside);
  const read = readGs1(bare, aim);
  if (!read.ok) return null;
  const { fields, warnings } = read.value;
  const doubtful = warnings.filter((warning) => warning.code === 'separatorMayBeLost').map(({ ai }) => ai);
  const sound = fields.filter(({ ai }) => !doubtful.includes(ai));
  return { trace: traceOf(sound, currentYear), isSure: isSurelyGs1(bare, aim, fields) };
}

function traceOf(fields: readonly ElementField[], currentYear: number): UnitTrace {
  const field = (ai: string) => fields.find((each) => each.ai === ai);
  const day = (ai: string) => {
    const found = field(ai);
    return found && fieldMeaning(found, currentYear).date;
  };
  const serial = field('21')?.value;
  const lot = field('10')?.value;
  const expiry = day('17') ?? day('7003') ?? day('15');
  return {
    ...(serial !== undefined && { serial }),
    ...(lot !== undefined && { lot }),
    ...(expiry !== undefined && { expiry }),
  };
}
