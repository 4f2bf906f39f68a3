import type { CarrierConfig } from '../shared/carrierConfig.ts';
import { needsKey } from '../station/carrierKey.ts';
import type { CarrierCheck } from '../station/carrierCheck.ts';
import type { AuditDesk } from '../station/auditDesk.ts';
import type { CarrierPort } from '../station/ports.ts';
import { serverOf, type CarrierKeyring } from './carrierKeyring.ts';
import type { Handlers } from './ipc.ts';

/** The carrier as the window sets it up. */
export interface CarrierSetup {
  readonly config: CarrierConfig;
  readonly carrier: CarrierPort;
  readonly keyring: CarrierKeyring;
  check(): Promise<CarrierCheck>;
  /** Records what became of a typed key, never which it is. */
  noted(type: 'carrierKeyKept' | 'carrierKeyRemoved'): void;
}

type CarrierHandlers = Pick<Handlers, Extract<keyof Handlers, `carrier.${string}`>>;

/** Answers what the window asks about the carrier and its key, a supervisor only. */
export function createCarrierHandlers(
  { config, carrier, keyring, check, noted }: CarrierSetup,
  audit: Pick<AuditDesk, 'carrierKeySet'>,
  mustBeAllowed: () => void,
): CarrierHandlers {
  return {
    'carrier.state': async () => {
      mustBeAllowed();
      const key = await keyring.view();
      return {
        name: carrier.name,
        server: serverOf(config),
        needsKey: needsKey(config),
        key,
        keyChanged: audit.carrierKeySet(carrier.name),
      };
    },
    'carrier.keepKey': async ({ key }) => {
      mustBeAllowed();
      const refused = await keyring.keep(key);
      if (refused === null) noted('carrierKeyKept');
      return { refused };
    },
    'carrier.removeKey': async () => {
      mustBeAllowed();
      const { source } = await keyring.view();
      keyring.remove();
      if (source === 'typed') noted('carrierKeyRemoved');
      return {};
    },
    'carrier.test': async () => {
      mustBeAllowed();
      return { check: await check() };
    },
  };
}
