import { existsSync } from 'node:fs';
import { request, type RequestOptions } from 'node:http';
import { userInfo } from 'node:os';
import { ipp } from './ippEncoder.ts';
import { linkError, systemReason, type LinkReason } from './transport.ts';

/*
 * Requests of the Internet Printing Protocol (RFC 8010, RFC 8011) to a CUPS server on this PC or another one.
 */
const ANSWER_MS = 15_000;
const DOMAIN_SOCKETS = ['/run/cups/cups.sock', '/var/run/cups/cups.sock'];
const PORT = 631;

const OPERATION_GROUP = 0x01;
/** Value tags (RFC 8010, 3.5.2). */
export const TAG = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
} as const;

/** Operations (RFC 8011, 5.4.15) that are asked for here. */
export const OPERATION = {
  createJob: 0x05,
  sendDocument: 0x06,
  cancelJob: 0x08,
  getJobAttributes: 0x09,
  getJobs: 0x0a,
  getPrinterAttributes: 0x0b,
} as const;

/** One attribute of a request. */
export interface IppAttribute {
  readonly tag: number;
  readonly name: string;
  readonly value: string | number | boolean | readonly string[];
}

/** An answer: its status (RFC 8011, appendix B) and every attribute by name, as a list; of several jobs in their order. */
export interface IppAnswer {
  readonly status: number;
  readonly attributes: ReadonlyMap<string, readonly unknown[]>;
}

/** What is asked of a queue. */
export interface IppQuestion {
  readonly operation: number;
  readonly attributes: readonly IppAttribute[];
  /** The document of a Send-Document. */
  readonly data?: Uint8Array;
}

/** Asks one queue. Throws StationError when no whole answer came; any answer, also a refusal, is returned. */
export type IppQueue = (question: IppQuestion) => Promise<IppAnswer>;

/** Where CUPS is, as its own programs look for it: `CUPS_SERVER` (`host`, `host:port` or a socket's path), this PC's socket, port 631. */
export function cupsServer(env: NodeJS.ProcessEnv = process.env): RequestOptions {
  const named = (env['CUPS_SERVER'] ?? '').replace(/\/version=.*$/, '');
  if (named.startsWith('/')) return { socketPath: named };
  if (named !== '') {
    const [, host = named, port] = /^(.*?)(?::(\d+))?$/.exec(named) ?? [];
    return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port ?? PORT) };
  }
  const socketPath = DOMAIN_SOCKETS.find((path) => existsSync(path));
  return socketPath === undefined ? { host: 'localhost', port: PORT } : { socketPath };
}

let requests = 0;

/** A queue of a CUPS server, asked as this process's user. `server` is looked for anew with each question. */
export function ippQueue(queue: string, server: () => RequestOptions = cupsServer): IppQueue {
  const path = `/printers/${encodeURIComponent(queue)}`;
  return async ({ operation, attributes, data }) => {
    requests = (requests % 0x7fff_fffe) + 1;
    const message = {
      operationId: operation,
      requestId: requests,
      groups: [{ tag: OPERATION_GROUP, attributes: [...opening(path), ...attributes] }],
    };
    const head = ipp.request.encode(message, Buffer.alloc(ipp.request.encodingLength(message)));
    const body = await post({ ...server(), path }, Buffer.concat([head, data ?? new Uint8Array()]), `cups:${queue}`);
    return readAnswer(body, `cups:${queue}`);
  };
}

/** What begins every request, in this order (RFC 8011, 4.1.4). */
const opening = (path: string): IppAttribute[] => [
  { tag: TAG.charset, name: 'attributes-charset', value: 'utf-8' },
  { tag: TAG.language, name: 'attributes-natural-language', value: 'en' },
  { tag: TAG.uri, name: 'printer-uri', value: `ipp://localhost${path}` },
];

/** The user a job belongs to: who may take it back again. */
export const requestingUser = (): IppAttribute => ({
  tag: TAG.name,
  name: 'requesting-user-name',
  value: userInfo().username,
});

function post(options: RequestOptions, body: Buffer, address: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const failed = (reason: LinkReason, cause?: unknown): void => {
      reject(linkError(reason, address, cause));
    };
    const sent = request(
      {
        ...options,
        // A connection kept from the last question may be gone by now.
        agent: false,
        method: 'POST',
        headers: { 'Content-Type': 'application/ipp', 'Content-Length': body.length, Host: 'localhost' },
        timeout: ANSWER_MS,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', (error) => {
          failed('lost', error);
        });
        response.on('end', () => {
          const { statusCode = 0 } = response;
          if (statusCode === 200) resolve(Buffer.concat(chunks));
          else failed(statusCode === 401 || statusCode === 403 ? 'noPermission' : 'refused');
        });
      },
    );
    sent.on('timeout', () => {
      failed('noReply');
      sent.destroy();
    });
    sent.on('error', (error) => {
      failed(systemReason(error), error);
    });
    sent.end(body);
  });
}

function readAnswer(body: Buffer, address: string): IppAnswer {
  try {
    const { statusCode = -1, groups } = ipp.response.decode(body);
    const attributes = new Map<string, readonly unknown[]>();
    for (const { name, value } of groups.flatMap((group) => group.attributes))
      attributes.set(name, [
        ...(attributes.get(name) ?? []),
        ...(Array.isArray(value) ? (value as unknown[]) : [value]),
      ]);
    // Two bytes without a sign.
    return { status: statusCode & 0xffff, attributes };
  } catch (error) {
    throw linkError('lost', address, error);
  }
}
