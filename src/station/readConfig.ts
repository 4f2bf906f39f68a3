import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stationConfig, type StationConfig } from '../shared/config.ts';
import { StationError } from '../shared/errors.ts';

/** Reads `station.json` of a data folder; a missing file means the defaults. Throws StationError config.invalid naming the place. */
export function readConfig(dataDir: string): StationConfig {
  const file = join(dataDir, 'station.json');
  if (!existsSync(file)) return stationConfig.parse({});
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StationError(
      'config.invalid',
      { file, problem: error instanceof Error ? error.message : 'not JSON' },
      { cause: error },
    );
  }
  const parsed = stationConfig.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StationError('config.invalid', {
    file,
    problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`,
  });
}
