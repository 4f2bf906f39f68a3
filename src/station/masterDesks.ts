import { StationError } from '../shared/errors.ts';
import { createAccountDesk } from './accountDesk.ts';
import { createBoxSetDesk } from './boxSets.ts';
import { createImports } from './imports.ts';
import { createOrderDesk } from './orderDesk.ts';
import { createDoubtDesk } from './doubtDesk.ts';
import { createProductDesk } from './productDesk.ts';
import type { MasterDesks } from './supply.ts';
import type { Failure, StationChange, StationPorts } from './station.ts';

interface Surroundings {
  tell(change: StationChange): void;
  /** Something may have begun or ended a task. */
  look(): void;
  ordersCame(): void;
  /** What the bench remembers of goods and boxes holds no more. */
  factsChanged(): void;
}

/** Creates the desks of one station. */
export function createMasterDesks(
  ports: StationPorts,
  around: Surroundings,
): { readonly desks: MasterDesks; close(): void } {
  const boxSets = boxSetsOf(ports, around);
  const imports = importsOf(ports, around);
  return {
    desks: {
      boxSets,
      accounts: accountsOf(ports, around),
      orderDesk: createOrderDesk({
        ...ports,
        stopped: around.factsChanged,
        changed() {
          around.tell({ kind: 'queue' });
          around.tell({ kind: 'parcels' });
          around.ordersCame();
        },
      }),
      ...goodsOf(ports, around),
      startImport: (kind, path) => {
        imports.start(kind, path);
      },
      cancelImport: () => {
        imports.cancel();
      },
      imports: () => imports.state(),
    },
    close() {
      boxSets.close();
      imports.cancel();
    },
  };
}

function goodsOf(ports: StationPorts, around: Surroundings): Pick<MasterDesks, 'products' | 'doubts'> {
  const changed = (): void => {
    around.factsChanged();
    around.tell({ kind: 'queue' });
    around.ordersCame();
  };
  const { storage, imports, runtime, packSettings } = ports;
  const products = createProductDesk({ storage, imports, changed });
  const settings = packSettings ? { settings: packSettings } : {};
  return { products, doubts: createDoubtDesk({ storage, runtime, products, changed, ...settings }) };
}

/** What was priced and planned for a truck is priced and planned anew. */
function accountsOf(ports: StationPorts, { tell, look, factsChanged }: Surroundings) {
  return createAccountDesk({
    ...ports,
    changed() {
      factsChanged();
      tell({ kind: 'queue' });
      tell({ kind: 'manifests' });
      look();
    },
  });
}

function boxSetsOf(ports: StationPorts, { tell, look }: Surroundings) {
  return createBoxSetDesk({
    ...ports,
    // An order that is open keeps the boxes it was planned with: the bench is not told.
    changed() {
      tell({ kind: 'boxes' });
      look();
    },
    report: (error) => void ports.report(error),
  });
}

function importsOf(ports: StationPorts, { tell, ordersCame, factsChanged }: Surroundings) {
  // The bench learns of a stop in the same breath as the disk: a scan in between would be decided on what no longer holds.
  const record: StationPorts['storage']['record'] = (facts, ...rest) => {
    const rows = ports.storage.record(facts, ...rest);
    if (facts.some(({ event }) => event.type === 'packStopped')) factsChanged();
    return rows;
  };
  return createImports({
    storage: { ...ports.storage, record },
    source: ports.imports,
    runtime: ports.runtime,
    failed: (error) => ({ ...describe(error), reference: ports.report(error) }),
    changed: () => {
      tell({ kind: 'imports' });
    },
    finished: () => {
      factsChanged();
      tell({ kind: 'queue' });
      tell({ kind: 'boxes' });
      ordersCame();
    },
  });
}

const describe = (error: unknown): Pick<Failure, 'code' | 'params'> =>
  error instanceof StationError ? { code: error.code, params: error.params } : { code: 'internal', params: {} };
