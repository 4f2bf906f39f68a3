import { isLocalDate, type LocalDate } from '../time.ts';
import { fault, type Linter } from './fault.ts';

/**
 * The date that `YYMMDD` means, day 00 being the month's last, in the century that lies within 50 years of `currentYear`
 * (GS1 General Specifications 7.12). Null for no real date.
 */
export function elementDate(yymmdd: string, currentYear: number): LocalDate | null {
  if (!/^\d{6}$/.test(yymmdd)) return null;
  const ahead = (((Number(yymmdd.slice(0, 2)) - currentYear) % 100) + 100) % 100;
  const year = String(currentYear + (ahead > 50 ? ahead - 100 : ahead)).padStart(4, '0');
  return dayOf(year, yymmdd.slice(2, 4), yymmdd.slice(4));
}

/** The date that `YYYYMMDD` means, or null. */
export const fullDate = (text: string): LocalDate | null =>
  /^\d{8}$/.test(text) ? dayOf(text.slice(0, 4), text.slice(4, 6), text.slice(6)) : null;

function dayOf(year: string, month: string, day: string): LocalDate | null {
  const days = day === '00' ? ['31', '30', '29', '28'] : [day];
  return days.map((each) => `${year}-${month}-${each}`).find(isLocalDate) ?? null;
}

const isMonth = (text: string): boolean => text >= '01' && text <= '12';

/** Which century is meant changes no date's validity: 2000 was a leap year, and so is every fourth year within a century of today. */
function twoDigitYear(text: string, mayOmitDay: boolean): ReturnType<Linter> {
  const date = elementDate(text, 2000 + Number(text.slice(0, 2)));
  if (date !== null && (mayOmitDay || !text.endsWith('00'))) return null;
  return isMonth(text.slice(2, 4))
    ? fault('badDate', 4, `${text} is no real date: day ${text.slice(4)} does not exist in that month`)
    : fault('badDate', 2, `${text} is no real date: there is no month ${text.slice(2, 4)}`);
}

const upTo = (text: string, most: number, at: number, what: string): ReturnType<Linter> =>
  Number(text) <= most ? null : fault('badTime', at, `${text} is no ${what}`);

/** Linters of dates and times by their names in the GS1 Syntax Dictionary. */
export const DATE_LINTERS: Readonly<Record<string, Linter>> = {
  yymmd0: (text) => twoDigitYear(text, true),
  yymmdd: (text) => twoDigitYear(text, false),
  yyyymmdd: (text) =>
    fullDate(text) !== null && !text.endsWith('00')
      ? null
      : fault('badDate', isMonth(text.slice(4, 6)) ? 6 : 4, `${text} is no real date`),
  hh: (text) => upTo(text, 23, 0, 'hour'),
  mi: (text) => upTo(text, 59, 0, 'minute'),
  ss: (text) => upTo(text, 59, 0, 'second'),
  hhmi: (text) => upTo(text.slice(0, 2), 23, 0, 'hour') ?? upTo(text.slice(2), 59, 2, 'minute'),
};
