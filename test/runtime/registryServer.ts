import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publicRegistry } from '../../scripts/electron/npmSettings.mjs';

/** What a test's registry does with requests for the tarball. */
export interface Behaviour {
  /** Whether byte ranges are honoured; a server may ignore them and send everything. */
  ranges: boolean;
  /** How many bytes of a reply are sent before the line breaks; null sends all. One entry a request, then all. */
  breaks: (number | null)[];
  etag: string;
}

/** A small npm registry on the loopback that serves one package and remembers what it was asked. */
export interface RegistryServer {
  readonly url: string;
  readonly behaviour: Behaviour;
  readonly asked: { path: string; range: string | undefined; authorization: string | undefined }[];
  body: Buffer;
  close(): Promise<void>;
}

/** The sum under which npm publishes a file. */
export const integrityOf = (bytes: Uint8Array): string =>
  `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

/** Starts a registry that serves `tiny@1.0.0` (also `@scope/tiny`) with the given tarball. */
export async function startRegistry(body: Buffer): Promise<RegistryServer> {
  const behaviour: Behaviour = { ranges: true, breaks: [], etag: '"one"' };
  const asked: RegistryServer['asked'] = [];
  const server = createServer((request, response) => {
    // A proxy is asked with the whole address.
    const path = (request.url ?? '').replace(/^https?:\/\/[^/]+/, '');
    asked.push({ path, range: request.headers.range, authorization: request.headers.authorization });
    if (path.endsWith('.tgz')) return sendTarball(request, response, registry);
    response.setHeader('content-type', 'application/json');
    return response.end(JSON.stringify({ dist: { tarball: new URL('/tiny/-/tiny-1.0.0.tgz', publicRegistry).href } }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const registry: RegistryServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    behaviour,
    asked,
    body,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return registry;
}

function sendTarball(request: IncomingMessage, response: ServerResponse, registry: RegistryServer): void {
  const { behaviour, body } = registry;
  const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === behaviour.etag;
  const asked = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? NaN);
  const start = behaviour.ranges && isSame && Number.isFinite(asked) ? asked : 0;
  if (start >= body.length) {
    response.writeHead(416).end();
    return;
  }
  const isPart = start > 0;
  response.writeHead(isPart ? 206 : 200, {
    etag: behaviour.etag,
    'content-length': body.length - start,
    ...(isPart ? { 'content-range': `bytes ${start}-${body.length - 1}/${body.length}` } : {}),
  });
  const limit = behaviour.breaks.shift() ?? null;
  if (limit === null) {
    response.end(body.subarray(start));
    return;
  }
  response.write(body.subarray(start, start + limit), () => setTimeout(() => response.destroy(), 20));
}
