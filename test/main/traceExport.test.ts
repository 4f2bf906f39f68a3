import { describe, expect, it } from 'vitest';
import { asId, type DeviceId } from '../../src/core/ids.ts';
import { badgeCode } from '../../src/core/people/badgeCode.ts';
import { plainCode128 } from '../../src/labels/zpl/barcode.ts';
import { DeviceTrace } from '../../src/devices/deviceTrace.ts';
import { zplLanguage } from '../../src/devices/printers/zpl.ts';
import { traceLines, type TraceSource } from '../../src/main/traceExport.ts';
import type { DeviceEntry } from '../../src/shared/config.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const NAME = 'Rowan Ashby';

function source(role: DeviceEntry['role'], protocol: DeviceEntry['protocol'], trace: DeviceTrace): TraceSource {
  const transport = { kind: 'tcp' as const, host: '10.0.0.5', port: 9100 };
  const deviceId = asId<DeviceId>(role);
  return {
    entry: { deviceId, role, name: `Bench of ${NAME}`, transport, protocol },
    status: {
      ...{ deviceId, role, name: 'x', address: 'tcp://10.0.0.5:9100', protocol, state: 'fault', reason: 'paperOut' },
      ...{ since: NOW, lastDataAt: NOW, reconnects: 3, dpmm: 8, media: null, frames: [], jobs: 1 },
      health: trace.health(NOW),
    },
    trace: trace.copy(NOW),
    appVersion: '0.1.0',
    at: NOW,
  };
}
const parse = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a trace for support', () => {
  it('of a scanner names nobody, shows how codes begin and end, and which are the same', () => {
    const trace = new DeviceTrace();
    trace.bytes('in', bytes(`]Q1MEBKM:N:${NAME};\r\r`), NOW);
    trace.bytes('in', bytes(`]Q1MEBKM:N:${NAME};\r\r`), NOW + 5);
    trace.bytes('in', bytes('no aim\n'), NOW + 9);
    trace.bytes('out', Uint8Array.of(0x1b, 0x5b), NOW + 10);
    trace.moved({ at: NOW + 11, from: 'ready', to: 'disconnected', reason: 'lost' });
    const text = traceLines(source('scanner', 'text', trace), false);
    expect(text).not.toContain(NAME);
    expect(text).not.toContain(Buffer.from(NAME).toString('hex'));
    const [device, first, second, third, , state] = parse(text);
    expect(device).toMatchObject({
      kind: 'device',
      identity: 'tcp://10.0.0.5:9100',
      state: 'fault',
      withContents: false,
    });
    expect(first).toMatchObject({ kind: 'bytes', direction: 'in', head: '5d5131', tail: '0d0d', length: 25 });
    expect(second?.['sha256']).toBe(first?.['sha256']);
    expect(third).toMatchObject({ head: '', tail: '0a' });
    expect(state).toMatchObject({ kind: 'state', from: 'ready', to: 'disconnected', reason: 'lost' });
    // Salted anew: two files can't be laid side by side.
    const again = parse(traceLines(source('scanner', 'text', trace), false));
    expect(again[1]?.['sha256']).not.toBe(first?.['sha256']);
  });

  it('has no badge in it, also with contents: neither scanned nor printed', () => {
    const badge = badgeCode('31415926535897932384');
    const scanned = new DeviceTrace();
    scanned.bytes('in', bytes(`]C0${badge}\r`), NOW);
    scanned.moved({ at: NOW + 1, from: 'ready', to: 'disconnected', reason: 'lost' });
    const printed = new DeviceTrace();
    printed.bytes('out', bytes(`^XA^FD${plainCode128(badge).fieldData}^FS^XZ`), NOW);
    for (const text of [
      traceLines(source('scanner', 'text', scanned), true),
      traceLines(source('labelPrinter', 'zpl', printed), true),
    ])
      expect(text).not.toContain(Buffer.from(badge.slice(0, 22)).toString('hex'));
  });

  it('of a printer shows its questions and answers, but not what was printed', () => {
    const trace = new DeviceTrace();
    const [question] = zplLanguage().status;
    trace.bytes('out', question?.bytes ?? bytes(''), NOW);
    trace.bytes('in', bytes('\x02030,1,0\x03\r\n'), NOW + 1);
    trace.bytes('out', bytes(`^XA^FD${NAME}^FS^XZ`), NOW + 2);
    trace.bytes('out', bytes('by^XZ'), NOW + 3);
    const lines = parse(traceLines(source('labelPrinter', 'zpl', trace), false));
    expect(JSON.stringify(lines)).not.toContain(Buffer.from(NAME).toString('hex'));
    expect(lines[2]).toMatchObject({ direction: 'in', hex: Buffer.from('\x02030,1,0\x03\r\n').toString('hex') });
    expect(lines[3]).not.toHaveProperty('hex');
    expect(lines[4]).not.toHaveProperty('hex');
    const questions = lines.filter((line) => line['direction'] === 'out' && 'hex' in line);
    expect(questions.map(({ hex }) => Buffer.from(String(hex), 'hex').toString())).toEqual([
      Buffer.from(question?.bytes ?? []).toString(),
    ]);
  });

  it('of a scale is whole, with its counters last', () => {
    const trace = new DeviceTrace();
    trace.bytes('in', bytes('S S      1.235 kg\r\n'), NOW);
    trace.frame(17, 'weight', NOW);
    trace.frame(3, 'unknown', NOW);
    const lines = parse(traceLines(source('scale', 'mt-sics', trace), false));
    expect(lines[1]).toMatchObject({ at: '2026-11-23T09:00:00.000Z', hex: '532053202020202020312e323335206b670d0a' });
    expect(lines.at(-1)).toEqual({
      ...{ kind: 'counters', framesOk: 1, framesBad: 1, bytesDropped: 3, perSecond: 0 },
      ...{ bytesIn: 19, bytesOut: 0, reconnects: 3, jobs: 1 },
    });
  });

  it('with contents has all of it, because a person said so', () => {
    const trace = new DeviceTrace();
    trace.bytes('in', bytes(`${NAME}\r`), NOW);
    const text = traceLines(source('scanner', 'text', trace), true);
    expect(text).toContain(Buffer.from(`${NAME}\r`).toString('hex'));
    expect(parse(text)[0]).toMatchObject({ withContents: true, config: { name: `Bench of ${NAME}` } });
  });
});

