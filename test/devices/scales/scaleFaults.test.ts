import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { DeviceSettings } from '../../../src/devices/config.ts';
import { SCALE_PROTOCOLS, type ScaleName } from '../../../src/devices/scales/index.ts';
import { startInstruments } from '../../../src/devices/virtual/simulation.ts';
import type { DeviceEvent } from '../../../src/station/ports.ts';
import { cleanup } from '../../support/cleanup.ts';
import { at, device, watchHub } from '../../support/hubWatch.ts';
import { scriptedDevice } from '../../support/scriptedDevice.ts';

const after = cleanup();

/** A scale that says what a test lets it say. */
async function scale(
  protocol: ScaleName,
  answer: (question: string) => string | Uint8Array | null,
  settings: DeviceSettings = {},
) {
  const instrument = await scriptedDevice((question, say) => {
    const said = answer(question);
    if (said !== null) say(said);
  });
  after(() => instrument.close());
  const watch = watchHub({ ...device('scale', at(instrument.port), settings), protocol });
  after(() => watch.hub.close());
  const lives = (from = 0) =>
    watch.events.slice(from).flatMap((event) => (event.kind === 'weight' ? [event.live] : []));
  return {
    instrument,
    watch,
    states: (from = 0) => lives(from).map(({ state }) => state),
    /** Every weight that was shown as steady, as digits, exponent and unit. */
    weights: (from = 0) =>
      lives(from).flatMap((live) =>
        live.state === 'steady' ? [`${live.weight.digits}e${live.weight.exponent} ${live.weight.unit}`] : [],
      ),
    live: (state: string, from?: number) =>
      watch.next(
        `the scale ${state}`,
        (event: DeviceEvent) => (event.kind === 'weight' && event.live.state === state ? true : null),
        from,
      ),
    /** Waits until the scale was asked so many times more. */
    asked: async (times: number): Promise<void> => {
      const before = instrument.heard().length;
      await expect.poll(() => instrument.heard().length, { timeout: 20_000 }).toBeGreaterThan(before + 4 * times);
    },
  };
}

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const GOOD = 'S S      1.235 kg\r\n';

describe('a scale in trouble', () => {
  it('motion for ever: no weight is steady, and the scale itself is well', async () => {
    let digits = 1000;
    const { watch, states, live, asked } = await scale('mt-sics', () => {
      digits += 7;
      return `S D     ${(digits / 1000).toFixed(3)} kg\r\n`;
    });
    await live('moving', 0);
    await asked(12);
    expect(states()).not.toContain('steady');
    expect(watch.status('scale').state).toBe('ready');
  });

  it('not zeroed at power-up: its zero is off, and no weight is shown until it is zeroed', async () => {
    const unzeroed = hex('02 2d 70 20 30 30 30 30 30 30 30 30 30 30 30 30 0d 74');
    const zeroed = hex('02 2d 30 20 20 31 32 33 34 35 30 30 30 30 30 30 0d 35');
    const { instrument, states, live, watch } = await scale('toledo-continuous', () => null);
    await watch.next('a connection', () => (instrument.connections() > 0 ? true : null), 0);
    const speak = (frame: Uint8Array) => {
      const timer = setInterval(() => {
        instrument.say(frame);
      }, 50);
      return () => {
        clearInterval(timer);
      };
    };
    const stop = speak(unzeroed);
    await live('zeroError', 0);
    expect(states()).not.toContain('steady');
    stop();
    after(speak(zeroed));
    await watch.steady('12345e-3 kg');
  });

  it('unit switched on the keypad: each weight is told in the unit of its own frame', async () => {
    let frame = GOOD;
    const { watch, weights } = await scale('mt-sics', () => frame);
    await watch.steady('1235e-3 kg');
    frame = 'S S       2.72 lb\r\n';
    await watch.steady('272e-2 lb');
    expect(new Set(weights())).toEqual(new Set(['1235e-3 kg', '272e-2 lb']));
  });

  it('decimal comma: read to the last digit', async () => {
    const { watch } = await scale('and', () => 'ST,G ,+01234,5kg\r\n');
    await watch.steady('12345e-1 kg');
  });

  it('print key pressed by hand in the middle of polling: one more answer, nothing out of step', async () => {
    let load = 1235;
    const frame = (): string => `S S      ${(load / 1000).toFixed(3)} kg\r\n`;
    const { instrument, watch, weights, asked } = await scale('mt-sics', frame);
    await watch.steady('1235e-3 kg');
    // A ticket in the middle of the conversation: lines that are no answers, and one that looks like one.
    instrument.say(`27.11.2026  10:15\r\nGross     1.235 kg\r\n${frame()}`);
    await asked(6);
    load = 2500;
    const from = watch.events.length;
    await watch.steady('2500e-3 kg');
    expect(new Set(weights(from))).toEqual(new Set(['2500e-3 kg']));
    expect(watch.status('scale').state).toBe('ready');
  });

  it('two lines per answer: the first is no weight and no fault, the second is the weight', async () => {
    const { watch, weights } = await scale('mt-sics', () => `S A\r\n${GOOD}`);
    await watch.steady('1235e-3 kg');
    watch.hub.zero(watch.status('scale').deviceId);
    await watch.next('another status', (event) => (event.kind === 'status' ? true : null));
    expect(new Set(weights())).toEqual(new Set(['1235e-3 kg']));
    expect(watch.status('scale').state).toBe('ready');
  });

  it('expanded resolution on: no weight is taken', async () => {
    const expanded = hex('02 2d 30 30 20 31 32 33 34 35 0d');
    const { instrument, states, live } = await scale('toledo-continuous', () => null, { scale: { length: '11' } });
    const timer = setInterval(() => {
      instrument.say(expanded);
    }, 50);
    after(() => {
      clearInterval(timer);
    });
    await live('moving', 0);
    expect(states()).not.toContain('steady');
  });

  it('capacity range change: the digits of each frame, never a mixture', async () => {
    let frame = 'S S     2.9998 kg\r\n';
    const { watch, weights } = await scale('mt-sics', () => frame);
    await watch.steady('29998e-4 kg');
    frame = 'S S      3.105 kg\r\n';
    await watch.steady('3105e-3 kg');
    frame = 'S S     12.305 kg\r\n';
    await watch.steady('12305e-3 kg');
    expect(new Set(weights())).toEqual(new Set(['29998e-4 kg', '3105e-3 kg', '12305e-3 kg']));
  });

  it('answer of another command: never taken for a weight', async () => {
    const others = ['T S      9.500 kg\r\n', 'I4 A "9500"\r\n', 'TA A      0.000 kg\r\n', 'Z A\r\n'];
    let turn = 0;
    const { watch, weights, asked } = await scale('mt-sics', (question) => {
      turn += 1;
      return question.startsWith('TA') ? 'TA A      0.000 kg\r\n' : `${others[turn % others.length]!}${GOOD}`;
    });
    await watch.steady('1235e-3 kg').catch(() => undefined);
    await asked(8);
    expect(weights().every((weight) => weight === '1235e-3 kg')).toBe(true);
  });
});

