import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Packages with native code or with files of their own that they look up beside themselves: left in node_modules. */
const LEFT_OUTSIDE = [
  'better-sqlite3',
  'serialport',
  '@napi-rs/canvas',
  'zpl-renderer-js',
  'pino',
  'koffi',
  'node-hid',
];

/** The oldest runtime the app must run on: Electron 33 (Node 20.18, Chromium 130). */
const OLDEST = { node: 'node20.18', browser: 'chrome130' };

const from = (...parts: string[]): string => join(import.meta.dirname, ...parts);

const filesIn = (folder: string, ending: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)) : [];

/** The window's process, the device host and every worker: each a file of its own at out/main/NAME.js. */
function mainEntries(): Record<string, string> {
  const entries: Record<string, string> = { index: from('src/main/index.ts') };
  if (existsSync(from('src/main/deviceHost.ts'))) entries['deviceHost'] = from('src/main/deviceHost.ts');
  for (const name of filesIn(from('src/main/workers'), '.ts')) {
    entries[basename(name, '.ts')] = from('src/main/workers', name);
  }
  return entries;
}

/** Lays the SQL migrations beside the built main files, where `./migrations/` of the storage room finds them. */
function migrations(): Plugin {
  return {
    name: 'station:migrations',
    generateBundle() {
      const folder = from('src/storage/migrations');
      for (const name of filesIn(folder, '.sql')) {
        this.emitFile({ type: 'asset', fileName: `migrations/${name}`, source: readFileSync(join(folder, name)) });
      }
    },
  };
}

// Tool configuration: electron-vite reads the default export.
export default defineConfig({
  main: {
    plugins: [migrations()],
    build: {
      target: OLDEST.node,
      outDir: from('out/main'),
      minify: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: mainEntries(),
        external: LEFT_OUTSIDE.map((name) => new RegExp(`^${name}(/|$)`)),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: OLDEST.node,
      outDir: from('out/preload'),
      minify: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: from('src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    plugins: [react()],
    build: {
      target: OLDEST.browser,
      outDir: from('out/renderer'),
      minify: true,
      // The window's content security policy allows files, not data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: from('src/renderer/index.html'), dock: from('src/renderer/dock.html') } },
    },
  },
});
