// The project's better-sqlite3 needs a newer Node-API than this runtime has: every thread gets the pair that fits the runtime.
import Module, { createRequire, register, syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

const fitting = createRequire(import.meta.url).resolve('better-sqlite3');
register('./resolveHook.mjs', import.meta.url);

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  request === 'better-sqlite3' ? fitting : resolveFilename.call(Module, request, ...rest);

threads.Worker = class extends threads.Worker {
  constructor(file, options = {}) {
    super(file, { ...options, execArgv: [...(options.execArgv ?? process.execArgv), '--import', import.meta.url] });
  }
};
syncBuiltinESMExports();
