import { createCarriers } from '../carriers/index.ts';
import { readCarrierKey } from '../station/carrierKey.ts';
import { readConfig } from '../station/readConfig.ts';
import { createRateDesk } from '../station/rateDesk.ts';
import { systemRuntime } from '../station/runtime.ts';
import { createTrackingDesk } from '../station/trackingDesk.ts';
import { createTrackingPoll, type PollOutcome } from '../station/trackingPoll.ts';
import { openStorage } from '../storage/openStorage.ts';
import { builtInRateTables } from './builtInRates.ts';

/**
 * Asks the carrier of a data folder about its parcels under way, once, within its budget of calls; null where that carrier tells nothing of
 * parcels. Throws StationError where there is no key or nothing can be recorded.
 */
export async function pollCarriers(
  dataDir: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<PollOutcome | null> {
  const config = readConfig(dataDir).carrier;
  const key = readCarrierKey(config, env, dataDir);
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  try {
    const carriers = createCarriers(config, {
      rates: createRateDesk(storage, builtInRateTables()).current,
      key: () => Promise.resolve(key),
      fetch,
      steady: systemRuntime.steady,
    });
    if (carriers[0].capabilities.tracks === null) return null;
    const desk = createTrackingDesk(storage, () => undefined);
    return await createTrackingPoll({ storage, runtime: systemRuntime, carriers, desk }).once();
  } finally {
    storage.close();
  }
}
