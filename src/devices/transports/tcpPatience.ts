import type { Socket } from 'node:net';
import { loadNative } from './native.ts';

// A pulled cable must show within 5 s: the peer is asked after 1 s of silence, then each second, and given up after the third.
const IDLE_MS = 1000;
const INTERVAL_MS = 1000;
const PROBES = 3;
const GIVE_UP_MS = 4000;

// Of linux/in.h and linux/tcp.h.
const IPPROTO_TCP = 6;
const TCP_USER_TIMEOUT = 18;

type SetSockOpt = (fd: number, level: number, name: number, value: Buffer, length: number) => number;
let setSockOpt: SetSockOpt | null | undefined;

function loadSetSockOpt(): SetSockOpt | null {
  if (process.platform !== 'linux') return null;
  try {
    const declared = 'int setsockopt(int fd, int level, int name, uint8_t *value, uint length)';
    return (loadNative()?.load('libc.so.6').func(declared) as SetSockOpt | undefined) ?? null;
  } catch {
    return null;
  }
}

/**
 * Makes a connection whose peer is gone without a word end within 5 s: by keep-alive while nothing is under way; on Linux by
 * TCP_USER_TIMEOUT (RFC 5482) too, because keep-alive waits while bytes are not acknowledged, which Linux tries for 15 minutes. That ends
 * a peer which is there and takes nothing, too: not for one that may stall, as a printer without paper does.
 */
export function endWhenDead(socket: Socket, mayStall: boolean): void {
  socket.setKeepAlive(true, IDLE_MS, INTERVAL_MS, PROBES);
  if (mayStall) return;
  if (setSockOpt === undefined) setSockOpt = loadSetSockOpt();
  const fd = descriptorOf(socket);
  if (setSockOpt === null || fd === null) return;
  const value = Buffer.alloc(4);
  value.writeUInt32LE(GIVE_UP_MS);
  setSockOpt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, value, value.length);
}

/** Node keeps a socket's descriptor to itself; where it can't be had, the socket is only as patient as the system. */
function descriptorOf(socket: Socket): number | null {
  const handle: unknown = '_handle' in socket ? socket._handle : null;
  const fd: unknown = typeof handle === 'object' && handle !== null && 'fd' in handle ? handle.fd : null;
  return typeof fd === 'number' && fd >= 0 ? fd : null;
}
