import { describe, expect, it } from 'vitest';
import { quantity } from '../../../src/core/quantity.ts';
import { DRAWN_LANGUAGES, type LabelLanguage, type LabelPrinter } from '../../../src/core/print/labelPrinter.ts';
import { LANGUAGES } from '../../../src/devices/printers/languages.ts';
import { DEFAULT_PRINTER, VirtualPrinter } from '../../../src/devices/virtual/printer.ts';
import { labelJob } from '../../../src/labels/raster/labelJob.ts';
import { handClock } from '../../support/handClock.ts';
import { shippingLabelTo } from '../../support/shippingLabels.ts';
import { PRINTERS } from './printout.ts';

const SIZE = { width: 812, height: 1218 };
const printerOf = (language: LabelLanguage): LabelPrinter => ({
  language,
  dpmm: 8,
  stock: { width: quantity(4, 0, 'in'), height: quantity(6, 0, 'in') },
});

async function jobTo(person: string, language: LabelLanguage): Promise<Uint8Array> {
  const job = await labelJob(await shippingLabelTo(person, 8), printerOf(language));
  if (!job.ok) throw new Error(job.error);
  return job.value;
}

/** A virtual printer with everything it said. */
function plugIn(language: LabelLanguage) {
  const clock = handClock();
  const printer = new VirtualPrinter({ ...DEFAULT_PRINTER, language }, clock, () => undefined);
  const said: number[] = [];
  const host = printer.connect((bytes) => said.push(...bytes));
  return {
    said,
    labels: async () => {
      await clock.forward(60_000);
      return printer.labels;
    },
    take: (bytes: Uint8Array) => {
      host.receive(bytes);
    },
  };
}

describe.each(DRAWN_LANGUAGES)('a virtual printer that speaks %s', (language) => {
  it.each(['English', 'Japanese', 'Arabic'])(
    'prints one label to %s, and takes no dot for a command',
    async (person) => {
      const job = await jobTo(person, language);
      const { take, labels, said } = plugIn(language);
      take(job);
      expect(await labels()).toHaveLength(1);
      // Star answers EOT and ENQ within a picture too; nothing else says a word.
      if (language !== 'star') expect(said).toEqual([]);
    },
  );

  it('prints two jobs as two labels, the second whole', async () => {
    const [first, second] = [await jobTo('English', language), await jobTo('Japanese', language)];
    const { take, labels } = plugIn(language);
    take(first);
    take(second);
    expect(await labels()).toHaveLength(2);
    expect((await labels())[1]?.bytes.length).toBeGreaterThan(second.length * 0.9);
  });

  it('prints the next job whole behind one that was cut anywhere in its picture', async () => {
    const [cut, next] = [await jobTo('English', language), await jobTo('Japanese', language)];
    const { take, labels } = plugIn(language);
    take(next);
    const whole = (await labels())[0]?.bytes;
    const afterCut = LANGUAGES[language]().afterCut ?? new Uint8Array();
    let count = 1;
    for (const share of [0.05, 0.31, 0.5, 0.77, 0.99]) {
      take(cut.subarray(0, Math.floor(cut.length * share)));
      take(afterCut);
      take(next);
      count += 1;
      expect(await labels()).toHaveLength(count);
      expect(Buffer.compare((await labels()).at(-1)?.bytes ?? new Uint8Array(), whole ?? new Uint8Array())).toBe(0);
    }
  });
});

describe('what the virtual printers keep', () => {
  it.each(['epl', 'cpcl'] as const)('is the picture that was sent, in %s', async (language) => {
    const job = await jobTo('Arabic', language);
    const { take, labels } = plugIn(language);
    take(job);
    const kept = (await labels())[0]?.bytes ?? new Uint8Array();
    const [sent, printed] = [PRINTERS[language](job, SIZE), PRINTERS[language](kept, SIZE)];
    expect(Buffer.compare(printed.dots, sent.dots)).toBe(0);
  });
});
