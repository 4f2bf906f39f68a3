import { existsSync } from 'node:fs';
import { createCarriers } from '../carriers/index.ts';
import { readRateBook } from '../core/ship/rateBook.ts';
import { configProblemText } from '../shared/configProblems.ts';
import { checkCarrier, type CarrierCheck } from '../station/carrierCheck.ts';
import { readCarrierKey } from '../station/carrierKey.ts';
import { configFile, readConfigFile, refusedConfig } from '../station/readConfig.ts';
import { systemRuntime } from '../station/runtime.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { builtInRateTables } from './builtInRates.ts';
import { chooseDataDir, USUAL_DATA } from './dataDir.ts';
import { placed } from './failureText.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

interface CarrierContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
}

const OPTIONS = {
  data: { type: 'string', value: 'DIR', help: 'the data folder with the station.json', usual: USUAL_DATA },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const CARRIER_HELP: VerbHelp = {
  usage: ['test [--data DIR]'],
  options: OPTIONS,
  notes: [
    'It asks for a label that was never bought: nothing is bought. HTTPS_PROXY with NODE_USE_ENV_PROXY=1 and NODE_EXTRA_CA_CERTS are honoured.',
    'Exit code 0: the carrier answers and knows the key; 1: it does not, with what to do; 2: bad arguments.',
  ],
  examples: ['carrier test --data /var/lib/packing-station'],
};

/** What to do about each reason why a carrier was not asked. */
const WAY_OUT: Readonly<Record<Exclude<CarrierCheck, 'answers' | 'ownCarrier'>, string>> = {
  offline:
    'its server was not reached: look at the name in `url`, the proxy (HTTPS_PROXY) and the certificates (NODE_EXTRA_CA_CERTS)',
  timeout: 'its server did not answer in time: look at the network, or raise `timeoutMs`',
  tooManyCalls: 'it turned the question away: too many calls this minute, or `callsPerMinute` is too low',
  badAnswer: 'what answered is not this carrier: look at `url`, and whether a proxy answers in its place',
  notAllowed: 'it did not let this key in: look whether it is the right one, live or test',
};

/**
 * `carrier test`: asks the carrier of a data folder's `station.json` for a label that was never bought. Exit code 0 when it answers; 1 with
 * what is wrong and what to do; 2 for bad arguments. Nothing is bought.
 */
export async function carrier(context: CarrierContext): Promise<number> {
  try {
    const { values, positionals } = readArguments(context.argv, OPTIONS);
    if (positionals.length !== 1 || positionals[0] !== 'test') throw new ArgumentError('say what to do');
    return await test(context, chooseDataDir(values.data, context.env));
  } catch (error) {
    return toldFailure(error, context, 'carrier', CARRIER_HELP);
  }
}

async function test({ env, stdout, stderr }: CarrierContext, dataDir: string): Promise<number> {
  if (!existsSync(dataDir)) {
    stderr(`there is no data folder ${dataDir}\n`);
    return 1;
  }
  const file = configFile(dataDir);
  const { config: read, problems } = readConfigFile(file);
  if (read === null) throw refusedConfig(file, problems);
  // A mistyped setting counts for nothing: what follows is easier to understand with it.
  for (const problem of problems.filter(({ place }) => place.startsWith('carrier')))
    stderr(`${placed(file, configProblemText(problem))}\n`);
  const config = read.carrier;
  const book = readRateBook(builtInRateTables(), 0);
  if (!book.ok) throw new Error('the built-in rates can not be read');
  const key = readCarrierKey(config, env, dataDir);
  const [used] = createCarriers(config, {
    rates: () => book.value,
    key: () => Promise.resolve(key),
    fetch,
    steady: systemRuntime.steady,
  });
  const check = await checkCarrier(used, systemRuntime);
  if (check === 'ownCarrier') {
    stdout('The own carrier needs no network.\n');
    return 0;
  }
  if (check === 'answers') {
    stdout(`${used.name} answers, and knows this key.\n`);
    return 0;
  }
  stderr(`${used.name}: ${WAY_OUT[check]}\n`);
  return 1;
}
