import { createServer, type ServerResponse } from 'node:http';
import { ipp } from '../../src/devices/transports/ippEncoder.ts';
import { OPERATION, TAG, type IppAttribute } from '../../src/devices/transports/ipp.ts';
import { listening, portOf } from '../../src/devices/virtual/port.ts';

interface ServedJob {
  readonly name: string;
  state: number;
  processedAt: number;
  bytes: Buffer | null;
}

/** A queue of an IPP server that speaks the bytes of RFC 8010 and does nothing by itself: the test moves its jobs. */
export interface IppServer {
  readonly options: { readonly host: string; readonly port: number };
  readonly jobs: Map<number, ServedJob>;
  printer: { state: number; reasons: string[]; message: string; isAccepting: boolean };
  /** Behind this operation the connection is lost before the answer. */
  cutBehind: number | null;
  /** This operation is answered with this status. */
  refuse: { readonly operation: number; readonly status: number } | null;
  /** This operation is answered with these bytes. */
  garble: { readonly operation: number; readonly body: Uint8Array } | null;
  close(): Promise<void>;
}

const NO_VALUE = 0x13;
const NOT_FOUND = 0x0406;
const NOT_POSSIBLE = 0x0404;
const FINISHED = 7;
const first = (attributes: ReadonlyMap<string, readonly unknown[]>, name: string): unknown => attributes.get(name)?.[0];

type Said = Omit<IppAttribute, 'value'> & { readonly value: IppAttribute['value'] | readonly string[] };

interface Obeyed {
  readonly status: number;
  readonly group: number;
  readonly said: readonly Said[];
  /** Several jobs, a group each. */
  readonly groups?: readonly (readonly Said[])[];
}

/** Serves one queue named LABEL on a port of this machine. */
export async function serveIpp(): Promise<IppServer> {
  const jobs = new Map<number, ServedJob>();
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer(Buffer.concat(chunks), response, request.url ?? '');
    });
  });
  const answer = (body: Buffer, response: ServerResponse, url: string): void => {
    const message = ipp.request.decode(body);
    const data = body.subarray(ipp.request.decode.bytes);
    const operation = message.operationId ?? 0;
    const attributes = new Map(
      message.groups.flatMap((group) => group.attributes.map(({ name, value }) => [name, value as unknown[]] as const)),
    );
    const { status, group, said, groups = [said] } = obey(operation, attributes, data, url);
    if (server.cutBehind === operation) {
      server.cutBehind = null;
      response.destroy();
      return;
    }
    if (server.garble?.operation === operation) {
      response.end(server.garble.body);
      return;
    }
    const told = {
      statusCode: status,
      requestId: message.requestId,
      groups: [
        {
          tag: 0x01,
          attributes: [
            { tag: TAG.charset, name: 'attributes-charset', value: 'utf-8' },
            { tag: TAG.language, name: 'attributes-natural-language', value: 'en' },
          ],
        },
        ...groups.filter((one) => one.length > 0).map((one) => ({ tag: group, attributes: one })),
      ],
    };
    response.setHeader('Content-Type', 'application/ipp');
    response.end(ipp.response.encode(told, Buffer.alloc(ipp.response.encodingLength(told))));
  };
  const obey = (
    operation: number,
    attributes: ReadonlyMap<string, readonly unknown[]>,
    data: Buffer,
    url: string,
  ): Obeyed => {
    const plain = (status: number) => ({ status, group: 0x02, said: [] });
    if (server.refuse?.operation === operation) return plain(server.refuse.status);
    if (url !== '/printers/LABEL') return plain(NOT_FOUND);
    if (operation === OPERATION.getPrinterAttributes) {
      const { state, reasons, message, isAccepting } = server.printer;
      return {
        status: 0,
        group: 0x04,
        said: [
          { tag: TAG.enum, name: 'printer-state', value: state },
          { tag: TAG.keyword, name: 'printer-state-reasons', value: reasons },
          { tag: 0x41, name: 'printer-state-message', value: message },
          { tag: TAG.boolean, name: 'printer-is-accepting-jobs', value: isAccepting },
        ],
      };
    }
    if (operation === OPERATION.createJob) {
      const id = 40 + jobs.size + 1;
      jobs.set(id, { name: String(first(attributes, 'job-name')), state: 4, processedAt: 0, bytes: null });
      return { status: 0, group: 0x02, said: [{ tag: TAG.integer, name: 'job-id', value: id }] };
    }
    if (operation === OPERATION.getJobs) {
      const open = [...jobs].filter(([, job]) => job.state < FINISHED);
      const groups = open.map(([id, { name }]): readonly Said[] => [
        { tag: TAG.integer, name: 'job-id', value: id },
        { tag: TAG.name, name: 'job-name', value: name },
      ]);
      return { status: 0, group: 0x02, said: [], groups };
    }
    const job = jobs.get(Number(first(attributes, 'job-id')));
    if (job === undefined) return plain(NOT_FOUND);
    if (operation === OPERATION.sendDocument) {
      job.bytes = Buffer.from(data);
      job.state = 3;
      return plain(0);
    }
    if (operation === OPERATION.cancelJob) {
      if (job.state >= FINISHED) return plain(NOT_POSSIBLE);
      job.state = FINISHED;
      return plain(0);
    }
    const at: Said =
      job.processedAt === 0
        ? { tag: NO_VALUE, name: 'time-at-processing', value: '' }
        : { tag: TAG.integer, name: 'time-at-processing', value: job.processedAt };
    return {
      status: 0,
      group: 0x02,
      said: [{ tag: TAG.enum, name: 'job-state', value: job.state }, at],
    };
  };
  await listening(http, 0);
  const server: IppServer = {
    options: { host: '127.0.0.1', port: portOf(http) },
    jobs,
    printer: { state: 3, reasons: ['none'], message: '', isAccepting: true },
    cutBehind: null,
    refuse: null,
    garble: null,
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => {
          resolve();
        });
      }),
  };
  return server;
}
