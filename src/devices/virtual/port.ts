import { createServer, type Server, type Socket } from 'node:net';
import type { HostSide, Instrument } from './instrument.ts';

interface Peer {
  readonly write: (bytes: Uint8Array) => void;
  readonly cut: () => void;
  /** Cuts as a machine that crashed does; the same as `cut` where the wire knows no other way. */
  readonly reset?: () => void;
  readonly stall: (isStalled: boolean) => void;
}

/** Faults between an instrument and its host that are set up before they happen. Bytes count from then, on each connection. */
export interface WireFaults {
  /** The connection is reset after so many bytes of the host; once. */
  readonly resetAfterBytes?: number;
  /** The connection is reset right behind these bytes, in Latin-1, which the instrument still gets; once. */
  readonly resetBehind?: string;
  /** Only so many bytes of a connection are read, the rest is thrown away; on one connection. */
  readonly truncateAfterBytes?: number;
  /** A connection is not read any more after so many bytes. */
  readonly stallAfterBytes?: number;
  /** Something is said unasked after so many bytes of each connection. */
  readonly chatterAfterBytes?: number;
  /** A connection is looked at only after so many milliseconds. */
  readonly acceptLateMs?: number;
  /** A second host is turned away. */
  readonly isSingle?: boolean;
  /** The connection is lost at the moment a label has come out: what would say so never arrives. */
  readonly losesAcknowledgement?: boolean;
}

/** As many of a connection's last bytes are kept to find `resetBehind` in. */
const TAIL = 64;
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The faults of the wire between a virtual instrument and its host, the same for TCP and for a pseudo-terminal. */
export class Wire {
  readonly #instrument: Instrument;
  readonly #peers = new Set<Peer>();
  #isSilent = false;
  #isStalled = false;
  #delayMs = 0;
  #faults: WireFaults = {};

  constructor(instrument: Instrument) {
    this.#instrument = instrument;
  }

  get hosts(): number {
    return this.#peers.size;
  }

