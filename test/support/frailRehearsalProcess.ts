import { parentPort, workerData } from 'node:worker_threads';
import type { Basket } from '../../src/core/rehearsal/basket.ts';
import { answerJobs } from '../../src/station/rehearsal/answerJobs.ts';
import { createComparer } from '../../src/station/rehearsal/comparer.ts';
import type { RehearsalSetup } from '../../src/station/rehearsal/protocol.ts';

// A rehearsal's thread that dies of one product, as one does that runs out of memory.
const compare = createComparer(workerData as RehearsalSetup);
if (parentPort)
  answerJobs(parentPort, (basket: Basket) => {
    if (basket.items.some(({ sku }) => sku === 'deadly')) process.exit(7);
    return compare(basket);
  });