describe('what is kept of a line', () => {
  it('is bounded: the last 500 frames, the first 512 bytes of each', () => {
    const trace = new DeviceTrace();
    for (let n = 0; n < 700; n += 1) trace.bytes('in', new Uint8Array(2000).fill(n % 256), NOW + n);
    const { frames, bytesIn } = trace.copy(NOW);
    expect([frames.length, frames[0]?.at, frames[0]?.bytes.length, frames[0]?.length]).toEqual([
      500,
      NOW + 200,
      512,
      2000,
    ]);
    expect(bytesIn).toBe(1_400_000);
    trace.moved({ at: NOW, from: 'ready', to: 'fault', reason: 'noReply' });
    expect(trace.copy(NOW).moves[0]?.evidence).toBe('bb'.repeat(64));
    expect(parse(traceLines(source('scale', 'nci', trace), false)).find(({ kind }) => kind === 'bytes')).toMatchObject({
      isCut: true,
    });
  });

  it('counts frames a second over the last seconds, whatever is done to the clock', () => {
    const trace = new DeviceTrace();
    for (let n = 0; n < 50; n += 1) trace.frame(8, 'weight', NOW + n * 100);
    expect(trace.health(NOW + 5000).perSecond).toBe(10);
    expect(trace.health(NOW + 60_000).perSecond).toBe(0);
    trace.frame(8, 'weight', NOW + 60_000);
    expect(trace.health(NOW).perSecond).toBe(0);
  });
});
