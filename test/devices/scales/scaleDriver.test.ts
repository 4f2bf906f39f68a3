import { expect, it, describe } from 'vitest';
import { startInstruments } from '../../../src/devices/virtual/simulation.ts';
import type { DeviceEvent } from '../../../src/station/ports.ts';
import { cleanup } from '../../support/cleanup.ts';
import { at, device, watchHub, type WatchedHub } from '../../support/hubWatch.ts';
import { scriptedDevice } from '../../support/scriptedDevice.ts';

const after = cleanup();

const watched = (...configs: Parameters<typeof watchHub>): WatchedHub => {
  const watch = watchHub(...configs);
  after(() => watch.hub.close());
  return watch;
};

const virtualScale = async (load: number) => {
  const simulation = await startInstruments({
    addresses: { scale: { kind: 'tcp', port: 0 } },
    control: null,
    scale: { load: { digits: load, exponent: -3, unit: 'kg' }, settleMs: 200 },
  });
  after(() => simulation.close());
  return { ...simulation.instruments.scale!, port: simulation.listening.scale! };
};

const states = (events: readonly DeviceEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'weight' ? [event.live.state] : []));

describe.each(['poll', 'stream'] as const)('a scale by MT-SICS over TCP (%s)', (mode) => {
  it('shows its weight exactly, moving in between, and over and under', async () => {
    const scale = await virtualScale(1250);
    const watch = watched(device('scale', at(scale.port), { mode }));
    await watch.steady('1250e-3 kg');
    scale.core.setWeight({ digits: 2345, exponent: -3, unit: 'kg' });
    await watch.next('motion', (event) => (event.kind === 'weight' && event.live.state === 'moving' ? true : null));
    await watch.steady('2345e-3 kg');
    scale.core.setWeight({ digits: 36, exponent: 0, unit: 'kg' });
    await watch.next('overload', (event) => (event.kind === 'weight' && event.live.state === 'over' ? true : null));
    scale.core.setWeight({ digits: -5, exponent: -1, unit: 'kg' });
    await watch.next('underload', (event) => (event.kind === 'weight' && event.live.state === 'under' ? true : null));
    scale.core.setWeight({ digits: 0, exponent: 0, unit: 'kg' });
    const zero = await watch.steady('0e-3 kg');
    expect(zero).toMatchObject({ isZero: true });
  });

  it('is shown gone, never as zero, while away, and used again when back', async () => {
    const scale = await virtualScale(500);
    const watch = watched(device('scale', at(scale.port), { mode }));
    await watch.steady('500e-3 kg');
    const from = watch.events.length;
    const away = scale.served.away(600);
    await watch.state('scale', 'disconnected');
    await away;
    await watch.steady('500e-3 kg');
    const seen = watch.events.slice(from);
    expect(states(seen)).toContain('gone');
    expect(seen.some((event) => event.kind === 'weight' && event.live.state === 'steady' && event.live.isZero)).toBe(
      false,
    );
    expect(watch.status('scale').reconnects).toBe(1);
  });

  it('is shown silent, not gone, when it is connected but deaf, and recovers', async () => {
    const scale = await virtualScale(500);
    const watch = watched(device('scale', at(scale.port), { mode, replyMs: 150 }));
    await watch.steady('500e-3 kg');
    const from = watch.events.length;
    scale.served.wire.silence(true);
    await watch.state('scale', 'fault', 'noReply');
    await watch.next(
      'silence',
      (event) => (event.kind === 'weight' && event.live.state === 'silent' ? true : null),
      from,
    );
    scale.served.wire.silence(false);
    await watch.steady('500e-3 kg');
    await watch.state('scale', 'ready', null);
    expect(states(watch.events.slice(from))).not.toContain('gone');
  });
});

