import { createServer, type Socket } from 'node:net';
import koffi from 'koffi';
import { listening, portOf } from '../../src/devices/virtual/port.ts';

// Of asm-generic/socket.h.
const SOL_SOCKET = 1;
const SO_ATTACH_FILTER = 26;
const FILTER_BYTES = 8;
const PROGRAM_BYTES = 16;

/** A device on TCP whose network cable can be pulled: the kernel then takes in no packet for it, answers none and says nothing. */
export interface CabledDevice {
  readonly port: number;
  readonly connections: () => number;
  say(bytes: string): void;
  /** Pulls the cable of every connection, for good. Linux only. */
  pull(): void;
  close(): Promise<void>;
}

/** Listens on a free port; `hear` is called with each chunk and the way to answer. */
export async function cabledDevice(
  hear: (text: string, say: (bytes: string) => void) => void = () => undefined,
): Promise<CabledDevice> {
  const setSockOpt = koffi
    .load('libc.so.6')
    .func('int setsockopt(int fd, int level, int name, uint8_t *value, uint length)') as (
    ...args: [number, number, number, Buffer, number]
  ) => number;
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      hear(chunk.toString('latin1'), (bytes) => socket.write(bytes));
    });
  });
  await listening(server, 0);
  return {
    port: portOf(server),
    connections: () => connections,
    say(bytes) {
      for (const socket of sockets) socket.write(bytes);
    },
    pull() {
      // A classic socket filter of one instruction, `ret 0`: keep no byte of any packet.
      const filter = Buffer.alloc(FILTER_BYTES);
      filter.writeUInt16LE(0x06);
      const program = Buffer.alloc(PROGRAM_BYTES);
      program.writeUInt16LE(1);
      program.writeBigUInt64LE(koffi.address(filter), PROGRAM_BYTES / 2);
      for (const socket of sockets) {
        const { fd } = (socket as unknown as { readonly _handle: { readonly fd: number } })._handle;
        if (setSockOpt(fd, SOL_SOCKET, SO_ATTACH_FILTER, program, program.length) !== 0)
          throw new Error('the kernel takes no socket filter');
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
