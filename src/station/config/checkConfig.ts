import { stationConfig, type StationConfig } from '../../shared/config.ts';
import type { ConfigProblem } from '../../shared/configProblems.ts';
import { fileText } from './fileText.ts';
import { fitProblems, type ScaleSettings } from './fitProblems.ts';
import { readJson } from './jsonText.ts';
import { bySchema, problemMaker } from './schemaProblems.ts';

/** What a `station.json` says, and everything that is wrong with it, in the order of its lines. */
export interface CheckedConfig {
  /** Null where the station does not start with it. */
  readonly config: StationConfig | null;
  readonly problems: readonly ConfigProblem[];
}

/** Reads `station.json` in any encoding that editors save. Never throws. */
export function checkConfig(bytes: Uint8Array, scaleSettings: ScaleSettings = {}): CheckedConfig {
  const { text, isKnown } = fileText(bytes);
  const json = readJson(text);
  const problemAt = problemMaker(json);
  const encoding = isKnown ? [] : [{ ...problemAt([], { code: 'encoding' }), line: null, column: null }];
  if (json.value === undefined) return { config: null, problems: [...encoding, ...json.problems] };
  const { config, problems: schema } = bySchema(json.value, problemAt);
  const found = [...json.problems, ...schema, ...fitProblems(json.value, problemAt, scaleSettings)];
  const isStopped = found.some(({ isStop }) => isStop);
  const inOrder = found.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  return { config: isStopped ? null : config, problems: [...encoding, ...inOrder] };
}

/** What counts without a file. */
export const defaultConfig = (): StationConfig => stationConfig.parse({});
