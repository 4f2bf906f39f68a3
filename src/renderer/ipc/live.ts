import type { QueryClient } from '@tanstack/react-query';
import { WHOLE_QUEUE, type QueueChoice } from '../../core/orders/queueOrder.ts';
import type {
  AppState,
  EventPayload,
  FailureView,
  PackCommandInput,
  PackSnapshotView,
  RequestOutput,
} from '../../shared/ipc/contract.ts';
import { hushRepeat, playCue, setVolume } from '../feedback/cues.ts';
import { listen, request, RequestFailed } from './bridge.ts';
import { directionOf, speak } from '../words/spoken.ts';
import { createSlice } from './slice.ts';

export type LiveWeightView = EventPayload<'scale.changed'>;
export type DeviceView = RequestOutput<'devices.list'>['devices'][number];
export type LoadingView = EventPayload<'loading.changed'>['loading'];
export type Page =
  | 'bench'
  | 'tasks'
  | 'orders'
  | 'parcels'
  | 'reports'
  | 'replay'
  | 'audit'
  | 'manifests'
  | 'boxes'
  | 'products'
  | 'rates'
  | 'devices'
  | 'imports'
  | 'station';

/** Last state of the app, null until main has answered. */
export const appSlice = createSlice<AppState | null>(null);
/** Last snapshot of the open session: the only truth the bench shows. */
export const packSlice = createSlice<PackSnapshotView | null>(null);
export const scaleSlice = createSlice<LiveWeightView>({ state: 'silent' });
export const devicesSlice = createSlice<readonly DeviceView[]>([]);
/** Printers whose test label was scanned back since the window opened. */
export const provedSlice = createSlice<ReadonlySet<string>>(new Set());
/** The truck that is loaded at this station; null while none is: then scans are the bench's. */
export const loadingSlice = createSlice<LoadingView>(null);
/** The goods that are being put back; null while none are. */
export const putBackSlice = createSlice<EventPayload<'putBack.changed'>['putBack']>(null);
/** The parcel that the list of parcels shows. */
export const shownParcelSlice = createSlice<string | null>(null);
/** The order that the desk shows. */
export const shownOrderSlice = createSlice<string | null>(null);
/** Which orders the queue shows, and NEXT goes on with: it stays while an order is packed. */
export const queueChoiceSlice = createSlice<QueueChoice>(WHOLE_QUEUE);
/** The product that the list of products shows. */
export const shownProductSlice = createSlice<string | null>(null);
/** The order that is replayed. */
export const replayedOrderSlice = createSlice<string | null>(null);
/** The closed manifest that is shown. */
export const shownManifestSlice = createSlice<string | null>(null);
/** True while the bench asks how many units the last item stands for. */
export const askingSlice = createSlice(false);
/** Which part of the window is in front. */
export const pageSlice = createSlice<Page>('bench');
export const menuSlice = createSlice(false);
/** A request of this window that failed; shown until the packer goes on. */
export const failureSlice = createSlice<FailureView | null>(null);

/** Shows a failed request; anything else is a bug and is thrown on. */
export function showFailure(error: unknown): void {
  if (!(error instanceof RequestFailed)) throw error;
  failureSlice.set(error.failure);
}

/** Does one pack command as seen on the last snapshot, so that a second press of the same button is ignored. */
export function dispatch(command: PackCommandInput): void {
  request('pack.dispatch', { command, seenVersion: packSlice.get()?.version ?? 0 }).catch(showFailure);
}

/** Does what a command's button or key says. QTY asks how many first. */
export function command(word: PackSnapshotView['commands'][number]['word']): void {
  if (word === 'QTY') askingSlice.set(!askingSlice.get());
  else dispatch({ type: 'word', word });
}

/** Brings a page to the front and closes the menu. Scans are the dock's only while the truck is in front. */
export function goTo(page: Page): void {
  menuSlice.set(false);
  if (page !== 'manifests' && loadingSlice.get()) request('loading.leave', {}).catch(showFailure);
  pageSlice.set(page);
}

/** Chooses what the queue shows, and what the bench goes on with. */
export function chooseQueue(choice: QueueChoice): void {
  queueChoiceSlice.set(choice);
  request('queue.choose', choice).catch(showFailure);
}

function takeApp(state: AppState): void {
  const { theme, language } = state.preferences;
  Object.assign(document.documentElement, { lang: language, dir: directionOf(language) });
  document.documentElement.dataset['theme'] = theme;
  speak(state.preferences);
  setVolume(state.preferences.volume);
  if (state.phase !== 'work' && pageSlice.get() !== 'bench') goTo('bench');
  // The lane is its packer's: who comes next sees the whole queue.
  if (state.phase !== 'work' && queueChoiceSlice.get() !== WHOLE_QUEUE) chooseQueue(WHOLE_QUEUE);
  appSlice.set(state);
}

function takePack({ snapshot, cue }: EventPayload<'pack.changed'>): void {
  // What was counted, or may not be, asks for no number any more.
  if (!snapshot?.quantity || snapshot.packedUnits !== packSlice.get()?.packedUnits) askingSlice.set(false);
  packSlice.set(snapshot);
  if (snapshot && snapshot.band.role !== 'stop') hushRepeat();
  if (cue === null) return;
  playCue(cue);
  // A scan is answered where the packer can see it, whatever page is open.
  if (snapshot && !loadingSlice.get() && (pageSlice.get() !== 'bench' || menuSlice.get())) goTo('bench');
}

function takeLoading({ loading, cue }: EventPayload<'loading.changed'>): void {
  const wasOpen = loadingSlice.get() !== null;
  loadingSlice.set(loading);
  if (loading?.last?.outcome !== 'refused') hushRepeat();
  if (cue !== null) playCue(cue);
  // A manifest's sheet was scanned at an empty bench.
  if (loading && !wasOpen && pageSlice.get() !== 'manifests') goTo('manifests');
}

/** Reads the present state once and keeps every slice and list up to date. Returns the way to stop. */
export function startLive(queries: QueryClient): () => void {
  const again =
    (...keys: readonly string[]) =>
    (): void => {
      for (const key of keys) void queries.invalidateQueries({ queryKey: [key] });
    };
  const stops = [
    listen('app.changed', takeApp),
    listen('pack.changed', takePack),
    listen('scale.changed', scaleSlice.set),
    listen('devices.changed', ({ devices }) => {
      devicesSlice.set(devices);
    }),
    listen('devices.proved', ({ deviceId }) => {
      provedSlice.set(new Set([...provedSlice.get(), deviceId]));
      playCue('right');
    }),
    listen('queue.changed', again('queue', 'orders')),
    listen('imports.changed', again('imports')),
    listen('tasks.changed', again('tasks')),
    listen('manifests.changed', again('manifests')),
    listen('parcels.changed', again('parcels', 'orders')),
    listen('loading.changed', takeLoading),
    listen('putBack.changed', ({ putBack, cue }) => {
      putBackSlice.set(putBack);
      if (cue !== null) playCue(cue);
    }),
  ];
  readOnce().catch(showFailure);
  return () => {
    for (const stop of stops) stop();
  };
}

async function readOnce(): Promise<void> {
  const [app, pack, devices, scale] = await Promise.all([
    request('app.state', {}),
    request('pack.snapshot', {}),
    request('devices.list', {}),
    request('scale.live', {}),
  ]);
  packSlice.set(pack.snapshot);
  devicesSlice.set(devices.devices);
  scaleSlice.set(scale);
  takeApp(app);
}