describe('a scale by MT-SICS with a bad line', () => {
  it('takes weights out of noise and half frames, and never a half one', async () => {
    const scale = await virtualScale(750);
    const watch = watched(device('scale', at(scale.port)));
    await watch.steady('750e-3 kg');
    const from = watch.events.length;
    scale.served.wire.inject(Buffer.from('\u00ff\u0000#~\u0013S S      9.9'));
    scale.served.wire.inject(Buffer.alloc(5000, 0x55));
    scale.served.wire.inject(Buffer.from('\r\n'));
    await watch.steady('750e-3 kg');
    await watch.steady('750e-3 kg');
    const weights = watch.events
      .slice(from)
      .flatMap((event) => (event.kind === 'weight' && event.live.state === 'steady' ? [event.live.weight.digits] : []));
    expect(new Set(weights)).toEqual(new Set([750]));
  });

  it('does not believe a weight that lost a digit on the way', async () => {
    let answers = 0;
    const scale = await scriptedDevice((_text, say) => {
      answers += 1;
      say(answers % 4 === 0 ? 'S S      1.35 kg\r\n' : 'S S      1.235 kg\r\n');
    });
    after(() => scale.close());
    const watch = watched(device('scale', at(scale.port), { pollMs: 120 }));
    await watch.steady('1235e-3 kg');
    await expect.poll(() => answers, { timeout: 10_000 }).toBeGreaterThan(12);
    const shown = watch.events.flatMap((event) =>
      event.kind === 'weight' && event.live.state === 'steady' ? [event.live.weight.digits] : [],
    );
    expect(new Set(shown)).toEqual(new Set([1235]));
  });

  it('says that it hears another language, or the right one at a wrong speed', async () => {
    const scale = await scriptedDevice((_text, say) => {
      say(Uint8Array.from([0x82, 0x30, 0xb1, 0x2e, 0xb2, 0x33, 0x35, 0x8d, 0x0a]));
    });
    after(() => scale.close());
    const watch = watched(device('scale', at(scale.port), { replyMs: 100 }));
    await watch.state('scale', 'fault', 'protocolMismatch');
  });

  it('drops an answer that comes too late, then waits longer for the next', async () => {
    let answers = 0;
    const scale = await scriptedDevice((_text, say) => {
      answers += 1;
      const weight = answers === 1 ? '9.999' : '1.000';
      setTimeout(
        () => {
          say(`S S      ${weight} kg\r\n`);
        },
        answers === 1 ? 250 : 0,
      );
    });
    after(() => scale.close());
    const watch = watched(device('scale', at(scale.port), { replyMs: 150 }));
    await watch.steady('1000e-3 kg');
    const shown = watch.events.flatMap((event) =>
      event.kind === 'weight' && event.live.state === 'steady' ? [event.live.weight.digits] : [],
    );
    expect(shown).not.toContain(9999);
    expect(watch.status('scale').frames.map((frame) => frame.note)).toContain('late');
  });

  it('is used although every answer comes later than thought', async () => {
    const scale = await virtualScale(1500);
    scale.served.wire.delay(300);
    const watch = watched(device('scale', at(scale.port), { replyMs: 100 }));
    await watch.steady('1500e-3 kg');
  });

  it('has one question in flight at most', async () => {
    let open = 0;
    let most = 0;
    const scale = await scriptedDevice((text, say) => {
      open += text.split('\r\n').length - 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        say('S S      1.000 kg\r\n');
      }, 40);
    });
    after(() => scale.close());
    const watch = watched(device('scale', at(scale.port), { pollMs: 10 }));
    for (let count = 0; count < 5; count += 1) await watch.steady('1000e-3 kg');
    expect(most).toBe(1);
  });

  it('asks S where a scale does not know SI', async () => {
    const scale = await scriptedDevice((text, say) => {
      say(text === 'S\r\n' ? 'S S      0.750 kg\r\n' : 'ES\r\n');
    });
    after(() => scale.close());
    await watched(device('scale', at(scale.port))).steady('750e-3 kg');
  });

  it('clears the shown weight at an answer without one', async () => {
    let isBusy = false;
    const scale = await scriptedDevice((_text, say) => {
      say(isBusy ? 'S I\r\n' : 'S S      0.750 kg\r\n');
    });
    after(() => scale.close());
    const watch = watched(device('scale', at(scale.port)));
    await watch.steady('750e-3 kg');
    isBusy = true;
    await watch.next('no weight', (event) => (event.kind === 'weight' && event.live.state === 'moving' ? true : null));
  });

  it('opens a new link when nothing answers on the old one for long', async () => {
    const scale = await scriptedDevice();
    after(() => scale.close());
    const watch = watched(device('scale', at(scale.port), { replyMs: 20 }));
    await watch.state('scale', 'fault', 'noReply');
    await expect.poll(() => scale.connections(), { timeout: 20_000 }).toBeGreaterThan(1);
    expect(watch.status('scale')).toMatchObject({ state: 'fault', reason: 'noReply' });
  });

  it('passes at most ten weights a second on', async () => {
    const scale = await scriptedDevice((text, say) => {
      if (!text.startsWith('SIR')) return;
      for (let count = 0; count < 200; count += 1) {
        setTimeout(() => {
          say(`S S ${(count / 1000).toFixed(3).padStart(10)} kg\r\n`);
        }, count * 5);
      }
    });
    after(() => scale.close());
    const watch = watched(device('scale', at(scale.port), { mode: 'stream' }));
    await watch.steady('199e-3 kg');
    const times = watch.events.flatMap((event) =>
      event.kind === 'weight' && event.live.state === 'steady' ? [event.live.at] : [],
    );
    // 200 frames within a second and a bit: at most one each 100 ms, and the last one is not lost.
    expect(times.length).toBeLessThanOrEqual((times.at(-1)! - times[0]!) / 100 + 3);
  });

  it('ends a stream when it is closed', async () => {
    const scale = await scriptedDevice((text, say) => {
      if (text.startsWith('SIR')) say('S S      1.000 kg\r\n');
    });
    after(() => scale.close());
    const watch = watched(device('scale', at(scale.port), { mode: 'stream' }));
    await watch.steady('1000e-3 kg');
    await watch.hub.close();
    await expect.poll(() => scale.heard()).toMatch(/SI\r\n$/);
  });
});
