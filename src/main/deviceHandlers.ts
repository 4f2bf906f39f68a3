import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { writeChosen } from './chosenFile.ts';
import type { DeviceDesk } from './deviceDesk.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type DeviceRequest =
  | 'devices.needs'
  | 'devices.watch'
  | 'devices.testScans'
  | 'devices.startCheck'
  | 'devices.sayMass'
  | 'devices.keepCheck'
  | 'devices.leave'
  | 'devices.export';

/**
 * Answers what the Devices screen asks beside finding and setting up. Each asks for a permission: `mustBeAllowed` throws without it; what the PC
 * needs may be asked by anyone while there is no supervisor yet.
 */
export function createDeviceHandlers(
  desk: DeviceDesk,
  window: BrowserWindow,
  mustBeAllowed: () => void,
  isFirstRun: () => boolean,
  kept: () => void,
): Pick<Handlers, DeviceRequest> {
  const forSupervisor =
    <I, O>(answer: (input: I) => O) =>
    (input: I): O => {
      mustBeAllowed();
      return answer(input);
    };
  const done = (): Record<string, never> => ({});
  return {
    'devices.needs': async () => {
      if (!isFirstRun()) mustBeAllowed();
      return { needs: mutable(await desk.needs()) };
    },
    'devices.watch': forSupervisor(({ deviceId }) => (desk.watch(deviceId), done())),
    'devices.testScans': forSupervisor(async ({ deviceId }) => ({ codes: mutable(await desk.testScans(deviceId)) })),
    'devices.startCheck': forSupervisor(({ deviceId }) => (desk.startCheck(deviceId), done())),
    'devices.sayMass': forSupervisor(({ known, division }) => (desk.sayMass(known, division), done())),
    'devices.keepCheck': forSupervisor(() => {
      const isKept = desk.keepCheck();
      if (isKept) kept();
      return { isKept };
    }),
    // Whoever signed out on the way still lets go of what was begun.
    'devices.leave': () => (desk.leave(), done()),
    'devices.export': forSupervisor(async ({ deviceId, withContents }) => {
      const lines = await desk.trace(deviceId, withContents);
      const day = new Date().toISOString().slice(0, 10);
      const chosen = await dialog.showSaveDialog(window, {
        defaultPath: `${deviceId}-${day}.jsonl`,
        filters: [{ name: 'JSON lines', extensions: ['jsonl'] }],
      });
      if (chosen.canceled || chosen.filePath === '') return { fileName: null };
      await writeChosen(chosen.filePath, lines);
      return { fileName: basename(chosen.filePath) };
    }),
  };
}
