import type { LocalDate } from '../time.ts';

const DAY = 86_400_000;

/** The day so many working days after another, Monday to Friday: for carriers whose holidays nobody has entered. */
export function weekdaysAfter(shipDate: LocalDate, workingDays: number): LocalDate {
  let day = new Date(`${shipDate}T00:00:00Z`);
  for (let left = workingDays; left > 0;) {
    day = new Date(day.getTime() + DAY);
    if (day.getUTCDay() % 6 !== 0) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}
