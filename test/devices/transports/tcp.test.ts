import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { tcpTransport } from '../../../src/devices/transports/tcp.ts';
import { reasonOf } from '../../../src/devices/transports/transport.ts';
import { listening, portOf } from '../../../src/devices/virtual/port.ts';
import { cleanup } from '../../support/cleanup.ts';
import { cabledDevice } from '../../support/networkCable.ts';

const after = cleanup();

async function peer(hear: (socket: Socket) => void) {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    hear(socket);
  });
  await listening(server, 0);
  after(() => server.close());
  const lost: string[] = [];
  const said: number[] = [];
  const link = await tcpTransport('127.0.0.1', portOf(server)).open(
    { bytes: (chunk) => said.push(...chunk), lost: (reason) => lost.push(reason) },
    new AbortController().signal,
  );
  after(() => link.close());
  return { link, lost, said };
}

describe('half an end over TCP', () => {
  it('is answered by the other half: true, what was said meanwhile is read, and it is no loss', async () => {
    let heard = 0;
    const { link, lost, said } = await peer((socket) => {
      socket.on('data', (chunk) => (heard += chunk.length));
      socket.on('end', () => socket.end('done'));
    });
    await link.write(new Uint8Array(3_000_000), 10_000);
    expect(await link.finish!(5000)).toBe(true);
    expect(heard).toBe(3_000_000);
    expect(Buffer.from(said).toString()).toBe('done');
    await link.close();
    expect(lost).toEqual([]);
    expect(await link.write(Uint8Array.of(1), 100).catch(reasonOf)).toBe('lost');
  });

  it('is not answered: false at the deadline', async () => {
    const { link, lost } = await peer((socket) => socket.resume());
    expect(await link.finish!(200)).toBe(false);
    expect(lost).toEqual([]);
  });

  it('is answered by a reset: false, and lost', async () => {
    const { link, lost } = await peer((socket) => {
      socket.on('data', () => undefined);
      socket.on('end', () => socket.resetAndDestroy());
    });
    expect(await link.finish!(5000)).toBe(false);
    await expect.poll(() => lost).toEqual(['lost']);
  });

  it('closing with status unread truncates nothing', async () => {
    let heard = 0;
    let isReset = false;
    const { link } = await peer((socket) => {
      socket.write(Buffer.alloc(4096, 0x41));
      socket.on('data', (chunk) => (heard += chunk.length));
      socket.on('error', () => (isReset = true));
      socket.on('end', () => socket.end());
    });
    await link.write(new Uint8Array(2_000_000), 10_000);
    await link.close();
    await expect.poll(() => heard).toBe(2_000_000);
    expect(isReset).toBe(false);
  });
});

describe.runIf(process.platform === 'linux')('a network cable that is pulled', () => {
  const linkTo = async (mayStall: boolean) => {
    const device = await cabledDevice();
    after(() => device.close());
    const lost: string[] = [];
    const link = await tcpTransport('127.0.0.1', device.port, mayStall).open(
      { bytes: () => undefined, lost: (reason) => lost.push(reason) },
      new AbortController().signal,
    );
    after(() => link.close());
    await expect.poll(() => device.connections()).toBe(1);
    return { device, link, lost };
  };

  it('network cable pulled while nothing is said: the link is lost', async () => {
    const { device, lost } = await linkTo(true);
    device.pull();
    await expect.poll(() => lost, { timeout: 25_000 }).toEqual(['lost']);
  });

  it('network cable pulled with bytes under way: the link is lost, not tried for a quarter of an hour', async () => {
    const { device, link, lost } = await linkTo(false);
    device.pull();
    await link.write(Buffer.from('beep'), 1000);
    await expect.poll(() => lost, { timeout: 25_000 }).toEqual(['lost']);
  });
});
