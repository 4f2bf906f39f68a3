import { BrowserWindow, screen } from 'electron';
import type { DockAct, DockChoice } from '../shared/ipc/dock.ts';
import type { Station } from '../station/station.ts';
import type { StoragePort } from '../station/ports.ts';
import type { DemoBench } from './demo.ts';
import { benchDevices } from './demoBench.ts';
import type { DeviceSetup } from './deviceSetup.ts';
import { benchChoices, chosenLanguages } from './dockChoices.ts';
import { FAULTS } from './dockFaults.ts';
import { COMMAND_CARDS, nextHands, type Badge, type Hand } from './dockHands.ts';
import { APP_ORIGIN, keepAtPage, pagePreferences } from './window.ts';

/** The demo's hands: what a person at a bench with real instruments would do next, as buttons. */
export interface Dock {
  readonly window: BrowserWindow;
  acts(): readonly DockAct[];
  act(id: string): void;
  /** What else may stand at the bench. */
  choices(): readonly DockChoice[];
  /** Puts another instrument in the place of one; nothing for what is no choice. */
  choose(id: DockChoice['id'], value: string): Promise<void>;
}

const WIDTH = 320;
const HEIGHT = 720;

/** Opens the dock beside the station's window; closed with it. */
export function openDock(
  parent: BrowserWindow,
  preload: string,
  ports: {
    readonly station: Station;
    readonly storage: StoragePort;
    readonly bench: DemoBench;
    readonly setup: Pick<DeviceSetup, 'use'>;
    readonly badges: readonly Badge[];
  },
): Dock {
  const bounds = parent.getBounds();
  const desk = screen.getDisplayMatching(bounds).workArea;
  const window = new BrowserWindow({
    // Beside the window where the screen has room, else over its right edge: never off the screen.
    x: Math.max(desk.x, Math.min(bounds.x + bounds.width + 8, desk.x + desk.width - WIDTH)),
    y: Math.max(desk.y, Math.min(bounds.y, desk.y + desk.height - HEIGHT)),
    width: WIDTH,
    height: HEIGHT,
    parent,
    autoHideMenuBar: true,
    webPreferences: pagePreferences(preload),
  });
  keepAtPage(window);
  void window.loadURL(`${APP_ORIGIN}/dock.html`);
  const hands = (): readonly Hand[] => [
    ...nextHands(ports.station, ports.storage, ports.badges),
    ...COMMAND_CARDS,
    ...FAULTS,
  ];
  return {
    window,
    acts: () => hands().map(({ commands: _, ...act }) => act),
    act(id) {
      for (const command of hands().find((hand) => hand.id === id)?.commands ?? []) ports.bench.work(command);
    },
    choices: () => benchChoices(ports.bench.languages()),
    async choose(id, value) {
      const next = chosenLanguages(ports.bench.languages(), id, value);
      if (next === null) return;
      await ports.bench.speak(next);
      ports.setup.use(benchDevices(ports.bench.ports, next));
    },
  };
}
