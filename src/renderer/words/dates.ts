import { shortDayText, weekdayText } from './times.ts';

/** "Fri 27 Nov" for a calendar date `YYYY-MM-DD`: no time zone moves it. */
export const dateText = (date: string): string => weekdayText(Date.parse(`${date}T12:00:00Z`), 'UTC');

/** A date where room is short, as "20 Nov". */
export const shortDateText = (date: string): string => shortDayText(Date.parse(`${date}T12:00:00Z`), 'UTC');
