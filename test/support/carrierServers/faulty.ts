import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listening, portOf } from '../../../src/devices/virtual/port.ts';

/** What happens to one question. `After`: it is done, and then the answer suffers; `Before`: it is not done. */
export type Fault =
  | 'cutBefore'
  | 'cutAfter'
  | 'error500Before'
  | 'error500After'
  | 'rubbishAfter'
  | 'truncatedAfter'
  | 'slowAfter'
  | 'tooMany';

/** An answer to be given: its status and its JSON, or its text. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A server on this machine whose answers go wrong as told. */
export interface FaultyServer<Q extends string> {
  readonly url: string;
  /** How often each kind of question was heard. */
  readonly heard: Readonly<Record<Q, number>>;
  /** Asked before each question; null: nothing goes wrong. */
  fault: (question: Q) => Fault | null;
  close(): Promise<void>;
}

/** Serves questions that are told apart by `questionOf`; `obey` does one and answers. */
export async function startFaultyServer<Q extends string>(options: {
  readonly questions: readonly Q[];
  readonly slowMs: number;
  questionOf(method: string, pathname: string): Q | null;
  isLetIn(question: Q, authorization: string): boolean;
  refusal(status: number, message: string): Answer;
  obey(question: Q, url: URL, body: string): Answer;
}): Promise<FaultyServer<Q>> {
  const heard = Object.fromEntries(options.questions.map((question) => [question, 0])) as Record<Q, number>;
  const http = createServer((request, response) => {
    void whole(request).then((body) => {
      serve(request, body, response);
    });
  });
  await listening(http, 0);
  const url = `http://127.0.0.1:${portOf(http).toString()}`;
  const serve = (request: IncomingMessage, body: string, response: ServerResponse): void => {
    const asked = new URL(request.url ?? '', url);
    const question = options.questionOf(request.method ?? '', asked.pathname);
    if (!question) {
      end(response, options.refusal(404, 'The requested resource could not be found.'));
      return;
    }
    heard[question] += 1;
    const fault = server.fault(question);
    switch (fault) {
      case 'cutBefore':
        request.socket.destroy();
        return;
      case 'error500Before':
        end(response, { status: 500, body: 'Internal Server Error' });
        return;
      case 'tooMany':
        response.setHeader('Retry-After', '1');
        end(response, options.refusal(429, 'Too many requests.'));
        return;
      default: {
        const isLetIn = options.isLetIn(question, request.headers.authorization ?? '');
        const answer = isLetIn ? options.obey(question, asked, body) : options.refusal(401, 'No such key.');
        spoil(request, response, answer, fault, options.slowMs);
      }
    }
  };
  const server: FaultyServer<Q> = {
    url,
    heard,
    fault: () => null,
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

async function whole(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const textOf = ({ body }: Answer): string => (typeof body === 'string' ? body : JSON.stringify(body));

function end(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { 'Content-Type': 'application/json' });
  response.end(textOf(answer));
}

function spoil(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  fault: Fault | null,
  slowMs: number,
): void {
  switch (fault) {
    case 'cutAfter':
      request.socket.destroy();
      return;
    case 'error500After':
      end(response, { status: 500, body: 'Internal Server Error' });
      return;
    case 'rubbishAfter':
      end(response, { ...answer, body: '<html>It works!</html>' });
      return;
    case 'truncatedAfter':
      end(response, { ...answer, body: textOf(answer).slice(0, 40) });
      return;
    case 'slowAfter':
      setTimeout(() => {
        end(response, answer);
      }, slowMs);
      return;
    default:
      end(response, answer);
  }
}
