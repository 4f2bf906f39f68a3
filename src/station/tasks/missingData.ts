import type { TaskCause } from '../../core/tasks/task.ts';
import { numberWork } from '../numberSeries.ts';
import type { WorkItem } from '../ports.ts';
import { MOST, type TaskFacts, type TaskSource } from './source.ts';

/** What packing will miss of products, and parcel numbers that run out; over when it is there. */
export const missingData: TaskSource = (facts) => {
  const { storage } = facts;
  return [...numberWork(storage), ...storage.workList(MOST)].map((item) => causeOf(facts, item));
};

function causeOf({ storage }: TaskFacts, { kind, gap, sku, name, detail, orders }: WorkItem): TaskCause {
  const isNumbers = kind === 'numbersLow';
  return {
    kind: isNumbers ? 'numbersLow' : 'missingData',
    subject: isNumbers ? name : `${sku ?? name} ${gap ?? ''}`,
    since: sku === null ? null : storage.tasks.waitingSince(sku),
    name,
    detail: gap ?? detail,
    count: orders,
    isDoneByHand: false,
    wayOut:
      sku === null
        ? { kind: isNumbers ? 'none' : 'imports' }
        : { kind: gap === 'barcode' ? 'printBarcode' : 'product', sku },
  };
}
