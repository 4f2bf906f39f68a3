import { closeSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';

/** The system leaves the path out of some failures, and never says whether a file was to be read or written. */
function named(error: unknown, path: string, syscall: 'read' | 'write'): unknown {
  return error instanceof Error ? Object.assign(error, { path, syscall }) : error;
}

/** Reads a file that a person named. Throws the system's failure with its path. */
export function readIn(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw named(error, path, 'read');
  }
}

/** Throws the system's failure, with the path as a person named it, for what is no file that can be read. */
export function mustBeFile(path: string): void {
  try {
    closeSync(openSync(path, 'r'));
  } catch (error) {
    throw named(error, path, 'read');
  }
  if (statSync(path).isDirectory()) throw named(Object.assign(new Error('a folder'), { code: 'EISDIR' }), path, 'read');
}

/** Writes a file that a person named. Throws the system's failure with its path, known as one of writing. */
export function writeOut(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw named(error, path, 'write');
  }
}