/** Languages whose scales can be told to tare. */
const TARED: readonly ScaleName[] = ['mt-sics', 'toledo-8217', 'toledo-continuous', 'nci', 'sma', 'ohaus', 'adam'];

/** Somebody presses its tare key: another host does, and waits until the scale says that it takes a tare off. */
async function pressTare(protocol: ScaleName, port: number): Promise<void> {
  const language = SCALE_PROTOCOLS[protocol]!;
  const codec = language.create({ unit: 'kg' });
  const keypad = connect({ port, host: '127.0.0.1' });
  after(() => keypad.destroy());
  let isTared = false;
  keypad.on('data', (chunk) => {
    isTared ||= codec.push(chunk).some(({ mode }) => mode === 'net' || mode === 'tare');
  });
  keypad.write(language.encode('tare')!);
  await expect
    .poll(() => {
      keypad.write(language.encode('weight')!);
      return isTared;
    })
    .toBe(true);
  keypad.destroy();
}

describe.each(TARED)('a tare on a scale that speaks %s', (protocol) => {
  const tared = async (settings: DeviceSettings) => {
    const simulation = await startInstruments({
      addresses: { scale: { kind: 'tcp', port: 0 } },
      control: null,
      scale: { protocol, settleMs: 50, load: { digits: 500, exponent: -3, unit: 'kg' } },
    });
    after(() => simulation.close());
    const port = Number(simulation.listening.scale);
    await pressTare(protocol, port);
    simulation.instruments.scale!.core.setWeight({ digits: 2000, exponent: -3, unit: 'kg' });
    const watch = watchHub({
      ...device('scale', at(port), { pollMs: 20, scale: { unit: 'kg', answered: 'atRest' }, ...settings }),
      protocol,
    });
    after(() => watch.hub.close());
    return watch;
  };

  it('tare left from the last parcel: it is shown, and its net weight is never taken for the gross one', async () => {
    const watch = await tared({});
    await watch.next('the tare', (event) => (event.kind === 'weight' && event.live.state === 'net' ? true : null), 0);
    await watch.state('scale', 'fault', 'tareLeft');
    expect(watch.events.some((event) => event.kind === 'weight' && event.live.state === 'steady')).toBe(false);
  });

  it('a tare that is part of the scale, such as a tray: its net weight is what lies on it', async () => {
    const watch = await tared({ takesNet: true });
    await watch.steady('1500e-3 kg');
    expect(watch.status('scale').state).toBe('ready');
  });
});
