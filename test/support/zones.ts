import type { ZoneOffset } from '../../src/core/zonedTime.ts';

/** The clock of an IANA zone, by the time-zone data of Node. */
export function zoneOf(timeZone: string): ZoneOffset {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => {
    const second = Math.floor(at / 1000) * 1000;
    return Date.parse(`${format.format(second).replace(' ', 'T')}Z`) - second;
  };
}
