import { describe, expect, it } from 'vitest';
import type { DeviceConfig } from '../../../src/devices/config.ts';
import { SCALE_PROTOCOLS, type ScaleName } from '../../../src/devices/scales/index.ts';
import { startInstruments } from '../../../src/devices/virtual/simulation.ts';
import { cleanup } from '../../support/cleanup.ts';
import { at, device, watchHub } from '../../support/hubWatch.ts';

const after = cleanup();
const NAMES = Object.keys(SCALE_PROTOCOLS) as ScaleName[];

/** What a language can't say: its scale shows a weight only at rest, gives no reason for none, or none below zero. */
const SETTINGS: Partial<Record<ScaleName, Record<string, string>>> = {
  'toledo-8217': { unit: 'kg' },
  adam: { answered: 'atRest' },
};
const CLEARS_ONLY: readonly ScaleName[] = ['cas-enq', 'avery-enq', 'fairbanks', 'dibal', 'cas-22', 'toledo-continuous'];

async function bench(protocol: ScaleName) {
  const simulation = await startInstruments({
    addresses: { scale: { kind: 'tcp', port: 0 } },
    control: null,
    scale: { protocol, settleMs: 150, load: { digits: 1235, exponent: -3, unit: 'kg' } },
  });
  after(() => simulation.close());
  const config: DeviceConfig = {
    ...device('scale', at(simulation.listening.scale!), {
      pollMs: 50,
      ...(SETTINGS[protocol] && { scale: SETTINGS[protocol] }),
    }),
    protocol,
  };
  const watch = watchHub(config);
  after(() => watch.hub.close());
  return { scale: simulation.instruments.scale!.core, watch };
}

describe.each(NAMES)('a scale that speaks %s', (protocol) => {
  const steady = protocol === 'dibal' ? (grams: number) => `${grams}e0 g` : (grams: number) => `${grams}e-3 kg`;

  it('is read: at rest, then another weight, then over its capacity, then zero', async () => {
    const { scale, watch } = await bench(protocol);
    await watch.steady(steady(1235));
    scale.setWeight({ digits: 2500, exponent: -3, unit: 'kg' });
    await watch.steady(steady(2500));
    expect(watch.status('scale')).toMatchObject({ state: 'ready', protocol });
    const cleared = CLEARS_ONLY.includes(protocol) ? ['over', 'moving', 'under'] : ['over'];
    const over = watch.next('overload', (event) =>
      event.kind === 'weight' && cleared.includes(event.live.state) ? event.live.state : null,
    );
    scale.setWeight({ digits: 40, exponent: 0, unit: 'kg' });
    await over;
    scale.setWeight({ digits: 0, exponent: 0, unit: 'kg' });
    expect(await watch.steady(steady(0))).toMatchObject({ isZero: true });
  });
});
