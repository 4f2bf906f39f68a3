import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { followSpooled } from '../../../src/devices/printers/spooled.ts';
import { cupsTransport, handedOverBy } from '../../../src/devices/transports/cups.ts';
import { cupsServer, ippQueue, OPERATION } from '../../../src/devices/transports/ipp.ts';
import { loadNative } from '../../../src/devices/transports/native.ts';
import { reasonOf, type SpoolLink, type SpoolState } from '../../../src/devices/transports/transport.ts';
import { jobState, queueReason, winspoolTransport } from '../../../src/devices/transports/winspool.ts';
import { infoOffsets, type SpoolerDll } from '../../../src/devices/transports/winspoolDll.ts';
import { cleanup } from '../../support/cleanup.ts';
import { handClock } from '../../support/handClock.ts';
import { serveIpp } from '../../support/ippServer.ts';

const listener = { bytes: () => undefined, lost: () => undefined };
const signal = new AbortController().signal;
const after = cleanup();
const [PENDING, HELD, PROCESSING, STOPPED, CANCELED, ABORTED, COMPLETED] = [3, 4, 5, 6, 7, 8, 9] as const;

describe('a CUPS queue', () => {
  async function cups() {
    const server = await serveIpp();
    after(() => server.close());
    const open = (queue = 'LABEL') =>
      cupsTransport(
        queue,
        ippQueue(queue, () => server.options),
      ).open(listener, signal);
    return { server, open, spool: (await open()).spool! };
  }

  it('takes the bytes as they are, zeros and all, and answers the number of the job', async () => {
    const { server, spool } = await cups();
    const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => index % 256);
    expect(await spool.submit(bytes, 'job 7')).toBe(41);
    expect(server.jobs.get(41)).toMatchObject({ state: PENDING });
    expect(handedOverBy(server.jobs.get(41)?.name ?? '')).toBe(process.pid);
    expect(server.jobs.get(41)?.bytes?.equals(bytes)).toBe(true);
  });

  it.each([
    ['waiting', PENDING, 0],
    ['waiting', HELD, 0],
    ['waiting', STOPPED, 1000],
    ['sending', PROCESSING, 1000],
    ['completed', COMPLETED, 1000],
    ['cancelled', CANCELED, 0],
    ['cancelled', ABORTED, 0],
    ['failed', CANCELED, 1000],
    ['failed', ABORTED, 1000],
  ] as const)('knows a job that is %s: state %i, begun at %i', async (state, jobState, processedAt) => {
    const { server, spool } = await cups();
    const job = await spool.submit(Uint8Array.of(1), 'x');
    Object.assign(server.jobs.get(job)!, { state: jobState, processedAt });
    expect(await spool.state(job)).toBe(state);
    server.jobs.delete(job);
    expect(await spool.state(job)).toBe('gone');
  });

  it('gives a job back only when nothing of it was sent', async () => {
    const { server, spool } = await cups();
    const [waiting, begun, done] = [
      await spool.submit(Uint8Array.of(1), 'a'),
      await spool.submit(Uint8Array.of(2), 'b'),
      await spool.submit(Uint8Array.of(3), 'c'),
    ];
    server.jobs.get(begun)!.processedAt = 1000;
    Object.assign(server.jobs.get(done)!, { state: COMPLETED, processedAt: 1000 });
    expect([await spool.cancel(waiting), await spool.cancel(begun), await spool.cancel(done)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([...server.jobs.values()].map(({ state }) => state)).toEqual([CANCELED, CANCELED, COMPLETED]);
  });

  it('takes back what a killed program of this PC left there, and nothing of anybody else', async () => {
    const { server, open } = await cups();
    const dead = spawnSync(process.execPath, ['--eval', '']).pid;
    const names = [
      `packing-station ${hostname()} ${dead.toString()} job 8`,
      `packing-station ${hostname()} ${process.ppid.toString()} job 9`,
      `packing-station other-${hostname()} ${dead.toString()} job 10`,
      'Quarterly report',
    ];
    for (const [index, name] of names.entries())
      server.jobs.set(index + 1, { name, state: HELD, processedAt: 0, bytes: Buffer.alloc(1) });
    await open();
    expect([...server.jobs.values()].map(({ state }) => state)).toEqual([CANCELED, HELD, HELD, HELD]);
  });

  it('is not asked twice to print where the answer to the bytes was lost: the job says what became of it', async () => {
    const { server, spool } = await cups();
    server.cutBehind = OPERATION.sendDocument;
    expect(await spool.submit(Uint8Array.of(1), 'x')).toBe(41);
    expect(await spool.state(41)).toBe('waiting');
    expect(server.jobs.size).toBe(1);
  });

  it('that does not take the bytes keeps no job of them', async () => {
    const { server, spool } = await cups();
    server.refuse = { operation: OPERATION.sendDocument, status: 0x040a };
    expect(await spool.submit(Uint8Array.of(1), 'x').catch(reasonOf)).toBe('refused');
    expect(server.jobs.get(41)?.state).toBe(CANCELED);
  });

  it.each([
    [0x0403, 'noPermission'],
    [0x0507, 'busy'],
    [0x0506, 'refused'],
  ] as const)('that answers %i to a new job is %s', async (status, reason) => {
    const { server, spool } = await cups();
    server.refuse = { operation: OPERATION.createJob, status };
    expect(await spool.submit(Uint8Array.of(1), 'x').catch(reasonOf)).toBe(reason);
  });

  it.each([[Uint8Array.of()], [Uint8Array.of(1, 1, 0, 0, 0)], [Buffer.from('<html>login</html>')]])(
    'whose answer is none (%j) is lost, and nothing is thrown but that',
    async (body) => {
      const { server, spool } = await cups();
      server.garble = { operation: OPERATION.getPrinterAttributes, body };
      expect(await spool.trouble().catch(reasonOf)).toBe('lost');
    },
  );

  it.each([
    [{}, null],
    [{ reasons: ['media-low-warning', 'toner-low-report'] }, null],
    [{ state: 5, reasons: ['paused'] }, 'paused'],
    [{ state: 5, reasons: ['none'] }, 'paused'],
    [{ reasons: ['media-empty-error'] }, 'paperOut'],
    [{ reasons: ['cover-open'] }, 'headOpen'],
    [{ reasons: ['offline-report'] }, null],
    [{ reasons: ['offline'] }, 'notFound'],
    [{ message: 'The printer is not responding.' }, 'notFound'],
    [{ isAccepting: false }, 'refused'],
  ] as const)('says why it lets nothing through: %j', async (printer, reason) => {
    const { server, spool } = await cups();
    server.printer = { ...server.printer, ...printer } as typeof server.printer;
    expect(await spool.trouble()).toBe(reason);
  });

  it('that looks for its printer is in trouble when it goes on looking', async () => {
    const { server, spool } = await cups();
    server.printer.reasons = ['connecting-to-device'];
    const seen: (string | null)[] = [];
    for (let look = 0; look < 7; look += 1) seen.push(await spool.trouble());
    expect([seen[0], seen.at(-1)]).toEqual([null, 'notFound']);
    server.printer.reasons = ['none'];
    expect(await spool.trouble()).toBeNull();
  });

  it('that is not there, or without CUPS at all, is not found', async () => {
    const { server, open } = await cups();
    expect(await open('OTHER').catch(reasonOf)).toBe('notFound');
    await server.close();
    expect(await open().catch(reasonOf)).toBe('notFound');
  });

  it('is looked for where CUPS_SERVER says', () => {
    expect(cupsServer({ CUPS_SERVER: 'printhost' })).toEqual({ host: 'printhost', port: 631 });
    expect(cupsServer({ CUPS_SERVER: 'printhost:8631/version=1.1' })).toEqual({ host: 'printhost', port: 8631 });
    expect(cupsServer({ CUPS_SERVER: '[::1]:8631' })).toEqual({ host: '::1', port: 8631 });
    expect(cupsServer({ CUPS_SERVER: '/tmp/cups.sock' })).toEqual({ socketPath: '/tmp/cups.sock' });
  });
});

describe('the Windows spooler', () => {
  /** A stand-in for winspool.drv that keeps what it is given. */
  function dll(own: Partial<SpoolerDll> = {}) {
    const calls: string[] = [];
    const taken: number[] = [];
    const fake: SpoolerDll = {
      openPrinter: (queue) => (queue === 'Zebra' ? 1 : null),
      closePrinter: () => void calls.push('close'),
      driverAttributes: () => 0,
      printerStatus: () => ({ status: 0, attributes: 0 }),
      startDocument: (_printer, title, datatype) => (calls.push(`start ${title} ${datatype}`), 7),
      startPage: () => (calls.push('page'), true),
      write: (_printer, bytes) => (taken.push(...bytes), Promise.resolve(bytes.length)),
      endPage: () => void calls.push('end page'),
      endDocument: () => void calls.push('end'),
      jobStatus: () => 0x80,
      deleteJob: () => (calls.push('delete'), true),
      ...own,
    };
    const open = () => winspoolTransport('Zebra', () => fake).open(listener, signal);
    return { open, calls, taken };
  }

  it('takes a whole document as RAW', async () => {
    const { open, calls, taken } = dll();
    const link = await open();
    const bytes = Uint8Array.from({ length: 150_000 }, (_, index) => index % 256);
    expect(await link.spool!.submit(bytes, 'label')).toBe(7);
    expect(calls).toEqual(['start label RAW', 'page', 'end page', 'end']);
    expect(Uint8Array.from(taken)).toEqual(bytes);
    expect(await link.spool!.state(7)).toBe('completed');
    await link.close();
    await link.close();
    expect(calls.filter((call) => call === 'close')).toHaveLength(1);
  });

  it('is given XPS_PASS where the driver is an XPS one', async () => {
    const { open, calls } = dll({ driverAttributes: () => 0x2 });
    await (await open()).spool!.submit(Uint8Array.of(1), 'label');
    expect(calls[0]).toBe('start label XPS_PASS');
  });

  it('goes on where a write took a part only', async () => {
    const taken: number[] = [];
    const { open } = dll({
      write: (_printer, bytes) => {
        const part = bytes.subarray(0, 3);
        taken.push(...part);
        return Promise.resolve(part.length);
      },
    });
    await (await open()).spool!.submit(Uint8Array.of(1, 2, 3, 4, 5, 6, 7), 'label');
    expect(taken).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it.each([
    ['a refused document', { startDocument: () => 0 }, []],
    ['a write that fails', { write: () => Promise.resolve(0) }, ['start label RAW', 'page', 'delete', 'end']],
  ])('takes half a job back: %s', async (_, own, expected) => {
    const { open, calls } = dll(own);
    const link = await open();
    expect(await link.spool!.submit(Uint8Array.of(1), 'label').catch(reasonOf)).toBe('refused');
    expect(calls).toEqual(expected);
  });

  it.each([
    [null, 'gone'],
    [0x0000, 'waiting'],
    [0x0008, 'waiting'],
    [0x0010, 'sending'],
    [0x0011, 'waiting'],
    [0x0050, 'waiting'],
    [0x0080, 'completed'],
    [0x1000, 'completed'],
    [0x0100, 'failed'],
    [0x0180, 'completed'],
  ] as const)('reads job status %s as %s', (status, state) => {
    expect(jobState(status)).toBe(state);
  });

  it.each([
    [0, 0, null],
    [0x1, 0, 'paused'],
    [0x10, 0, 'paperOut'],
    [0x8, 0, 'jam'],
    [0x80, 0, 'notFound'],
    [0x400000, 0, 'headOpen'],
    [0x400011, 0, 'headOpen'],
    [0, 0x400, 'notFound'],
  ])('reads queue status %s with attributes %s as %s', (status, attributes, reason) => {
    expect(queueReason(status, attributes)).toBe(reason);
  });

  it('is not found where there is no such queue, or no such system', async () => {
    expect(
      await winspoolTransport('Other', () => null)
        .open(listener, signal)
        .catch(reasonOf),
    ).toBe('notFound');
    const { open } = dll({ openPrinter: () => null });
    expect(await open().catch(reasonOf)).toBe('notFound');
  });

  it('finds its numbers where 64-bit winspool.h has them', () => {
    expect(infoOffsets(loadNative()!)).toEqual({
      jobStatus: 56,
      printerAttributes: 104,
      printerStatus: 124,
      driverAttributes: 168,
    });
  });
});

describe('a job at a spooler', () => {
  function spooled(states: readonly SpoolState[], own: Partial<SpoolLink> = {}) {
    const clock = handClock();
    let at = 0;
    const calls: string[] = [];
    const spool: SpoolLink = {
      trouble: () => Promise.resolve(null),
      submit: () => Promise.resolve(1),
      state: () => Promise.resolve(states[Math.min(at++, states.length - 1)]!),
      cancel: () => (calls.push('cancel'), Promise.resolve(true)),
      ...own,
    };
    const health: (string | null)[] = [];
    const follow = (expiresAt?: number) =>
      followSpooled(
        spool,
        { jobId: '1', bytes: Uint8Array.of(1), patienceMs: 0, ...(expiresAt !== undefined && { expiresAt }) },
        clock,
        (reason) => health.push(reason),
      );
    return { clock, follow, calls, health };
  }

  it.each([
    [['waiting', 'sending', 'completed'], { kind: 'printed', proof: 'delivered' }],
    [['sending', 'gone'], { kind: 'printed', proof: 'delivered' }],
    [['waiting', 'gone'], { kind: 'printed', proof: 'spooled' }],
    [['sending', 'failed'], { kind: 'uncertain', reason: 'refused' }],
  ] as const)('that is %j ends so', async (states, verdict) => {
    const { clock, follow } = spooled(states);
    const end = follow();
    await clock.forward(10_000);
    expect(await end).toEqual(verdict);
  });

  it('job stuck then flood: a queue that lets nothing through gives the job back when it expires', async () => {
    const { clock, follow, calls, health } = spooled(['waiting'], { trouble: () => Promise.resolve('paused') });
    const end = follow(30_000);
    await clock.forward(29_000);
    expect(calls).toEqual([]);
    await clock.forward(2000);
    expect(await end).toEqual({ kind: 'failed', reason: 'paused', printedSome: false });
    expect(calls).toEqual(['cancel']);
    expect(health).toContain('paused');
  });

  it('that somebody cancelled before it was sent did not come out', async () => {
    const { clock, follow } = spooled(['waiting', 'cancelled']);
    const end = follow();
    await clock.forward(10_000);
    expect(await end).toEqual({ kind: 'failed', reason: 'cancelled', printedSome: false });
  });

  it('that is sent in the moment it is taken back was delivered', async () => {
    const { clock, follow } = spooled(['sending', 'sending', 'completed'], { cancel: () => Promise.resolve(false) });
    const end = follow(300);
    await clock.forward(3000);
    expect(await end).toEqual({ kind: 'printed', proof: 'delivered' });
  });

  it('that can not be taken back is uncertain', async () => {
    const { clock, follow } = spooled(['sending'], { cancel: () => Promise.resolve(false) });
    const end = follow(1000);
    await clock.forward(3000);
    expect(await end).toMatchObject({ kind: 'uncertain' });
  });

  it('spooler stopped: failed with nothing sent', async () => {
    const { follow } = spooled([], { submit: () => Promise.reject(new Error('stopped')) });
    expect(await follow()).toMatchObject({ kind: 'failed', printedSome: false });
  });
});
