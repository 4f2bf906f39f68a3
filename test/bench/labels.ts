import { badDays } from '../station/printDays/days.ts';
import { figure, type Figure } from './measure.ts';

const DAYS = 500;
const NEVER = { atMost: 0 };

/** 500 days of a real station, without its window, whose printer, line and power fail by chance: papers at the printer against the journal. */
export async function benchLabels(): Promise<Figure[]> {
  const days = await badDays(1, DAYS);
  for (const line of days.wrong) process.stderr.write(`bench: ${line}\n`);
  const { count, ends } = days;
  const name = `labels on ${DAYS.toString()} bad days`;
  return [
    figure(`${name}: printed twice without being asked`, count.twice, 'count', NEVER),
    figure(`${name}: said to be out, and not`, count.lost, 'count', NEVER),
    figure(`${name}: said not to be out, and out`, count.untrue, 'count', NEVER),
    figure(`${name}: of unknown fate and on no screen or list`, count.unshown, 'count', NEVER),
    figure(`${name}: papers that are no whole label`, count.garbled, 'count', NEVER),
    figure(`${name}: bought`, days.labels, 'count', { atLeast: DAYS }),
    figure(`${name}: papers`, days.papers, 'count'),
    figure(`${name}: jobs counted out by the printer`, ends.printed, 'count'),
    figure(`${name}: jobs worked off by the printer`, ends.consumed, 'count'),
    figure(`${name}: jobs only handed over`, ends.delivered + ends.spooled, 'count'),
    figure(`${name}: jobs handed over to a printer that tells nothing, and lost by it`, days.takenAndLost, 'count'),
    figure(`${name}: jobs of which nothing was sent`, ends.failed, 'count'),
    figure(`${name}: jobs nobody knows of`, ends.uncertain, 'count', { atLeast: 50 }),
    figure(`${name}: asked for again by a person`, days.asked, 'count'),
    figure(`${name}: open at the end, and shown`, days.left, 'count'),
    figure(`${name}: stations closed or killed and begun again`, days.restarts, 'count', { atLeast: 50 }),
  ];
}
