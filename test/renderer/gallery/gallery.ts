import type { EventPayload, RequestName, RequestOutput, StationBridge } from '../../../src/shared/ipc/contract.ts';
import {
  app,
  devices,
  manyPrinters,
  queue,
  queueOfBatch,
  queueWithoutTimes,
  snapshots,
  SOAPS,
  steady,
  troubled,
  NOW,
} from './facts.ts';
import { auditAnswers } from './auditFacts.ts';
import { boxCase, boxNames } from './boxFacts.ts';
import { boxSetAnswers } from './boxSetFacts.ts';
import { orderAnswers } from './orderFacts.ts';
import { productAnswers } from './productFacts.ts';
import { rateAnswers } from './rateFacts.ts';
import { deviceAnswers, deviceScreens, toldAfter } from './deviceFacts.ts';
import { desk } from './deskFacts.ts';
import { replayAnswers } from './replayFacts.ts';
import { reportAnswers } from './reportFacts.ts';
import { loadings, shipAnswers } from './shipFacts.ts';
import type { Page } from '../../../src/renderer/ipc/live.ts';
import { LANGUAGES } from '../../../src/shared/languages.ts';

// Shows one screen of the real window with made-up facts: ?screen=verify&theme=dark&language=de&units=metric; language=rtl is English from
// right to left.
const query = new URLSearchParams(location.search);
const asked = query.get('screen') ?? 'verify';
/** `training-verify` is that screen in the training. */
const isTraining = asked.startsWith('training-');
const screen = isTraining ? asked.slice('training-'.length) : asked;
const themeOf = (asked: string | null): 'light' | 'dark' | 'hc' =>
  asked === 'dark' || asked === 'hc' ? asked : 'light';

Date.now = () => NOW;

const preferences: RequestOutput<'app.state'>['preferences'] = {
  ...app.preferences,
  theme: themeOf(query.get('theme')),
  language: LANGUAGES.find((language) => language === query.get('language')) ?? 'en',
  units: query.get('units') === 'metric' ? 'metric' : null,
};
const snapshot = snapshots[screen] ?? (snapshots['box'] ? boxCase(screen, snapshots['box']) : null);
Object.assign(globalThis, { boxNames });
const isTroubled = ['no-labels', 'scale-gone', 'devices'].includes(screen);

function appState(): RequestOutput<'app.state'> {
  const of = stateOf();
  return isTraining ? { ...of, training: { done: ['badge', 'order', 'wrongItem'], next: 'newBox' } } : of;
}

function stateOf(): RequestOutput<'app.state'> {
  if (screen === 'sign-in') return { ...app, phase: 'signIn', user: null, preferences };
  if (screen === 'bad-badge')
    return { ...app, phase: 'signIn', user: null, preferences, notice: { reason: 'unknownBadge', code: 'X', id: 1 } };
  if (screen.startsWith('first-run')) return { ...app, phase: 'setup', user: null, site: null, preferences };
  if (screen === 'broken')
    return { ...app, preferences, failure: { code: 'disk.full', params: {}, reference: 'E-7F3K-21' } };
  if (screen === 'verify-rush' && app.user) return { ...app, preferences, user: { ...app.user, role: 'packer' } };
  if (screen === 'queue-tote') return { ...app, preferences, notice: { reason: 'toteShared', code: 'T-0012', id: 1 } };
  if (screen === 'queue-notice') return { ...app, preferences, notice: { reason: 'unknownOrder', code: 'A-9', id: 1 } };
  return { ...app, preferences };
}

function liveWeight(): EventPayload<'scale.changed'> {
  if (screen === 'scale-gone') return { state: 'gone' };
  if (screen === 'too-light')
    return { ...steady, weight: { digits: 409, exponent: -2, unit: 'lb' } } as EventPayload<'scale.changed'>;
  if (snapshot?.stage === 'verify')
    return { ...steady, weight: { digits: 291, exponent: -2, unit: 'lb' } } as EventPayload<'scale.changed'>;
  return steady;
}

