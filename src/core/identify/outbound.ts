import { ok, refuse, type Result } from '../result.ts';
import type { Carrier, NumberFormat } from './numberFormat.ts';
import { NUMBER_FORMATS } from './numberFormats.ts';
import { S10, s10Carrier } from './postalFormats.ts';
import { bareNumber, readNumber } from './readNumber.ts';

/** Why a number must not go on a label. */
export type OutboundRefusal = 'unknownFormat' | 'badShape' | 'badCheckCharacter' | 'unknownOperator';

/** A format by its name; null for none of that name. */
const formatOf = (id: string): NumberFormat | null => NUMBER_FORMATS.find((format) => format.id === id) ?? null;

/** The number behind a text that is about to be printed or sent as this kind of number: wholly right, or refused. Nothing is mended. */
export function provenNumber(id: string, text: string): Result<string, OutboundRefusal> {
  const format = formatOf(id);
  return format ? proven(format, text) : refuse('unknownFormat');
}

function proven(format: NumberFormat, text: string): Result<string, OutboundRefusal> {
  const readings = readNumber(format, bareNumber(text));
  if (readings.length === 0) return refuse('badShape');
  const right = readings.find(({ parts }) => format.checkOf === undefined || format.checkOf(parts) === parts['check']);
  if (!right) return refuse('badCheckCharacter');
  if (format === S10 && s10Carrier(right.parts) === null) return refuse('unknownOperator');
  return ok(right.number);
}

/**
 * A number that a carrier sold, proved by any format of that carrier (postal operators' numbers by UPU S10 too). Its text is refused where
 * every format of that shape says that its check character is wrong: it would not be found when it is asked for.
 */
export function boughtNumber(carrier: Carrier, text: string): Result<string, OutboundRefusal> {
  const refusals: OutboundRefusal[] = [];
  for (const format of NUMBER_FORMATS) {
    if (format.carrier !== carrier && format !== S10) continue;
    const number = proven(format, text);
    if (number.ok && (format !== S10 || isOfOperator(carrier, text))) return number;
    if (!number.ok) refusals.push(number.error);
  }
  return refuse(refusals.find((refusal) => refusal !== 'badShape') ?? 'badShape');
}

const isOfOperator = (carrier: Carrier, text: string): boolean =>
  readNumber(S10, bareNumber(text)).some(({ parts }) => s10Carrier(parts) === carrier);

const CHECK_CHARACTERS = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/**
 * The number whose check character `_` stands for, put right: `numberWithCheck('ups-1z', '1Z999AA1012345678_')`. Every number the station
 * makes passes the same proof that a scanned one does.
 */
export function numberWithCheck(id: string, pattern: string): Result<string, OutboundRefusal> {
  const format = formatOf(id);
  if (!format) return refuse('unknownFormat');
  if (pattern.split('_').length !== 2 || format.checkOf === undefined) return refuse('badShape');
  const refusals: OutboundRefusal[] = [];
  for (const character of CHECK_CHARACTERS) {
    const number = proven(format, pattern.replace('_', character));
    if (number.ok) return number;
    refusals.push(number.error);
  }
  return refuse(refusals.find((refusal) => refusal === 'unknownOperator') ?? 'badShape');
}
