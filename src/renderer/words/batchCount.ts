import { BATCH_SHOWN } from '../../core/orders/batch.ts';

/** How many orders a batch has, as it is written: of very many only that they are more. */
export const batchCount = (count: number): string =>
  count >= BATCH_SHOWN ? `${BATCH_SHOWN.toString()}+` : count.toString();
