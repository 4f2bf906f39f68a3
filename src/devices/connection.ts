import type { DeviceStateName } from '../station/ports.ts';
import type { DeviceClock } from './clock.ts';
import type { Driver } from './driver.ts';
import { reasonOf, type Link, type LinkReason, type Transport } from './transports/transport.ts';

const BACKOFF_MS = [250, 500, 1000, 2000, 4000] as const;
const LONGEST_WAIT_MS = 4000;
const JITTER = 0.2;
// A link that lived this long, or said something, ends a row of failures.
const SETTLED_MS = 5000;

/** What a connection tells its owner. */
export interface ConnectionListener {
  state(state: DeviceStateName, reason: string | null): void;
  reconnected(): void;
  /** Bytes came in and are about to be read: a chance to notice that they lay there through a sleep, and to `wake`. */
  arrived?(): void;
}

/** Milliseconds to wait after `failures` tries in a row: 0.25 s doubling to 4 s, each 20 % more or less, never above 4 s. */
export function backoffMs(failures: number, random: number): number {
  const base = BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)] ?? LONGEST_WAIT_MS;
  return Math.min(LONGEST_WAIT_MS, Math.round(base * (1 - JITTER + 2 * JITTER * random)));
}

const nothing = (): void => undefined;

/** Keeps one device connected: opens, feeds its driver, and opens again with back-off for ever. Written once for every role. */
export class Connection {
  readonly #transport: Transport;
  readonly #driver: Driver;
  readonly #clock: DeviceClock;
  readonly #listener: ConnectionListener;
  #link: Link | null = null;
  // Every open has a number of its own: what an older link still has to say is not listened to.
  #generation = 0;
  #opens = 0;
  #failures = 0;
  #isWanted = true;
  #isAsleep = false;
  #isOver = false;
  #isDeaf = false;
  /** The try that is under way, and whether the device appeared meanwhile. */
  #trying: number | null = null;
  #hasAppeared = false;
  #cancelRetry = nothing;
  #cancelSettled = nothing;
  #unwatch: (() => void) | null = null;
  #closing: Promise<void> = Promise.resolve();
  #abort = new AbortController();

  constructor(transport: Transport, driver: Driver, clock: DeviceClock, listener: ConnectionListener) {
    this.#transport = transport;
    this.#driver = driver;
    this.#clock = clock;
    this.#listener = listener;
  }

  /** Begins to connect and never gives up until closed. */
  start(): void {
    void this.#open();
  }

