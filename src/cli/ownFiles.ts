import { readFileSync, writeFileSync } from 'node:fs';

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

/** Writes a file that a person named. Throws the system's failure with its path, known as one of writing. */
export function writeOut(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw named(error, path, 'write');
  }
}
