import { describe, expect, it } from 'vitest';
import { Connection } from '../../../src/devices/connection.ts';
import type { PrintJobEvent } from '../../../src/devices/driver.ts';
import type { LanguageName } from '../../../src/devices/printers/language.ts';
import { LANGUAGES } from '../../../src/devices/printers/languages.ts';
import { createPrinterDriver } from '../../../src/devices/printers/printerDriver.ts';
import { DEFAULT_PRINTER, VirtualPrinter } from '../../../src/devices/virtual/printer.ts';
import { handClock } from '../../support/handClock.ts';
import { JOBS, timesOut } from '../../support/printJobs.ts';
import { chance } from '../../support/chance.ts';
import { simulatedWire } from './simulatedWire.ts';

const SCHEDULES = 200;
const JOBS_EACH = 6;
const NAMES = Object.keys(LANGUAGES) as LanguageName[];

interface Ending {
  readonly text: string;
  readonly ends: readonly PrintJobEvent[];
  readonly copies: number;
}

/** Six labels to one printer while it is stalled, switched off, out of paper, opened and unplugged as the seed says. */
async function run(seed: number): Promise<{ endings: Ending[]; resets: number; name: LanguageName }> {
  const random = chance(seed);
  const whole = (most: number): number => Math.floor(random() * most);
  const clock = handClock();
  const name = NAMES[seed % NAMES.length]!;
  const options = {
    ...DEFAULT_PRINTER,
    language: name,
    printMs: 50 + whole(800),
    isStatusMuteWhenFaulty: random() < 0.3,
    isMuteWhenFaulty: random() < 0.2,
  };
  const printer = new VirtualPrinter(options, clock, () => undefined);
  const wire = simulatedWire(printer, clock);
  const driver = createPrinterDriver(LANGUAGES[name])({
    clock,
    settings: random() < 0.3 ? { connection: 'perJob' } : {},
    emit: () => undefined,
    trace: () => undefined,
    health: (reason) => {
      connection.health(reason);
    },
    reopen: () => {
      connection.reopen();
    },
    want: (isWanted) => {
      connection.want(isWanted);
    },
  });
  const connection = new Connection(wire.transport, driver, clock, {
    state: () => undefined,
    reconnected: () => undefined,
  });
  connection.start();
  await clock.forward(3000);
  const jobs: { text: string; events: PrintJobEvent[] }[] = [];
  let resets = 0;
  const faults = [
    () => {
      wire.stall(true);
      clock.after(whole(30_000), () => {
        wire.stall(false);
      });
    },
    () => {
      resets += 1;
      printer.reset();
      wire.away(whole(20_000));
    },
    () => {
      printer.setPaper(0);
      clock.after(whole(60_000), () => {
        printer.setPaper(1 + whole(3));
        clock.after(whole(60_000), () => {
          printer.setPaper(1000);
        });
      });
    },
    () => {
      printer.openHead(true);
      clock.after(whole(30_000), () => {
        printer.openHead(false);
      });
    },
    () => {
      wire.cut();
    },
    () => {
      wire.cutAfter(whole(3) === 0 ? whole(40_000) : 'lastByte');
    },
  ];
  for (let index = 0; index < JOBS_EACH; index += 1) {
    const text = `job ${seed.toString()}/${index.toString()}.`;
    const events: PrintJobEvent[] = [];
    jobs.push({ text, events });
    const bytes = JOBS[name](text, random() < 0.4 ? whole(60_000) : 0);
    void driver.print!({ jobId: text, bytes, patienceMs: 20_000, onEvent: (event) => events.push(event) });
    for (let count = whole(3); count > 0; count -= 1) {
      await clock.forward(whole(1500));
      faults[whole(faults.length)]!();
    }
    await clock.forward(whole(6000));
  }
  await clock.forward(1_500_000);
  const endings = jobs.map(({ text, events }) => ({
    text,
    ends: events.filter(({ event }) => event === 'printed' || event === 'failed' || event === 'uncertain'),
    copies: timesOut(printer.labels, text),
  }));
  const closed = connection.close();
  await clock.forward(5000);
  await closed;
  return { endings, resets, name };
}

describe('two hundred bad days of a printer', () => {
  it('print no label twice unasked and lose none silently', async () => {
    const tally = {
      twice: 0,
      lost: 0,
      untrue: 0,
      unended: 0,
      printed: 0,
      consumed: 0,
      delivered: 0,
      failed: 0,
      uncertain: 0,
    };
    const wrong: string[] = [];
    for (let seed = 1; seed <= SCHEDULES; seed += 1) {
      const { endings, resets, name } = await run(seed);
      for (const { text, ends, copies } of endings) {
        const [end] = ends;
        const count = (what: keyof typeof tally): void => {
          tally[what] += 1;
          if (['twice', 'lost', 'untrue', 'unended'].includes(what))
            wrong.push(`${what}: ${name} ${text} ${JSON.stringify(end)}`);
        };
        if (end === undefined || ends.length > 1 || !('kind' in end)) {
          count('unended');
          continue;
        }
        count(end.kind === 'printed' && end.proof !== 'spooled' ? end.proof : end.kind);
        if (copies > 1) count('twice');
        // Handed over to a printer that tells nothing and was switched off afterwards: that is all `delivered` says.
        const isWeak = end.kind === 'printed' && end.proof === 'delivered' && resets > 0;
        if (end.kind === 'printed' && copies === 0 && !isWeak) count('lost');
        if (end.kind === 'failed' && !end.printedSome && copies > 0) count('untrue');
      }
    }
    expect(wrong).toEqual([]);
    expect(tally).toMatchObject({ twice: 0, lost: 0, untrue: 0, unended: 0 });
    // The days were bad enough to tell.
    expect(tally.uncertain).toBeGreaterThan(20);
    expect(tally.printed + tally.consumed).toBeGreaterThan(200);
  }, 120_000);
});
