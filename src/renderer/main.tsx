import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/pressable.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { watchAudioOutput } from './feedback/audioOutput.ts';
import { loadCues } from './feedback/cues.ts';
import { startActivity } from './input/activity.ts';
import { startFunctionKeys } from './input/functionKeys.ts';
import { startLive } from './ipc/live.ts';
import { CatchBugs } from './screens/Broken.tsx';
import { SpokenWindow } from './SpokenWindow.tsx';

const queries = new QueryClient({
  // Lists are read again when main says that they changed, and never on a timer or by focus.
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
    },
  },
});

startLive(queries);
startFunctionKeys();
startActivity();
loadCues().catch(() => undefined);
watchAudioOutput(navigator.mediaDevices);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <SpokenWindow>
    <CatchBugs>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </CatchBugs>
  </SpokenWindow>,
);
