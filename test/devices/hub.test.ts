import { describe, expect, it } from 'vitest';
import { asId, type DeviceId } from '../../src/core/ids.ts';
import { createHub } from '../../src/devices/hub.ts';
import { startInstruments } from '../../src/devices/virtual/simulation.ts';
import type { DeviceStatus } from '../../src/station/ports.ts';
import { cleanup } from '../support/cleanup.ts';
import { at, device, watchHub } from '../support/hubWatch.ts';

const after = cleanup();

const bench = async () => {
  const free = { kind: 'tcp', port: 0 } as const;
  const simulation = await startInstruments({
    addresses: { scale: free, scanner: free, printer: free },
    control: null,
    scale: { settleMs: 50 },
    printer: { printMs: 10 },
  });
  after(() => simulation.close());
  return simulation;
};

const watched = (...configs: Parameters<typeof watchHub>) => {
  const watch = watchHub(...configs);
  after(() => watch.hub.close());
  return watch;
};

describe('the hub', () => {
  it('runs a scanner, a scale and a printer side by side', async () => {
    const { listening, instruments } = await bench();
    const watch = watched(
      device('scanner', at(listening.scanner!)),
      device('scale', at(listening.scale!)),
      device('labelPrinter', at(listening.printer!)),
    );
    await Promise.all([
      watch.state('scanner', 'ready'),
      watch.state('scale', 'ready'),
      watch.state('labelPrinter', 'ready'),
    ]);
    const scan = watch.scan();
    instruments.scanner!.core.scan('4006381333931');
    expect(await scan).toEqual({ text: '4006381333931', aim: null });
    instruments.scale!.core.setWeight({ digits: 42, exponent: -1, unit: 'lb' });
    await watch.steady('1905e-3 kg');
    expect(await watch.hub.print({ jobId: '1', bytes: Buffer.from('^XA^FDx^FS^XZ'), patienceMs: 5000 })).toEqual({
      kind: 'printed',
      proof: 'printed',
    });
    expect(watch.events.length).toBeGreaterThan(3);
  });

  it('keeps the last twenty frames, newest first, control characters made visible', async () => {
    const { listening, instruments } = await bench();
    const watch = watched(device('scanner', at(listening.scanner!)));
    await watch.state('scanner', 'ready');
    const last = watch.next('code 24', (event) =>
      event.kind === 'scan' && event.scan.text.startsWith('code 24') ? true : null,
    );
    for (let count = 0; count < 25; count += 1) instruments.scanner!.core.scan(`code ${count.toString()}\u001dx`);
    await last;
    const { frames, lastDataAt } = watch.status('scanner');
    expect(frames).toHaveLength(20);
    expect(frames[0]).toMatchObject({ text: 'code 24\u241dx', note: 'scan', at: lastDataAt });
    const health = await watch.next('health', (event): readonly DeviceStatus[] | null =>
      event.kind === 'status' ? event.devices : null,
    );
    expect(health[0]?.frames).toHaveLength(20);
  });

  it('shows a keyboard as ready, a device switched off as disabled, and an unknown protocol as a fault', () => {
    const watch = watched(
      { ...device('scanner', { kind: 'keyboard' }), deviceId: asId<DeviceId>('keyboard') },
      device('scale', at(1), { enabled: false }),
      { ...device('labelPrinter', at(1)), protocol: 'text' },
    );
    expect(watch.hub.statuses().map(({ address, state, reason }) => [address, state, reason])).toEqual([
      ['keyboard', 'ready', null],
      ['tcp://127.0.0.1:1', 'disabled', null],
      ['tcp://127.0.0.1:1', 'fault', 'protocolMismatch'],
    ]);
  });

  it('answers a job without a printer, and feedback without a scanner, calmly', async () => {
    const hub = createHub([]);
    after(() => hub.close());
    expect(await hub.print({ jobId: '1', bytes: new Uint8Array(), patienceMs: 1 })).toEqual({
      kind: 'failed',
      reason: 'notConfigured',
    });
    hub.feedback(null, 'good');
    hub.feedback(asId<DeviceId>('nobody'), 'bad');
    expect(hub.statuses()).toEqual([]);
  });

  it('says nothing more after it is closed, and can be closed twice', async () => {
    const { listening, instruments } = await bench();
    const watch = watchHub(device('scanner', at(listening.scanner!)), device('scale', at(listening.scale!)));
    await watch.state('scanner', 'ready');
    await Promise.all([watch.hub.close(), watch.hub.close()]);
    const count = watch.events.length;
    instruments.scanner!.core.scan('late');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(watch.events).toHaveLength(count);
    expect(instruments.scanner!.served.wire.hosts).toBe(0);
  });
});
