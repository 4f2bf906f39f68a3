import { fork } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHub } from '../../src/devices/hub.ts';
import { AWAY_MS } from '../../src/devices/sleepWatch.ts';
import { startInstruments } from '../../src/devices/virtual/simulation.ts';
import type { DeviceEvent } from '../../src/station/ports.ts';
import { cleanup } from '../support/cleanup.ts';
import { handClock } from '../support/handClock.ts';
import { at, device, watchHub } from '../support/hubWatch.ts';
import { scriptedDevice } from '../support/scriptedDevice.ts';

const after = cleanup();
const HOUR_MS = 3_600_000;

const liveStates = (events: readonly DeviceEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'weight' ? [event.live.state] : []));

/** A scale that answers at once, and a hub on a clock moved by hand. */
async function scaleByHand() {
  let isSilent = false;
  const scale = await scriptedDevice((_text, say) => {
    if (!isSilent) say('S S      1.250 kg\r\n');
  });
  after(() => scale.close());
  const clock = handClock();
  const hub = createHub([device('scale', at(scale.port))], clock);
  after(() => hub.close());
  const events: DeviceEvent[] = [];
  hub.onEvent((event) => events.push(event));
  /** Time passes, in steps that leave the sockets their turn, until `test` holds. */
  const until = (test: () => boolean): Promise<void> =>
    expect
      .poll(
        async () => {
          await clock.forward(50);
          return test();
        },
        { interval: 5, timeout: 20_000 },
      )
      .toBe(true);
  const isSteady = (): boolean => liveStates(events).at(-1) === 'steady';
  await until(isSteady);
  return {
    scale,
    clock,
    hub,
    events,
    until,
    isSteady,
    status: () => hub.statuses()[0]!,
    silence: () => {
      isSilent = true;
    },
  };
}

