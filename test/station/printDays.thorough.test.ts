import { describe, expect, it } from 'vitest';
import { badDays } from './printDays/days.ts';

/** As many as fit; `npm run bench -- labels` runs 500. */
const DAYS = 48;

describe('a station whose printer, line and power fail by chance', () => {
  it('prints no label twice unasked, loses none in silence, and shows each that nobody knows of', async () => {
    const days = await badDays(1, DAYS);
    expect(days.wrong).toEqual([]);
    expect(days.days).toBe(DAYS);
    // The days were bad enough to tell, and did not stand still.
    expect(days.labels).toBeGreaterThan(DAYS);
    expect(days.ends.uncertain).toBeGreaterThan(5);
    // Sixty or more on a quiet machine: on a busy one more jobs outlast the patience for them.
    expect(days.ends.printed + days.ends.consumed).toBeGreaterThan(10);
    expect(days.restarts).toBeGreaterThan(5);
  }, 120_000);
});
