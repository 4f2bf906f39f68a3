import type { CarrierPort, StoragePort } from './ports.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Whom a box can be kept for. */
export interface KeptFor {
  readonly channels: readonly string[];
  readonly carriers: readonly Named[];
  /** As a box names them: `offline/express`. */
  readonly services: readonly Named[];
}

/** Where orders of this program come from. */
const CHANNELS = ['csv'];

/** Channels that orders come by, and more that boxes of the set or its draft name; carriers and their services by their names. */
export function keptFor({
  storage,
  carrier,
  pastCarriers = [],
}: {
  readonly storage: StoragePort;
  readonly carrier: CarrierPort;
  readonly pastCarriers?: readonly CarrierPort[];
}): KeptFor {
  const uses = [...storage.cartons.all(), ...(storage.boxSets.draft()?.boxes ?? [])].flatMap(({ use }) => use ?? []);
  const shipFrom = storage.site()?.shipFrom;
  const all = [carrier, ...pastCarriers];
  const offered = all.flatMap((one) =>
    (shipFrom ? one.services.list(shipFrom) : []).map(({ service, name }) => ({
      id: `${one.id}/${service}`,
      name: all.length > 1 ? `${one.name}: ${name}` : name,
    })),
  );
  return {
    channels: [...new Set([...CHANNELS, ...uses.flatMap((use) => use.channels)])],
    carriers: named(
      all,
      uses.flatMap((use) => use.carriers),
    ),
    services: named(
      offered,
      uses.flatMap((use) => use.services ?? []),
    ),
  };
}

/** Those that are known by name, and more that boxes name. */
function named(known: readonly Named[], more: readonly string[]): readonly Named[] {
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const ids = new Set([...names.keys()].map((id) => id.toLowerCase()));
  for (const id of more) if (!ids.has(id.toLowerCase())) names.set(id, id);
  return [...names].map(([id, name]) => ({ id, name }));
}
