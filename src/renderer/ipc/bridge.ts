import type {
  EventName,
  EventPayload,
  FailureView,
  Reply,
  RequestInput,
  RequestName,
  RequestOutput,
  StationBridge,
} from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly station: StationBridge;
  }
}

/** A request that main could not do; the words stand under `errors.<code>`. */
export class RequestFailed extends Error {
  declare protected readonly nominal: never;
  readonly failure: FailureView;
  constructor(failure: FailureView) {
    super(failure.code);
    this.name = 'RequestFailed';
    this.failure = failure;
  }
}

/** Asks main. Throws RequestFailed when main met a failure. */
export async function request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
  const reply = (await window.station.request(name, input)) as Reply<N>;
  if (!reply.ok) throw new RequestFailed(reply.failure);
  return reply.output;
}

/** Hears what main tells; returns the way to stop hearing. Main has checked the payload against the contract. */
export const listen = <N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): (() => void) =>
  window.station.on(name, (payload) => {
    listener(payload as EventPayload<N>);
  });