describe('a machine that sleeps', () => {
  it('PC sleep: every device is closed, its weight is gone, and it is opened anew on resume', async () => {
    const { scale, clock, hub, events, until, isSteady, status } = await scaleByHand();
    hub.suspend();
    expect(liveStates(events).at(-1)).toBe('gone');
    expect(status()).toMatchObject({ state: 'disconnected', reason: 'asleep' });
    await clock.forward(20_000);
    expect(scale.connections()).toBe(1);
    clock.sleep(8 * HOUR_MS);
    hub.resume();
    await until(isSteady);
    expect(scale.connections()).toBe(2);
    expect(status()).toMatchObject({ state: 'ready', reconnects: 1 });
  });

  it('PC sleep that nobody announced: noticed by the uptime, devices opened anew, once', async () => {
    const { scale, clock, hub, events, until, isSteady } = await scaleByHand();
    const from = events.length;
    clock.sleep(8 * HOUR_MS);
    await until(() => scale.connections() === 2);
    expect(liveStates(events.slice(from))).toContain('gone');
    // The system says so only after we noticed.
    hub.resume();
    await until(isSteady);
    expect(scale.connections()).toBe(2);
  });

  it('PC sleep of which only the end is told: devices are opened anew', async () => {
    const { scale, clock, hub, until } = await scaleByHand();
    await clock.forward(15_000);
    hub.resume();
    await until(() => scale.connections() === 2);
  });

  it('PC sleep that was announced and did not come: devices are back by themselves', async () => {
    const { scale, clock, hub, until, isSteady } = await scaleByHand();
    hub.suspend();
    await clock.forward(31_000);
    await until(isSteady);
    expect(scale.connections()).toBe(2);
  });

  it('a process that stood still for long opens its devices anew; one that stumbled does not', async () => {
    const { scale, clock, until } = await scaleByHand();
    clock.stall(AWAY_MS - 2000);
    await clock.forward(3000);
    expect(scale.connections()).toBe(1);
    clock.stall(AWAY_MS + 1);
    await until(() => scale.connections() === 2);
  });

  it('PC sleep while a label is under way: it is uncertain, and never sent again', async () => {
    const simulation = await startInstruments({
      addresses: { printer: { kind: 'tcp', port: 0 } },
      control: null,
      printer: { printMs: 10 },
    });
    after(() => simulation.close());
    const { core, served } = simulation.instruments.printer!;
    const watch = watchHub(
      device('labelPrinter', at(simulation.listening.printer!), { statusReplies: 'none', connection: 'perJob' }),
    );
    after(() => watch.hub.close());
    served.wire.stall(true);
    const job = { jobId: 'one', bytes: Buffer.from('^XA^FDone^FS^XZ'), patienceMs: 20_000 };
    const outcome = watch.hub.print(job);
    await expect.poll(() => served.wire.hosts).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    watch.hub.suspend();
    expect(await outcome).toEqual({ kind: 'uncertain', reason: 'lost' });
    watch.hub.resume();
    served.wire.stall(false);
    // Whatever was in the line came out; the next job goes out by itself, the first one never again.
    expect(await watch.hub.print({ ...job, jobId: 'two', bytes: Buffer.from('^XA^FDtwo^FS^XZ') })).toMatchObject({
      kind: 'printed',
    });
    await expect.poll(() => core.labels.map(({ bytes }) => Buffer.from(bytes).toString())).toContain('^XA^FDtwo^FS^XZ');
    const printed = core.labels.map(({ bytes }) => Buffer.from(bytes).toString());
    expect(printed.filter((label) => label.includes('one')).length).toBeLessThan(2);
  });

  it('utility process stopped and gone on: what lay in the line is not read, the new weight is', async () => {
    const simulation = await startInstruments({
      addresses: { scale: { kind: 'tcp', port: 0 } },
      control: null,
      scale: { load: { digits: 1250, exponent: -3, unit: 'kg' }, settleMs: 50 },
    });
    after(() => simulation.close());
    const host = fork(join(import.meta.dirname, '../support/hubProcess.ts'), { serialization: 'advanced' });
    after(() => host.kill('SIGKILL'));
    const events: DeviceEvent[] = [];
    host.on('message', (event) => events.push(event as DeviceEvent));
    host.send([device('scale', at(simulation.listening.scale!), { mode: 'stream' })]);
    const weights = (): number[] =>
      events.flatMap((event) =>
        event.kind === 'weight' && event.live.state === 'steady' ? [event.live.weight.digits] : [],
      );
    await expect.poll(() => weights().at(-1), { timeout: 20_000 }).toBe(1250);
    host.kill('SIGSTOP');
    const from = events.length;
    // Longer than the process may be away: nothing else can make that happen.
    await new Promise((resolve) => setTimeout(resolve, AWAY_MS + 1500));
    simulation.instruments.scale!.core.setWeight({ digits: 2, exponent: 0, unit: 'kg' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    host.kill('SIGCONT');
    await expect.poll(() => weights().at(-1), { timeout: 20_000 }).toBe(2000);
    const since = events.slice(from);
    expect(liveStates(since)).toContain('gone');
    expect(
      since.some(
        (event) => event.kind === 'weight' && event.live.state === 'steady' && event.live.weight.digits === 1250,
      ),
    ).toBe(false);
  });
});

describe('a clock that jumps', () => {
  it.each([
    ['forward', 3 * HOUR_MS],
    ['back', -5 * HOUR_MS],
  ])('clock jump %s: the scale is neither silent nor frozen, and is not opened anew', async (_way, jump) => {
    const { scale, clock, events, until, status, silence } = await scaleByHand();
    const from = events.length;
    clock.setWall(jump);
    let steps = 0;
    // As long as a silent scale needs to be shown silent, and more.
    await until(() => (steps += 1) > 100);
    expect(new Set(liveStates(events.slice(from)))).not.toContain('silent');
    expect(scale.connections()).toBe(1);
    expect(status().lastDataAt).toBeGreaterThan(clock.wall() - 1000);
    silence();
    await until(() => liveStates(events).at(-1) === 'silent');
    await until(() => status().reason === 'noReply');
  });

  it('clock jump: the weight is told with the time the clock shows now', async () => {
    const { clock, events, until, hub } = await scaleByHand();
    clock.setWall(-5 * HOUR_MS);
    const from = events.length;
    // A weight is told when it changes: the scale is found anew.
    hub.suspend();
    hub.resume();
    await until(() => events.slice(from).some((event) => event.kind === 'weight' && 'at' in event.live));
    const times = events
      .slice(from)
      .flatMap((event) => (event.kind === 'weight' && 'at' in event.live ? [event.live.at] : []));
    for (const time of times) expect(Math.abs(time - clock.wall())).toBeLessThan(5000);
  });

  it.each([
    ['forward', 3 * HOUR_MS],
    ['back', -5 * HOUR_MS],
  ])('clock jump %s while a device is away: it is tried on at the same pace', async (_way, jump) => {
    const { scale, clock, until, isSteady } = await scaleByHand();
    const port = scale.port;
    await scale.close();
    await until(() => !isSteady());
    clock.setWall(jump);
    await clock.forward(6000);
    const back = await scriptedDevice((_text, say) => {
      say('S S      1.250 kg\r\n');
    }, port);
    after(() => back.close());
    await until(isSteady);
  });

  it.each([
    ['forward', 10 * HOUR_MS],
    ['back', -10 * HOUR_MS],
  ])('clock jump %s: a job lives as long as it was given by the clock as it stands, no longer', async (_way, jump) => {
    const simulation = await startInstruments({ addresses: { printer: { kind: 'tcp', port: 0 } }, control: null });
    after(() => simulation.close());
    const clock = handClock();
    const hub = createHub(
      [device('labelPrinter', at(simulation.listening.printer!), { statusReplies: 'none', halfClose: false })],
      clock,
    );
    after(() => hub.close());
    clock.setWall(jump);
    const print = async (jobId: string, expiresAt: number) => {
      const job = { jobId, bytes: Buffer.from(`^XA^FD${jobId}^FS^XZ`), patienceMs: 60_000, expiresAt };
      let outcome: unknown = null;
      void hub.print(job).then((said) => (outcome = said));
      await expect
        .poll(
          async () => {
            await clock.forward(50);
            return outcome;
          },
          { interval: 5, timeout: 20_000 },
        )
        .not.toBeNull();
      return outcome;
    };
    expect(await print('alive', clock.wall() + 30_000)).toMatchObject({ kind: 'printed' });
    expect(await print('old', clock.wall() - 1)).toEqual({ kind: 'failed', reason: 'expired' });
  });
});