const answers: Partial<Record<RequestName, unknown>> = {
  'app.state': appState(),
  'pack.snapshot': { snapshot },
  'devices.list': {
    devices: deviceScreens[screen] ?? (screen === 'printers' ? manyPrinters : isTroubled ? troubled : devices),
  },
  'scale.live': liveWeight(),
  'queue.page':
    screen === 'queue-empty'
      ? {
          ...queue,
          rows: [],
          pages: 1,
          counts: { all: 0, late: 0, truck: 0, later: 0, priority: 0, single: 0, held: 0 },
          channels: [],
          today: { packed: 332, total: 332 },
        }
      : screen === 'queue-no-times'
        ? queueWithoutTimes
        : screen === 'queue-batch'
          ? queueOfBatch
          : queue,
  'label.preview': { png: null },
  ...desk,
  ...deviceAnswers(screen),
  ...boxSetAnswers(screen),
  ...rateAnswers,
  ...orderAnswers,
  ...productAnswers,
  ...shipAnswers(screen),
  ...replayAnswers(screen),
  ...reportAnswers(screen),
  ...auditAnswers(screen),
};

const listeners = new Map<string, ((payload: unknown) => void)[]>();
const bridge: StationBridge = {
  request: async (name, input) => {
    if (name === 'label.preview' || name === 'papers.placePreview') {
      const reply = await fetch('./label.png').catch(() => null);
      return {
        ok: true,
        output: {
          png: reply?.headers.get('content-type') === 'image/png' ? new Uint8Array(await reply.arrayBuffer()) : null,
        },
      };
    }
    if (name === 'session.signIn') return { ok: true, output: { refused: 'wrong' } };
    console.log('request', name, JSON.stringify(input));
    setTimeout(() => {
      for (const told of toldAfter(name, input))
        for (const listener of listeners.get(told.name) ?? []) listener(told.payload);
    }, 50);
    const answer = answers[name as RequestName] ?? {};
    return { ok: true, output: typeof answer === 'function' ? (answer as (asked: unknown) => unknown)(input) : answer };
  },
  on: (name, listener) => {
    listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    return () => undefined;
  },
};
Object.defineProperty(window, 'station', { value: bridge });
/** The same screen in another theme, as if somebody had chosen it. */
const showTheme = (theme: string): void => {
  const state = appState();
  for (const listener of listeners.get('app.changed') ?? [])
    listener({ ...state, preferences: { ...state.preferences, theme: themeOf(theme) } });
};
Object.assign(globalThis, { showTheme });

await import('../../../src/renderer/main.tsx');
if (query.get('language') === 'rtl')
  setTimeout(() => {
    document.documentElement.dir = 'rtl';
  }, 100);

const pages: Readonly<Record<string, Page>> = {
  devices: 'devices',
  ...Object.fromEntries(Object.keys(deviceScreens).map((name) => [name, 'devices'])),
  printers: 'devices',
  imports: 'imports',
  tasks: 'tasks',
  'tasks-none': 'tasks',
  parcels: 'parcels',
  'parcels-none': 'parcels',
  'parcels-reopen': 'parcels',
  'parcels-reopen-pin': 'parcels',
  replay: 'replay',
  'replay-empty': 'replay',
  reports: 'reports',
  'reports-none': 'reports',
  'replay-broken': 'replay',
  manifests: 'manifests',
  'manifests-none': 'manifests',
  'manifest-lines': 'manifests',
  ...Object.fromEntries(Object.keys(loadings).map((name) => [name, 'manifests'])),
  station: 'station',
  boxes: 'boxes',
  'boxes-in-force': 'boxes',
  'boxes-none': 'boxes',
  'boxes-rehearsed': 'boxes',
  'boxes-rehearsing': 'boxes',
  'boxes-sized': 'boxes',
  'boxes-sizing': 'boxes',
  rates: 'rates',
  products: 'products',
  orders: 'orders',
  audit: 'audit',
  'audit-none': 'audit',
  'audit-broken': 'audit',
};
if (screen === 'queue-batch') {
  const { queueChoiceSlice } = await import('../../../src/renderer/ipc/live.ts');
  queueChoiceSlice.set({ filter: 'all', channel: null, batch: SOAPS });
}
const page = pages[screen];
if (page) {
  const { goTo, loadingSlice, replayedOrderSlice, shownManifestSlice } =
    await import('../../../src/renderer/ipc/live.ts');
  loadingSlice.set(loadings[screen] ?? null);
  if (screen === 'manifest-lines') shownManifestSlice.set('MF2611274K7QXC');
  if (page === 'replay' && screen !== 'replay-empty') replayedOrderSlice.set('o1');
  setTimeout(() => {
    goTo(page);
  }, 100);
}
if (screen === 'menu') {
  const { menuSlice } = await import('../../../src/renderer/ipc/live.ts');
  setTimeout(() => {
    menuSlice.set(true);
  }, 100);
}
