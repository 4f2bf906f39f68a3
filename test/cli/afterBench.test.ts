import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifest } from '../../src/cli/manifest.ts';
import { track } from '../../src/cli/track.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { startEasypostServer } from '../support/carrierServers/easypost.ts';
import { NOON } from '../storage/facts.ts';
import { newFolder, openIn, steadyRuntime } from '../storage/place.ts';
import { givenBack, intentId, sent } from '../storage/sentParcels.ts';

// Gone in every time zone, and not so long ago that nobody waits for it any more.
const DAY = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);

/** A folder with two parcels of a day and one that was given back. */
function folder(): string {
  const dataDir = newFolder();
  const storage = openIn(dataDir, steadyRuntime(NOON));
  storage.record([...sent(1, DAY), ...sent(2, DAY), ...sent(3, DAY), givenBack(3)], null);
  storage.close();
  return dataDir;
}

function spoken(argv: string[], env: Record<string, string> = {}) {
  let [out, err] = ['', ''];
  const context = {
    argv,
    env,
    stdout: (text: string) => {
      out += text;
    },
    stderr: (text: string) => {
      err += text;
    },
  };
  return { context, said: () => ({ out, err }) };
}

function run(verb: typeof manifest, ...argv: string[]) {
  const { context, said } = spoken(argv);
  const code = verb(context);
  return { code, ...said() };
}

async function runTrack(argv: string[], env: Record<string, string> = {}) {
  const { context, said } = spoken(argv, env);
  const code = await track(context);
  return { code, ...said() };
}

describe('station manifest', () => {
  it('lists, closes once and shows', () => {
    const data = folder();
    expect(run(manifest, 'list', '--data', data)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/2 parcels\n$/),
    });
    const args = ['close', '--carrier', 'offline', '--ship-date', DAY, '--data', data];
    const closed = run(manifest, ...args, '--json');
    expect(closed.code).toBe(0);
    const { manifestId } = JSON.parse(closed.out) as { manifestId: string };
    expect(manifestId).toMatch(new RegExp(`^MF${DAY.slice(2).replaceAll('-', '')}`));
    expect(run(manifest, ...args, '--json').out).toBe(closed.out);
    const shown = run(manifest, 'show', manifestId.toLowerCase(), '--data', data);
    expect(shown.out).toMatch(/T1 {2}1 {2}1500 g {2}ground {2}8\.99 USD\n {2}T2/);
    expect(shown.out).not.toContain('T3');
    expect(JSON.parse(run(manifest, 'list', '--data', data, '--json').out)).toMatchObject({
      open: [],
      closed: [{ manifestId, active: 2, loaded: 0 }],
    });
  });

  it('says what is wrong', () => {
    const data = folder();
    const nothing = run(manifest, 'close', '--carrier', 'far', '--ship-date', DAY, '--data', data);
    expect(nothing).toMatchObject({ code: 1, err: 'there is nothing to close\n' });
    expect(run(manifest, 'show', 'MF1', '--data', data)).toMatchObject({ code: 1, err: 'there is no manifest MF1\n' });
    expect(run(manifest, 'close', '--carrier', 'offline', '--data', data)).toMatchObject({ code: 2 });
    expect(run(manifest, 'tear', '--data', data)).toMatchObject({ code: 2 });
    const nowhere = join(newFolder(), 'none');
    expect(run(manifest, 'list', '--data', nowhere)).toMatchObject({ code: 2 });
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe('station track', () => {
  const file = (name: string, text: string): string => {
    const path = join(newFolder(), name);
    writeFileSync(path, text);
    return path;
  };
  const way = (data: string) => {
    const storage = openIn(data, steadyRuntime(NOON));
    const found = storage.tracking.ofIntent(intentId(1));
    storage.close();
    return found;
  };

  it('records a CSV once, whatever its delimiter, and tells lines and numbers that say nothing', async () => {
    const data = folder();
    const path = file(
      'way.csv',
      `number;at;status;city;country
T1;2026-11-24T09:30:00-06:00;in transit;Reno;US
T1;2026-11-25 22:30-06:00;DELIVERED;Denver;US
T1;2026-11-25;delivered;;
T1;2026-11-25T09:30:00Z;lost in space;;
T9;2026-11-25T09:30:00Z;delivered;;
`,
    );
    const first = await runTrack([path, '--data', data]);
    expect(first.code).toBe(0);
    expect(first.out.split('\n')).toEqual([
      '2 recorded, 0 known already, 2 refused',
      expect.stringMatching(/^line 4: the time must be ISO 8601/),
      'line 5: the status is none that is known',
      'T9: no label of this station had this number then',
      '',
    ]);
    expect((await runTrack([path, '--data', data])).out).toMatch(/^0 recorded, 2 known already/);
    expect(way(data)).toMatchObject({
      status: 'delivered',
      deliveredOn: '2026-11-25',
      events: [{ place: 'Reno US' }, {}],
    });
  });

  it('records a JSON file in the words of another service', async () => {
    const data = folder();
    const path = file(
      'way.json',
      JSON.stringify([
        { number: 'T1', at: '2026-11-24T09:30:00Z', source: 'shippo', code: 'TRANSIT', region: 'NV' },
        { number: 'T1', at: '2026-11-24T09:30:00Z', source: 'nobody', code: 'X' },
      ]),
    );
    const told = await runTrack([path, '--data', data, '--json']);
    expect(JSON.parse(told.out)).toEqual({
      recorded: 1,
      known: 0,
      strangers: [],
      refused: [{ line: 2, reason: 'sourceUnknown' }],
    });
    expect(way(data)).toMatchObject({ status: 'inTransit' });
  });

  it('a file that is not there, is no such file, or has no numbers can not be recorded', async () => {
    const data = folder();
    expect((await runTrack([join(data, 'none.csv'), '--data', data])).code).toBe(1);
    expect((await runTrack([file('a.json', '{'), '--data', data])).code).toBe(1);
    expect((await runTrack([file('a.csv', 'parcel,at\nT1,x\n'), '--data', data])).code).toBe(1);
    expect((await runTrack(['--data', data])).code).toBe(2);
  });

  it('asks the carrier of the station about its parcels', async () => {
    const server = await startEasypostServer();
    try {
      const data = folder();
      const storage = openIn(data, systemRuntime);
      const facts = sent(4, DAY).map((one) =>
        one.event.type === 'labelRequested' ? { ...one, event: { ...one.event, carrier: 'easypost' } } : one,
      );
      storage.record(facts, null);
      storage.close();
      expect(await runTrack(['--poll', '--data', data]), 'the own carrier').toMatchObject({ code: 1 });
      writeFileSync(join(data, 'station.json'), JSON.stringify({ carrier: { kind: 'easypost', url: server.url } }));
      const env = { STATION_CARRIER_KEY: 'key' };
      const time = new Date().toISOString().slice(0, 19);
      server.tracked.happens('T4', { status: 'delivered', detail: '', time, offset: 'Z', city: 'Reno' });
      const told = await runTrack(['--poll', '--data', data, '--json'], env);
      expect(JSON.parse(told.out)).toEqual({ asked: 1, recorded: 1, stopped: null });
      expect(await runTrack(['--poll', '--data', data], env)).toMatchObject({
        code: 0,
        out: 'asked about 0 parcels, 0 events recorded\n',
      });
      expect((await runTrack(['--poll', '--data', data])).err, 'no key').toContain('STATION_CARRIER_KEY');
      expect((await runTrack(['--poll', 'x.csv', '--data', data], env)).code).toBe(2);
    } finally {
      await server.close();
    }
  });
});