  /** A host connected; the answer takes its bytes and its leaving. */
  join(peer: Peer): HostSide {
    if (this.#faults.isSingle === true && this.#peers.size > 0) {
      (peer.reset ?? peer.cut)();
      return { receive: () => undefined, gone: () => undefined };
    }
    this.#peers.add(peer);
    peer.stall(this.#isStalled);
    let heard = 0;
    let counted = this.#faults;
    let tail = '';
    const side = this.#instrument.connect((bytes) => {
      this.#out(peer, bytes);
    });
    return {
      receive: (bytes) => {
        if (this.#isSilent || !this.#peers.has(peer)) return;
        if (counted !== this.#faults) [heard, counted, tail] = [0, this.#faults, ''];
        const told = this.#untilReset(tail, bytes);
        tail = (tail + latin1(told)).slice(-TAIL);
        side.receive(this.#disturbed(peer, told, heard));
        heard += told.length;
        if (told.length < bytes.length || this.#isBehind(tail)) this.#reset(peer);
        else this.#afterwards(peer, heard - told.length, heard);
      },
      gone: () => {
        if (this.#peers.delete(peer)) side.gone();
      },
    };
  }

  /** Sets faults up; `{}` takes them away. */
  fault(faults: WireFaults): void {
    this.#faults = faults;
  }

  get faults(): WireFaults {
    return this.#faults;
  }

  /** Raw bytes to every host: noise, half a frame. */
  inject(bytes: Uint8Array): void {
    for (const peer of this.#peers) peer.write(bytes);
  }

  /** A deaf instrument: nothing is heard, nothing said, the line stays. */
  silence(isSilent: boolean): void {
    this.#isSilent = isSilent;
  }

  /** Every answer comes this much later. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** The instrument stops reading: the host's bytes pile up on the way. */
  stall(isStalled: boolean): void {
    this.#isStalled = isStalled;
    for (const peer of this.#peers) peer.stall(isStalled);
  }

  /** Cuts every connection. */
  drop(): void {
    for (const peer of [...this.#peers]) peer.cut();
  }

  #isBehind(tail: string): boolean {
    const { resetBehind } = this.#faults;
    return resetBehind !== undefined && tail.endsWith(resetBehind);
  }

  /** The bytes up to the place where the connection is to be reset; all of them where there is none. */
  #untilReset(tail: string, bytes: Uint8Array): Uint8Array {
    const { resetBehind } = this.#faults;
    const at = resetBehind === undefined ? -1 : (tail + latin1(bytes)).indexOf(resetBehind);
    return at < 0 ? bytes : bytes.subarray(0, Math.max(0, at + (resetBehind?.length ?? 0) - tail.length));
  }

  /** Once: the next connection is left alone. */
  #reset(peer: Peer): void {
    const { resetAfterBytes: _bytes, resetBehind: _behind, ...rest } = this.#faults;
    this.#faults = rest;
    (peer.reset ?? peer.cut)();
  }

  /** What the instrument gets of these bytes. */
  #disturbed(peer: Peer, bytes: Uint8Array, heard: number): Uint8Array {
    const { resetAfterBytes, truncateAfterBytes } = this.#faults;
    const limit = Math.min(resetAfterBytes ?? Infinity, truncateAfterBytes ?? Infinity);
    return heard + bytes.length <= limit || !this.#peers.has(peer)
      ? bytes
      : bytes.subarray(0, Math.max(0, limit - heard));
  }

  #afterwards(peer: Peer, before: number, after: number): void {
    const { resetAfterBytes, chatterAfterBytes, stallAfterBytes } = this.#faults;
    const isPassed = (place: number | undefined): boolean => place !== undefined && before < place && after >= place;
    if (isPassed(chatterAfterBytes)) this.#out(peer, this.#instrument.chatter?.() ?? new Uint8Array());
    if (isPassed(stallAfterBytes)) peer.stall(true);
    if (isPassed(resetAfterBytes)) this.#reset(peer);
  }

  #out(peer: Peer, bytes: Uint8Array): void {
    if (this.#isSilent) return;
    if (this.#delayMs === 0) {
      peer.write(bytes);
      return;
    }
    setTimeout(() => {
      if (this.#peers.has(peer)) peer.write(bytes);
    }, this.#delayMs);
  }
}

/** A virtual instrument that can be reached. */
export interface Served {
  readonly wire: Wire;
  /** A port number, or the path of a pseudo-terminal. */
  readonly at: number | string;
  /** Unplugged or switched off, and back after `ms` under the same address. */
  away(ms: number): Promise<void>;
  close(): Promise<void>;
}

const LOCAL = '127.0.0.1';

/** Serves an instrument on a TCP port of this machine only; 0 is any free port. */
export async function serveTcp(instrument: Instrument, port: number, host = LOCAL): Promise<Served> {
  const wire = new Wire(instrument);
  let isOver = false;
  const start = async (wanted: number): Promise<Server> => {
    const server = createServer((socket) => {
      const lateMs = wire.faults.acceptLateMs ?? 0;
      if (lateMs === 0) joinSocket(wire, socket);
      else {
        socket.on('error', () => undefined);
        setTimeout(() => {
          if (!socket.destroyed) joinSocket(wire, socket);
        }, lateMs);
      }
    });
    await listening(server, wanted, host);
    return server;
  };
  let server = await start(port);
  const at = portOf(server);
  const stop = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) =>
      server.close(() => {
        resolve();
      }),
    );
    wire.drop();
    await closed;
  };
  return {
    wire,
    at,
    async away(ms) {
      await stop();
      await new Promise((resolve) => setTimeout(resolve, ms));
      const again = await startAgain(
        () => start(at),
        () => !isOver,
      );
      if (again !== null) server = again;
    },
    async close() {
      isOver = true;
      await stop();
    },
  };
}

const PLACE_MS = 10_000;
const RETRY_MS = 50;

/** While an instrument is away its port is free, and any program that asks for one may be given it: its place is waited for. */
async function startAgain(start: () => Promise<Server>, isWanted: () => boolean): Promise<Server | null> {
  const until = performance.now() + PLACE_MS;
  while (isWanted()) {
    try {
      return await start();
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || performance.now() > until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  return null;
}

function joinSocket(wire: Wire, socket: Socket): void {
  socket.setNoDelay(true);
  const side = wire.join({
    write: (bytes) => socket.write(bytes),
    // Bytes that were never read are thrown away: whoever does that says so.
    cut: () => (socket.isPaused() ? socket.resetAndDestroy() : socket.destroy()),
    reset: () => socket.resetAndDestroy(),
    stall: (isStalled) => {
      if (isStalled) socket.pause();
      else socket.resume();
    },
  });
  socket.on('data', (chunk) => {
    side.receive(chunk);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    side.gone();
  });
}

/** Resolves when the server listens; rejects when it can't. */
export function listening(server: Server, port: number, host = LOCAL): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The port a listening server got. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP');
  return address.port;
}
