import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { SetupError } from './project.mjs';

/** Whether windows can be shown here: always on Windows and macOS, else when a Wayland or X server answers. */
export async function hasDisplay() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  if (process.env['WAYLAND_DISPLAY']) return true;
  const display = process.env['DISPLAY'];
  return display !== undefined && display !== '' && answers(display);
}

/** Whether an X server listens at a display name such as `:0` or `host:10.0`. @param {string} display */
function answers(display) {
  const [, host = '', number = '0'] = /^(.*):(\d+)/.exec(display) ?? [];
  const isLocal = host === '' || host === 'unix';
  const socket = isLocal
    ? createConnection(`/tmp/.X11-unix/X${number}`)
    : createConnection({ host, port: 6000 + Number(number), timeout: 3000 });
  return new Promise((done) => {
    const tell = (/** @type {boolean} */ yes) => (socket.destroy(), done(yes));
    socket
      .once('connect', () => tell(true))
      .once('error', () => tell(false))
      .once('timeout', () => tell(false));
  });
}

/**
 * Starts an X server that draws into memory (1920 x 1080, 24 bit) at a free display number, and resolves once it takes connections.
 * With `frameBuffer` its picture is also the file `Xvfb_screen0` in that folder, so that a bench can watch it from outside.
 * @param {{frameBuffer?: string}} [options]
 * @returns {Promise<{display: string, stop: () => Promise<void>}>}
 */
export async function startDisplay({ frameBuffer } = {}) {
  const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'];
  if (frameBuffer !== undefined) {
    await mkdir(frameBuffer, { recursive: true });
    args.push('-fbdir', frameBuffer);
  }
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => server.once('close', done));
  let complaint = '';
  server.stderr?.setEncoding('utf8').on('data', (text) => (complaint = (complaint + text).slice(-2000)));
  const number = await new Promise((done, fail) => {
    let told = '';
    server.once('error', (error) => fail(new SetupError(`Xvfb could not be started: ${error.message}`)));
    server.once('close', () => fail(new SetupError(`Xvfb ended at once: ${complaint.trim()}`)));
    server.stdio[3]?.on('data', (text) => {
      told += String(text);
      if (told.endsWith('\n')) done(told.trim());
    });
  });
  const atExit = () => void server.kill();
  process.once('exit', atExit);
  const stop = async () => {
    process.off('exit', atExit);
    server.kill();
    await ended;
  };
  return { display: `:${number}`, stop };
}
