import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { obey, type Instruments } from './commands.ts';
import type { InstrumentEvent } from './instrument.ts';
import { listening, portOf } from './port.ts';

/** The control socket of virtual instruments: JSON lines in, one JSON line back for each, and every event to every client. */
export interface Control {
  readonly port: number;
  tell(event: InstrumentEvent): void;
  close(): Promise<void>;
}

/** Listens on a TCP port of this machine only; 0 is any free port. */
export async function serveControl(instruments: () => Instruments, port: number): Promise<Control> {
  const clients = new Set<Socket>();
  const server = createServer((socket) => {
    clients.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => clients.delete(socket));
    const lines = createInterface({ input: socket });
    // It repeats the socket's error as its own.
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      if (line.trim() !== '') socket.write(`${obey(instruments(), line)}\n`);
    });
  });
  await listening(server, port);
  return {
    port: portOf(server),
    tell(event) {
      for (const client of clients) client.write(`${JSON.stringify(event)}\n`);
    },
    close() {
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      for (const client of clients) client.destroy();
      return closed;
    },
  };
}
