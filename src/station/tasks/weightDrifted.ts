import { MOST, type TaskSource } from './source.ts';

/** Products whose parcels weigh otherwise than their file says; over once the file says another weight. */
export const weightDrifted: TaskSource = ({ storage }) =>
  storage.learnedWeights.drifted(MOST).map(({ sku, name, drift, since, parcels }) => ({
    kind: 'weightDrifted',
    subject: `${sku} ${drift}`,
    since,
    name,
    detail: drift,
    count: parcels,
    isDoneByHand: false,
    wayOut: { kind: 'product', sku },
  }));
