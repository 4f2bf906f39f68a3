import type { Permission } from '../core/people/permissions.ts';
import type { BrowserWindow } from 'electron';
import type { Station } from '../station/station.ts';
import { createAccountHandlers } from './accountHandlers.ts';
import { createAuditHandlers } from './auditHandlers.ts';
import { createBoxHandlers } from './boxHandlers.ts';
import { createCarrierHandlers, type CarrierSetup } from './carrierHandlers.ts';
import { createDoubtHandlers } from './doubtHandlers.ts';
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

/** Throws StationError request.forbidden where who is signed in may not. */
export type Guard = () => void;

/** What the desk works with beside the station. */
export interface DeskSetup {
  readonly station: Station;
  readonly window: BrowserWindow;
  readonly carrierSetup: CarrierSetup;
  readonly rateSetup: RateSetup;
  readonly rehearsalSetup: RehearsalSetup & SizesSetup;
  /** Where pictures of products are kept. */
  readonly pictureDir: string;
  readonly signing: Omit<ExportParts, 'runtime' | 'window'>;
}

type DeskHandlers = ReturnType<typeof createAccountHandlers> &
  ReturnType<typeof createAuditHandlers> &
  ReturnType<typeof createBoxHandlers> &
  ReturnType<typeof createCarrierHandlers> &
  ReturnType<typeof createOrderHandlers> &
  ReturnType<typeof createOverrideHandlers> &
  ReturnType<typeof createPeopleHandlers> &
  ReturnType<typeof createProductHandlers> &
  ReturnType<typeof createDoubtHandlers> &
  ReturnType<typeof createRateHandlers> &
  ReturnType<typeof createRehearsalHandlers> &
  ReturnType<typeof createSizesHandlers> &
  ReturnType<typeof createReplayHandlers> &
  ReturnType<typeof createReportHandlers> &
  Partial<Handlers>;

/** Answers what the desk's pages ask; `only` says who may for each. */
export const createDeskHandlers = (
  { station, window, carrierSetup, rateSetup, rehearsalSetup, pictureDir, signing }: DeskSetup,
  only: (permission: Permission) => Guard,
): DeskHandlers => ({
  ...createAccountHandlers(station, only('rates')),
  ...createAuditHandlers(station, window, only('audit')),
  ...createBoxHandlers(station, window, only('boxes')),
  ...createOrderHandlers(station, only('orders')),
  ...createProductHandlers(station, { window, pictureDir }, only('products')),
  ...createDoubtHandlers(station, only('products')),
  ...createCarrierHandlers(carrierSetup, station.audit, only('station')),
  ...createRehearsalHandlers(rehearsalSetup, only('boxes')),
  ...createSizesHandlers(rehearsalSetup, only('boxes')),
  ...createRateHandlers(rateSetup, station, window, only('rates')),
  ...createOverrideHandlers(station, only('policies')),
  ...createPeopleHandlers(station, only('people')),
  ...createReplayHandlers(station, { ...signing, window }, only('replay')),
  ...createReportHandlers(station, window, only('reports')),
});
