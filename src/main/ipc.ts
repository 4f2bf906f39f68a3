import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import {
  EVENT_CHANNEL,
  events,
  REQUEST_CHANNEL,
  requests,
  type EventName,
  type Events,
  type FailureView,
  type RequestName,
  type RequestOutput,
} from '../shared/ipc/contract.ts';
import { StationError } from '../shared/errors.ts';
import type { z } from 'zod';

/** Tells the window something of the contract. */
export type Tell = <N extends EventName>(name: N, payload: z.input<Events[N]>) => void;

/** One handler for each request of the contract. */
export type Handlers = {
  readonly [N in RequestName]: (
    input: z.output<(typeof requests)[N]['input']>,
  ) => RequestOutput<N> | Promise<RequestOutput<N>>;
};

interface IpcOptions {
  readonly window: BrowserWindow;
  /** The demo's dock, once it is open: it may ask for `dock.` things and nothing else, and only it may. */
  dock(): BrowserWindow | null;
  /** The only address whose frame may ask. */
  readonly origin: string;
  readonly handlers: Handlers;
  report(error: unknown): string;
}

const isRequestName = (name: unknown): name is RequestName => typeof name === 'string' && Object.hasOwn(requests, name);

/** Answers the window: sender and name are checked, inputs and outputs parsed; stray keys are dropped, failures come back as values. */
export function serveRequests({ window, dock, origin, handlers, report }: IpcOptions): void {
  const check = (event: IpcMainInvokeEvent, name: unknown): RequestName => {
    const frame = event.senderFrame;
    if (!isRequestName(name)) throw new StationError('request.invalid', { name: String(name).slice(0, 60) });
    const asker = name.startsWith('dock.') ? dock() : window;
    if (!frame || frame !== asker?.webContents.mainFrame || !frame.url.startsWith(`${origin}/`))
      throw new StationError('request.forbidden', {});
    return name;
  };
  const answer = async <N extends RequestName>(name: N, raw: unknown): Promise<unknown> => {
    const input = requests[name].input.safeParse(raw);
    if (!input.success)
      throw new StationError('request.invalid', { name, problem: input.error.issues[0]?.path.join('.') ?? '' });
    const handler = handlers[name] as (input: unknown) => unknown;
    return requests[name].output.parse(await handler(input.data));
  };
  ipcMain.handle(REQUEST_CHANNEL, async (event, name: unknown, raw: unknown) => {
    try {
      return { ok: true, output: await answer(check(event, name), raw) };
    } catch (error) {
      return { ok: false, failure: failureView(error, report(error)) };
    }
  });
}

/** A failure as the contract carries it. */
export function failureView(error: unknown, reference: string): FailureView {
  return error instanceof StationError
    ? { code: error.code, params: { ...error.params }, reference }
    : { code: 'internal', params: {}, reference };
}

/** Tells the window; the payload is parsed on its way out, so that nothing leaves that the contract does not name. */
export function tellWindow<N extends EventName>(window: BrowserWindow, name: N, payload: z.input<Events[N]>): void {
  if (window.isDestroyed()) return;
  window.webContents.send(EVENT_CHANNEL, name, events[name].parse(payload));
}
