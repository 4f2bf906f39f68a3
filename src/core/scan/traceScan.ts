import type { ElementField } from '../gs1/elementField.ts';
import { fieldMeaning } from '../gs1/meaning.ts';
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

function readTraced(
  text: string,
  aim: string | null,
  currentYear: number,
): { readonly trace: UnitTrace; readonly isSure: boolean } | null {
  const split = splitAim(text);
  const code = aim === null && split.text !== '' ? split : { text, aim };
  const bare = code.text.trim();
  const read = readGs1(bare, code.aim);
  if (!read.ok) return null;
  const { fields, warnings } = read.value;
  const doubtful = warnings.filter((warning) => warning.code === 'separatorMayBeLost').map(({ ai }) => ai);
  const sound = fields.filter(({ ai }) => !doubtful.includes(ai));
  return { trace: traceOf(sound, currentYear), isSure: isSurelyGs1(bare, code.aim, fields) };
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
