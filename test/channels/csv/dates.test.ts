import { expect, test } from 'vitest';
import { readDate, readDeadline, readInstant } from '../../../src/channels/csv/dates.ts';

const read = (text: string, timeZone = 'America/Chicago'): string => {
  const result = readInstant(text, timeZone);
  return result.ok ? new Date(result.value).toISOString() : result.error;
};

test.each([
  ['2026-11-20 10:15:00 -0600', '2026-11-20T16:15:00.000Z'],
  ['2026-11-20T10:15:00+05:30', '2026-11-20T04:45:00.000Z'],
  ['2026-11-20T10:15:00.123Z', '2026-11-20T10:15:00.000Z'],
  ['2026-11-20 10:15:00 UTC', '2026-11-20T10:15:00.000Z'],
  ['2026-11-20 10:15', '2026-11-20T16:15:00.000Z'],
  ['2026-07-01 10:15', '2026-07-01T15:15:00.000Z'],
  ['2026-11-20', '2026-11-20T06:00:00.000Z'],
  ['11/20/2026 9:05', '2026-11-20T15:05:00.000Z'],
  ['20/11/2026 9:05', '2026-11-20T15:05:00.000Z'],
  ['20.11.2026, 09:05:30', '2026-11-20T15:05:30.000Z'],
  ['2026-02-30', 'dateInvalid'],
  ['2026-11-20 25:00', 'dateInvalid'],
  ['45981.4', 'dateInvalid'],
  ['20 Nov 2026', 'dateInvalid'],
])('%s at a site in Chicago is %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test('wall clocks follow the zone over its changes of time', () => {
  expect(read('2026-03-08 01:59', 'America/Chicago')).toBe('2026-03-08T07:59:00.000Z');
  expect(read('2026-03-08 03:00', 'America/Chicago')).toBe('2026-03-08T08:00:00.000Z');
  expect(read('2026-11-01 03:00', 'America/Chicago')).toBe('2026-11-01T09:00:00.000Z');
  expect(read('2026-06-01 00:30', 'Asia/Kolkata')).toBe('2026-05-31T19:00:00.000Z');
});

test.each([
  ['2026-11-29', '2026-11-29'],
  ['11/29/2026', '2026-11-29'],
  ['29.11.2026 18:00', '2026-11-29'],
  ['2026-11-29T23:30:00-08:00', '2026-11-29'],
  ['2026-11-29T00:30:00+13:00', '2026-11-29'],
  ['2026-02-29', 'dateInvalid'],
  ['soon', 'dateInvalid'],
])('the day of %s is %s, as it stands there', (text, expected) => {
  const day = readDate(text);
  expect(day.ok ? day.value : day.error).toBe(expected);
});

test.each([
  ['2026-11-20', '2026-11-21T05:59:59.000Z'],
  ['11/20/2026', '2026-11-21T05:59:59.000Z'],
  // The clocks go back that day.
  ['1.11.2026', '2026-11-02T05:59:59.000Z'],
  ['2026-11-20 16:30', '2026-11-20T22:30:00.000Z'],
  ['2026-11-20 00:00', '2026-11-20T06:00:00.000Z'],
  ['2026-11-20T10:15:00+05:30', '2026-11-20T04:45:00.000Z'],
  ['soon', 'dateInvalid'],
])('leaving by %s is leaving by %s: a day without a time is over when it is over', (text, expected) => {
  const read = readDeadline(text, 'America/Chicago');
  expect(read.ok ? new Date(read.value).toISOString() : read.error).toBe(expected);
});
