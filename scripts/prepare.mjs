import { buildIfChanged } from './build.mjs';
import { hasDisplay, startDisplay } from './display.mjs';
import { ensureElectron } from './electron/ensureElectron.mjs';
import { ensureSystem } from './system.mjs';

/**
 * @typedef {object} Window
 * @property {NodeJS.ProcessEnv} env for programs that open the app: STATION_ELECTRON, STATION_ELECTRON_ARGS (JSON) and DISPLAY
 * @property {boolean} isVirtual whether the display is one in memory
 * @property {() => Promise<void>} stop ends what was started here
 */

/**
 * Prepares everything that opening the app's window needs: runtime, system libraries, build, and a display in memory where there is
 * none (or where `display` asks for it).
 * @param {{display?: 'any' | 'virtual', programs?: Parameters<typeof ensureSystem>[0]['programs'], frameBuffer?: string}} [options]
 * @returns {Promise<Window>}
 */
export async function prepareWindow({ display = 'any', programs = [], frameBuffer } = {}) {
  const isVirtual = process.platform === 'linux' && (display === 'virtual' || !(await hasDisplay()));
  const electron = await ensureElectron();
  const tools = isVirtual ? [...programs, /** @type {const} */ ('Xvfb')] : programs;
  await ensureSystem({ binary: electron.execPath, programs: ['ldd', 'udevadm', ...tools] });
  await buildIfChanged();
  const runtime = {
    STATION_ELECTRON: electron.execPath,
    STATION_ELECTRON_ARGS: JSON.stringify(electron.args),
    STATION_ELECTRON_VERSION: electron.version,
  };
  if (!isVirtual) return { env: { ...process.env, ...runtime }, isVirtual, stop: () => Promise.resolve() };
  const screen = await startDisplay(frameBuffer === undefined ? {} : { frameBuffer });
  // Chromium would try a Wayland server before the display in memory.
  const { WAYLAND_DISPLAY: _, ...rest } = process.env;
  return { env: { ...rest, ...runtime, DISPLAY: screen.display }, isVirtual, stop: screen.stop };
}
