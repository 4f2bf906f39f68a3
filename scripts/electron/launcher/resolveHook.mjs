import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const fitting = pathToFileURL(createRequire(import.meta.url).resolve('better-sqlite3')).href;

/** Resolves `better-sqlite3` to the copy beside this file, all else as usual. */
export const resolve = (specifier, context, next) =>
  specifier === 'better-sqlite3' ? { url: fitting, format: 'commonjs', shortCircuit: true } : next(specifier, context);
