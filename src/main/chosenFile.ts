import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StationError } from '../shared/errors.ts';

/** Writes a file where a person said. Throws StationError disk.full or disk.readOnly with its folder where that is refused. */
export async function writeChosen(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    const code = reason === 'ENOSPC' || reason === 'EDQUOT' ? 'disk.full' : 'disk.readOnly';
    throw new StationError(code, { folder: dirname(path), reason }, { cause: error });
  });
}

/** The same for a CSV file: with a byte order mark, without which Excel takes the letters of names for others. What reads files here passes over it. */
export const writeTable = (path: string, csv: string): Promise<void> => writeChosen(path, `\uFEFF${csv}`);
