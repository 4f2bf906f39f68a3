import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { tcpTransport } from '../../../src/devices/transports/tcp.ts';
import { listening, serveTcp } from '../../../src/devices/virtual/port.ts';
import { cleanup } from '../../support/cleanup.ts';

const after = cleanup();
const deaf = { connect: () => ({ receive: () => undefined, gone: () => undefined }) };

describe('an instrument that was away', () => {
  it('comes back under its address when another program, given the free port meanwhile, ends', async () => {
    const served = await serveTcp(deaf, 0);
    after(() => served.close());
    const port = Number(served.at);
    const back = served.away(0);
    const other = createServer();
    // Its port is free from the moment the instrument has let go of it.
    await expect
      .poll(() =>
        listening(other, port).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    other.close();
    await back;
    const link = await tcpTransport('127.0.0.1', port).open(
      { bytes: () => undefined, lost: () => undefined },
      new AbortController().signal,
    );
    await link.close();
  });
});