  /** The driver's word on the device behind an open link: null when it answers and is able. */
  health(reason: string | null): void {
    if (this.#link === null) return;
    this.#isDeaf = reason === 'noReply';
    this.#listener.state(reason === null ? 'ready' : 'fault', reason);
  }

  /** Gives up a link nobody answers on, and opens another. */
  reopen(): void {
    this.#lose('noReply');
  }

  /** Holds the link (true), or gives it up quietly until it is wanted again (false). */
  want(isWanted: boolean): void {
    if (this.#isWanted === isWanted || this.#isOver) return;
    this.#isWanted = isWanted;
    if (this.#isAsleep) return;
    if (isWanted) {
      this.#failures = 0;
      void this.#open();
    } else this.#stop();
  }

  /** The machine goes to sleep: lets the link go and opens none until `wake`. */
  sleep(): void {
    if (this.#isAsleep || this.#isOver) return;
    this.#isAsleep = true;
    this.#abort.abort();
    this.#stop();
    this.#isDeaf = false;
    // A link that nobody needs now is no loss.
    if (this.#isWanted) this.#listener.state('disconnected', 'asleep');
  }

  /** The machine is awake: what is left of the link is dropped, and another one opened at once. */
  wake(): void {
    if (this.#isOver) return;
    this.sleep();
    this.#isAsleep = false;
    this.#failures = 0;
    if (this.#isWanted) void this.#open();
  }

  /** Says goodbye to the device and ends the link; nothing is called afterwards. */
  async close(): Promise<void> {
    if (this.#isOver) return;
    await this.#driver.close();
    this.#isOver = true;
    this.#abort.abort();
    this.#stop();
    await this.#closing;
  }

  #stop(): void {
    this.#cancelRetry();
    this.#endWatch();
    this.#detach();
  }

  get #mayOpen(): boolean {
    return this.#isWanted && !this.#isAsleep && !this.#isOver;
  }

  #detach(): boolean {
    this.#generation += 1;
    this.#cancelSettled();
    const link = this.#link;
    this.#link = null;
    if (link === null) return false;
    this.#driver.detach();
    this.#closing = link.close();
    return true;
  }

  #lose(reason: LinkReason): void {
    if (!this.#detach()) return;
    this.#isDeaf = reason === 'noReply';
    this.#listener.state(this.#isDeaf ? 'fault' : 'disconnected', reason);
    this.#retry();
  }

  #retry(): void {
    this.#cancelRetry();
    if (!this.#mayOpen) return;
    const wait = backoffMs(this.#failures, this.#clock.random());
    this.#failures += 1;
    this.#cancelRetry = this.#clock.after(wait, () => void this.#open());
    this.#watch();
  }

  /** While there is no link: a device that appears is opened at once. */
  #watch(): void {
    this.#unwatch ??=
      this.#transport.watch?.(() => {
        this.#failures = 0;
        // Two tries at one device lock each other out: the one under way may still find it.
        this.#hasAppeared = true;
        if (this.#trying === null) void this.#open();
      }) ?? null;
  }

  #endWatch(): void {
    this.#unwatch?.();
    this.#unwatch = null;
  }

  async #open(): Promise<void> {
    this.#cancelRetry();
    if (this.#link !== null) return;
    this.#generation += 1;
    const mine = this.#generation;
    const isMine = (): boolean => mine === this.#generation && this.#mayOpen;
    this.#trying = mine;
    this.#hasAppeared = false;
    this.#abort.abort();
    this.#abort = new AbortController();
    const hasFailed = await this.#try(isMine);
    if (this.#trying === mine) this.#trying = null;
    if (!hasFailed) return;
    if (this.#mayBeThere()) void this.#open();
    else this.#retry();
  }

  #mayBeThere(): boolean {
    return this.#hasAppeared;
  }

  /** True when this try is still the newest one and did not reach the device. */
  async #try(isMine: () => boolean): Promise<boolean> {
    await this.#closing;
    if (!isMine()) return false;
    // Later tries don't flicker: the device stays shown as gone until there is a link.
    if (this.#opens === 0 && this.#failures === 0) this.#listener.state('connecting', null);
    try {
      const link = await this.#transport.open(
        {
          bytes: (chunk) => {
            if (isMine()) this.#listener.arrived?.();
            // It may have been noticed only now that these bytes are from before a sleep.
            if (isMine()) this.#receive(chunk);
          },
          lost: (reason) => {
            if (isMine()) this.#lose(reason);
          },
        },
        this.#abort.signal,
      );
      if (isMine()) this.#attach(link);
      else await link.close();
    } catch (error) {
      if (!isMine()) return false;
      this.#isDeaf = false;
      this.#listener.state('disconnected', reasonOf(error));
      return true;
    }
    return false;
  }

  #receive(chunk: Uint8Array): void {
    if (this.#link === null) return;
    this.#failures = 0;
    this.#driver.receive(chunk);
  }

  #attach(link: Link): void {
    this.#link = link;
    this.#endWatch();
    this.#opens += 1;
    if (this.#opens > 1) this.#listener.reconnected();
    this.#cancelSettled = this.#clock.after(SETTLED_MS, () => {
      this.#failures = 0;
    });
    // A deaf device stays shown as deaf until it answers.
    if (!this.#isDeaf) this.#listener.state('connecting', null);
    this.#driver.attach(link);
  }
}
