import { spawn } from 'node:child_process';

/** Opens the app with its demo data and virtual instruments for a person to try; answers the app's exit code. */
export function openInteractive(env: NodeJS.ProcessEnv): Promise<number> {
  const executable = env['STATION_ELECTRON'];
  if (!executable) throw new Error('no Electron: run this through `npm start`');
  const args = [...(JSON.parse(env['STATION_ELECTRON_ARGS'] ?? '["."]') as string[]), '--demo'];
  return new Promise((resolve, reject) => {
    const app = spawn(executable, args, { stdio: 'inherit', env });
    app.once('error', reject);
    app.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
