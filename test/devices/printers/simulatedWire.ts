import type { DeviceClock } from '../../../src/devices/clock.ts';
import { linkError, type Link, type LinkListener, type Transport } from '../../../src/devices/transports/transport.ts';
import type { HostSide, Instrument } from '../../../src/devices/virtual/instrument.ts';

const LATENCY_MS = 1;

interface Open {
  readonly side: HostSide;
  readonly listener: LinkListener;
  readonly refuse: Set<() => void>;
  isOver: boolean;
}

/** A wire whose bytes take their time by a test's clock, and that can be stalled, cut and left without a peer. */
export function simulatedWire(instrument: Instrument, clock: DeviceClock) {
  let open: Open | null = null;
  let isStalled = false;
  let isAway = false;
  let left = Infinity;
  let cutsAtLastByte = false;
  let goOn: (() => void)[] = [];
  const end = (): void => {
    const current = open;
    open = null;
    if (current === null || current.isOver) return;
    current.isOver = true;
    current.side.gone();
    for (const refuse of current.refuse) refuse();
    clock.after(LATENCY_MS, () => {
      current.listener.lost('lost');
    });
  };
  const flowing = (): Promise<void> =>
    isStalled
      ? new Promise((resolve) => goOn.push(resolve))
      : new Promise((resolve) => clock.after(LATENCY_MS, resolve));
  const deliver = (current: Open, bytes: Uint8Array): void => {
    if (current.isOver) return;
    const taken = bytes.subarray(0, Math.min(left, bytes.length));
    left -= taken.length;
    current.side.receive(taken);
    // The end of a job of any of the languages, and nothing that is only asked.
    const isLast = cutsAtLastByte && bytes.length > 12;
    if (left <= 0 || isLast) {
      [left, cutsAtLastByte] = [Infinity, false];
      end();
    }
  };
  const link = (current: Open): Link => ({
    write: (bytes, deadlineMs) =>
      new Promise((resolve, reject) => {
        if (current.isOver) {
          reject(linkError('lost', 'wire'));
          return;
        }
        const refuse = (): void => {
          settle(() => {
            reject(linkError('lost', 'wire'));
          });
        };
        const cancel = clock.after(deadlineMs, () => {
          settle(() => {
            reject(linkError('noReply', 'wire'));
          });
        });
        let isSettled = false;
        const settle = (how: () => void): void => {
          if (isSettled) return;
          isSettled = true;
          cancel();
          current.refuse.delete(refuse);
          how();
        };
        current.refuse.add(refuse);
        const copy = Uint8Array.from(bytes);
        void flowing().then(() => {
          if (isSettled) return;
          deliver(current, copy);
          settle(resolve);
        });
      }),
    close() {
      if (!current.isOver) {
        current.isOver = true;
        current.side.gone();
        if (open === current) open = null;
      }
      for (const refuse of [...current.refuse]) refuse();
      return Promise.resolve();
    },
  });
  const transport: Transport = {
    address: 'wire',
    open(listener) {
      if (isAway) return Promise.reject(linkError('notFound', 'wire'));
      const current: Open = {
        side: instrument.connect((bytes) => {
          const copy = Uint8Array.from(bytes);
          clock.after(LATENCY_MS, () => {
            if (!current.isOver) listener.bytes(copy);
          });
        }),
        listener,
        refuse: new Set(),
        isOver: false,
      };
      open = current;
      return Promise.resolve(link(current));
    },
  };
  return {
    transport,
    cut: end,
    stall(on: boolean): void {
      isStalled = on;
      const waiting = goOn;
      goOn = [];
      if (!on) for (const resume of waiting) resume();
    },
    away(ms: number): void {
      isAway = true;
      end();
      clock.after(ms, () => {
        isAway = false;
      });
    },
    /** Cuts after so many bytes, or right behind the last byte of the next job. */
    cutAfter(bytes: number | 'lastByte'): void {
      if (bytes === 'lastByte') cutsAtLastByte = true;
      else left = Math.max(1, bytes);
    },
  };
}
