import { fieldMeaning } from '../gs1/meaning.ts';
import type { UnitTrace } from '../orders/unitTrace.ts';
import { splitAim } from './aim.ts';
import { readGs1 } from './gs1Scan.ts';

/**
 * Serial (AI 21), lot (10) and last day (17, else 7003 or 15) of a scan, where GS1 data can be read whole and in one way only: a field that
 * may hide another behind a lost separator says nothing, so that it is asked for. Empty for everything else.
 */
export function scannedTrace(text: string, aim: string | null, currentYear: number): UnitTrace {
  const split = splitAim(text);
  const code = aim === null && split.text !== '' ? split : { text, aim };
  const read = readGs1(code.text.trim(), code.aim);
  if (!read.ok) return {};
  const doubtful = read.value.warnings.filter((warning) => warning.code === 'separatorMayBeLost').map(({ ai }) => ai);
  const field = (ai: string) => read.value.fields.find((each) => each.ai === ai && !doubtful.includes(ai));
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
