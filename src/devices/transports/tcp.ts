import { connect, type Socket } from 'node:net';
import { endWhenDead } from './tcpPatience.ts';
import {
  linkError,
  systemReason,
  withDeadline,
  type Link,
  type LinkListener,
  type LinkReason,
  type Transport,
} from './transport.ts';

const CONNECT_MS = 3000;
const CLOSE_MS = 500;

/** A device at a TCP port: a printer's 9100, a serial device server, or a virtual instrument. `mayStall`: it may take no bytes for long. */
export function tcpTransport(host: string, port: number, mayStall = true, connectMs = CONNECT_MS): Transport {
  const address = `tcp://${host}:${port.toString()}`;
  return {
    address,
    async open(listener, signal) {
      const socket = await connected(host, port, address, connectMs, signal);
      endWhenDead(socket, mayStall);
      return tcpLink(socket, address, listener);
    },
  };
}

function connected(
  host: string,
  port: number,
  address: string,
  connectMs: number,
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    const settle = (error: Error | null): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      socket.removeAllListeners('connect').removeAllListeners('error');
      if (error === null) {
        resolve(socket);
        return;
      }
      // A destroyed socket may still report: that is of no interest any more.
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const aborted = (): void => {
      settle(linkError('lost', address));
    };
    const timer = setTimeout(() => {
      settle(linkError('notFound', address));
    }, connectMs);
    signal.addEventListener('abort', aborted);
    socket.once('connect', () => {
      settle(null);
    });
    socket.once('error', (error) => {
      const reason = systemReason(error);
      settle(linkError(reason === 'noReply' ? 'notFound' : reason, address, error));
    });
    if (signal.aborted) aborted();
  });
}

function tcpLink(socket: Socket, address: string, listener: LinkListener): Link {
  let isOver = false;
  let whenEnded: ((isPolite: boolean) => void) | null = null;
  const closed = new Promise<void>((resolve) => socket.once('close', resolve));
  const lost = (reason: LinkReason): void => {
    whenEnded?.(false);
    if (isOver) return;
    isOver = true;
    socket.destroy();
    listener.lost(reason);
  };
  socket.on('data', (chunk) => {
    if (!isOver) listener.bytes(chunk);
  });
  socket.on('error', () => {
    lost('lost');
  });
  // Half an ending is an ending: no instrument talks on after it stopped listening, or the other way round.
  socket.on('end', () => {
    if (whenEnded !== null) whenEnded(true);
    else lost('lost');
  });
  socket.on('close', () => {
    lost('lost');
  });
  return {
    async write(bytes, deadlineMs) {
      if (isOver) throw linkError('lost', address);
      const taken = new Promise<void>((resolve, reject) => {
        socket.write(bytes, (error) => {
          if (error) reject(linkError('lost', address, error));
          else resolve();
        });
      });
      await withDeadline(taken, deadlineMs, address);
    },
    finish(deadlineMs) {
      return new Promise((resolve) => {
        const timer = setTimeout(() => whenEnded?.(false), deadlineMs);
        whenEnded = (isPolite) => {
          whenEnded = null;
          clearTimeout(timer);
          // A polite end of both halves is what was asked for, and no loss.
          isOver ||= isPolite;
          resolve(isPolite);
        };
        socket.resume();
        socket.end();
      });
    },
    async close() {
      isOver = true;
      whenEnded?.(false);
      // Unread bytes at close make Linux send RST, and a printer then loses its buffer: keep reading until the peer ends too.
      socket.resume();
      socket.end();
      const timer = setTimeout(() => socket.destroy(), CLOSE_MS);
      await closed;
      clearTimeout(timer);
    },
  };
}
