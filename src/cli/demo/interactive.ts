import { spawn } from 'node:child_process';

/** Opens the app for a person, with its demo data and virtual instruments or on a data folder of their own; answers the app's exit code. */
export function openInteractive(env: NodeJS.ProcessEnv, dataDir: string | null): Promise<number> {
  const executable = env['STATION_ELECTRON'];
  if (!executable) throw new Error('no Electron: run this through `npm start`');
  const args = [
    ...(JSON.parse(env['STATION_ELECTRON_ARGS'] ?? '["."]') as string[]),
    ...(dataDir === null ? ['--demo'] : ['--data', dataDir]),
  ];
  return new Promise((resolve, reject) => {
    const app = spawn(executable, args, { stdio: 'inherit', env });
    app.once('error', reject);
    app.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
