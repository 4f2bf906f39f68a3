import type { BrowserWindow } from 'electron';
import type { Station } from '../station/station.ts';
import { createBoxHandlers } from './boxHandlers.ts';
import { createCarrierHandlers, type CarrierSetup } from './carrierHandlers.ts';
import type { Handlers } from './ipc.ts';
import { createOrderHandlers } from './orderHandlers.ts';
import { createOverrideHandlers } from './overrideHandlers.ts';
import { createPeopleHandlers } from './peopleHandlers.ts';
import { createProductHandlers } from './productHandlers.ts';
import { createRateHandlers, type RateSetup } from './rateHandlers.ts';
import { createRehearsalHandlers, type RehearsalSetup } from './rehearsalHandlers.ts';
import type { ExportParts } from './replayExport.ts';
import { createReplayHandlers } from './replayHandlers.ts';
import { createReportHandlers } from './reportHandlers.ts';
import { createSizesHandlers, type SizesSetup } from './sizesHandlers.ts';

/** What the supervisor's desk works with beside the station. */
export interface SupervisorSetup {
  readonly station: Station;
  readonly window: BrowserWindow;
  readonly carrierSetup: CarrierSetup;
  readonly rateSetup: RateSetup;
  readonly rehearsalSetup: RehearsalSetup & SizesSetup;
  readonly signing: Omit<ExportParts, 'runtime' | 'window'>;
}

type SupervisorHandlers = ReturnType<typeof createBoxHandlers> &
  ReturnType<typeof createCarrierHandlers> &
  ReturnType<typeof createOrderHandlers> &
  ReturnType<typeof createOverrideHandlers> &
  ReturnType<typeof createPeopleHandlers> &
  ReturnType<typeof createProductHandlers> &
  ReturnType<typeof createRateHandlers> &
  ReturnType<typeof createRehearsalHandlers> &
  ReturnType<typeof createSizesHandlers> &
  ReturnType<typeof createReplayHandlers> &
  ReturnType<typeof createReportHandlers> &
  Partial<Handlers>;

/** Answers what the desk's pages ask, a supervisor only. */
export const createSupervisorHandlers = (
  { station, window, carrierSetup, rateSetup, rehearsalSetup, signing }: SupervisorSetup,
  mustSupervise: () => void,
): SupervisorHandlers => ({
  ...createBoxHandlers(station, window, mustSupervise),
  ...createOrderHandlers(station, mustSupervise),
  ...createProductHandlers(station, window, mustSupervise),
  ...createCarrierHandlers(carrierSetup, mustSupervise),
  ...createRehearsalHandlers(rehearsalSetup, mustSupervise),
  ...createSizesHandlers(rehearsalSetup, mustSupervise),
  ...createRateHandlers(rateSetup, station, window, mustSupervise),
  ...createOverrideHandlers(station, mustSupervise),
  ...createPeopleHandlers(station, mustSupervise),
  ...createReplayHandlers(station, { ...signing, window }, mustSupervise),
  ...createReportHandlers(station, window, mustSupervise),
});
