import { describe, expect, it } from 'vitest';
import { followSpooled } from '../../../src/devices/printers/spooled.ts';
import { cupsTransport, jobEntry, queueTrouble, type RunCommand } from '../../../src/devices/transports/cups.ts';
import { loadNative } from '../../../src/devices/transports/native.ts';
import { reasonOf, type SpoolLink, type SpoolState } from '../../../src/devices/transports/transport.ts';
import { jobState, queueReason, winspoolTransport } from '../../../src/devices/transports/winspool.ts';
import { infoOffsets, type SpoolerDll } from '../../../src/devices/transports/winspoolDll.ts';
import { handClock } from '../../support/handClock.ts';

const listener = { bytes: () => undefined, lost: () => undefined };
const signal = new AbortController().signal;
const IDLE = 'printer LABEL is idle.  enabled since Fri Nov 27 03:00:00 2026\n';
const DISABLED = 'printer LABEL disabled since Fri Nov 27 03:00:00 2026 -\n\tPaused\n';

describe('a CUPS queue', () => {
  /** The programs of CUPS, as far as they are asked. */
  function cups(state: { printer: string; open: string; done: string }) {
    const calls: { line: string; input: string }[] = [];
    const run: RunCommand = (program, args, input) => {
      const line = [program, ...args].join(' ');
      calls.push({ line, input: Buffer.from(input).toString('hex') });
      const answers: Record<string, string> = {
        'lpstat -p LABEL': state.printer,
        'lpstat -l -W not-completed -o LABEL': state.open,
        'lpstat -l -W completed -o LABEL': state.done,
        'lp -d LABEL -o raw -t job 7 -- -': 'request id is LABEL-41 (0 file(s))\n',
        'cancel LABEL-41': '',
      };
      const stdout = answers[line];
      return Promise.resolve({ code: stdout === undefined ? 1 : 0, stdout: stdout ?? '', stderr: '' });
    };
    return { run, calls };
  }
  const entry = (name: string, alert: string): string =>
    `${name}               root              1024   Fri Nov 27 03:00:00 2026\n\tStatus: \n\tAlerts: ${alert}\n\tqueued for LABEL\n`;

  it('takes the bytes raw, zeros and all, and answers the number of the job', async () => {
    const { run, calls } = cups({ printer: IDLE, open: '', done: '' });
    const { spool } = await cupsTransport('LABEL', run).open(listener, signal);
    expect(await spool!.submit(Uint8Array.of(0, 255, 94), 'job 7')).toBe(41);
    expect(calls.at(-1)).toEqual({ line: 'lp -d LABEL -o raw -t job 7 -- -', input: '00ff5e' });
  });

  it.each([
    ['waiting', { printer: DISABLED, open: entry('LABEL-41', 'none'), done: '' }],
    [
      'sending',
      {
        printer: 'printer LABEL now printing LABEL-41.  enabled since ..\n',
        open: entry('LABEL-41', 'job-printing'),
        done: '',
      },
    ],
    [
      'completed',
      { printer: IDLE, open: entry('LABEL-411', 'none'), done: entry('LABEL-41', 'job-completed-successfully') },
    ],
    ['failed', { printer: IDLE, open: '', done: entry('LABEL-40', 'x') + entry('LABEL-41', 'job-canceled-by-user') }],
    ['failed', { printer: IDLE, open: '', done: entry('LABEL-41', 'aborted-by-system') }],
    ['gone', { printer: IDLE, open: '', done: entry('LABEL-4', 'job-completed-successfully') }],
  ] as const)('knows a job that is %s', async (state, told) => {
    const { spool } = await cupsTransport('LABEL', cups(told).run).open(listener, signal);
    expect(await spool!.state(41)).toBe(state);
  });

  it('says why it lets nothing through', () => {
    expect(queueTrouble(IDLE)).toBeNull();
    expect(queueTrouble(DISABLED)).toBe('paused');
    expect(queueTrouble(`${IDLE}\tmedia-empty-error`)).toBe('paperOut');
    expect(queueTrouble(`${IDLE}\tUnable to connect to printer`)).toBe('notFound');
    expect(jobEntry('', 'LABEL-1')).toBeNull();
  });

  it('that is not there, or without CUPS at all, is not found', async () => {
    const run = cups({ printer: IDLE, open: '', done: '' }).run;
    expect(await cupsTransport('OTHER', run).open(listener, signal).catch(reasonOf)).toBe('notFound');
    const none: RunCommand = () => Promise.reject(new Error('spawn lpstat ENOENT'));
    expect(await cupsTransport('LABEL', none).open(listener, signal).catch(reasonOf)).toBe('notFound');
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

  it('that was stuck and is then listed as completed may have been cancelled by somebody: only spooled', async () => {
    const { clock, follow } = spooled(['waiting', 'waiting', 'completed'], {
      trouble: () => Promise.resolve('paused'),
    });
    const end = follow();
    await clock.forward(10_000);
    expect(await end).toEqual({ kind: 'printed', proof: 'spooled' });
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
