import { lazy, Suspense, type ReactNode } from 'react';
import type { AppState } from '../shared/ipc/contract.ts';
import { appSlice, failureSlice, packSlice, pageSlice } from './ipc/live.ts';
import { useSlice } from './ipc/slice.ts';
import { Broken, Loading } from './screens/Broken.tsx';
import { Pack } from './screens/pack/Pack.tsx';
import { Queue } from './screens/queue/Queue.tsx';
import { SignIn } from './screens/signIn/SignIn.tsx';
import { CueEdge } from './ui/CueSign.tsx';
import { Menu } from './ui/Menu.tsx';
import { InTraining } from './ui/TrainingStrip.tsx';

// Nothing of the desk is loaded before it is opened: the bench starts first.
const Desk = lazy(async () => ({ default: (await import('./screens/desk/Desk.tsx')).Desk }));
const FirstRun = lazy(async () => ({ default: (await import('./screens/setup/FirstRun.tsx')).FirstRun }));

/** The whole window: one screen per state, chosen by what main last told. */
export function App() {
  const app = useSlice(appSlice);
  const failure = useSlice(failureSlice);
  if (failure) {
    return (
      <InTraining training={app?.training ?? null}>
        <Broken
          failure={failure}
          onGoOn={() => {
            failureSlice.set(null);
          }}
        />
      </InTraining>
    );
  }
  if (!app) return <Loading />;
  if (app.failure)
    return (
      <InTraining training={app.training}>
        <Broken failure={app.failure} />
      </InTraining>
    );
  return (
    <InTraining training={app.training}>
      <Suspense fallback={<Loading />}>
        {screenOf(app)}
        <Menu />
        <CueEdge />
      </Suspense>
    </InTraining>
  );
}

function screenOf(app: AppState): ReactNode {
  if (app.phase === 'setup') return <FirstRun notice={app.notice} />;
  return app.phase === 'signIn' ? <SignIn app={app} /> : <Work />;
}

function Work() {
  const page = useSlice(pageSlice);
  return page === 'bench' ? <Bench /> : <Desk page={page} />;
}

function Bench() {
  const snapshot = useSlice(packSlice);
  return snapshot ? <Pack snapshot={snapshot} /> : <Queue />;
}
