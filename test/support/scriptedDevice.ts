import { createServer, type Socket } from 'node:net';
import { listening, portOf } from '../../src/devices/virtual/port.ts';

/** A device on TCP that does just what a test says. */
export interface ScriptedDevice {
  readonly port: number;
  /** Everything the host wrote so far, over all connections. */
  readonly heard: () => string;
  readonly connections: () => number;
  say(bytes: string | Uint8Array): void;
  /** Ends every connection: politely, or by a reset. */
  cut(how?: 'end' | 'reset'): void;
  close(): Promise<void>;
}

/** Listens on a free port, or on the one it is given; `hear` is called with each chunk and the way to answer on that connection. */
export async function scriptedDevice(
  hear: (text: string, say: (bytes: string | Uint8Array) => void, socket: Socket) => void = () => undefined,
  port = 0,
): Promise<ScriptedDevice> {
  const sockets = new Set<Socket>();
  let heard = '';
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      hear(chunk.toString('latin1'), (bytes) => socket.write(bytes), socket);
    });
  });
  await listening(server, port);
  return {
    port: portOf(server),
    heard: () => heard,
    connections: () => connections,
    say(bytes) {
      for (const socket of sockets) socket.write(bytes);
    },
    cut(how = 'end') {
      for (const socket of sockets) {
        if (how === 'end') socket.end();
        else socket.resetAndDestroy();
      }
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}
