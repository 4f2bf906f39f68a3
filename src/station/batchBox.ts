import { toBox } from '../core/pack/session.ts';
import type { BoxDesk } from './boxDesk.ts';
import { namesBox } from './enclosures.ts';
import type { QueueDesk } from './queueDesk.ts';

/**
 * The box desk that suggests for an order of a batch the box that the one before it went into, as long as it holds the whole order and no
 * instruction names another: one stack of boxes stands beside the packer.
 */
export const withBatchBox = (boxes: BoxDesk, queue: Pick<QueueDesk, 'batchBox'>): BoxDesk => ({
  ...boxes,
  plan(session, tell) {
    const order = session.parcels.length > 0 || namesBox(session.instructions) ? null : boxes.order(session);
    const id = order && queue.batchBox(order);
    const carton = id && boxes.carton(id);
    const contents = toBox(session);
    if (!carton || boxes.misfit(carton, contents)) return void boxes.plan(session, tell);
    const placements = boxes.places(carton, contents, []);
    tell({ parcels: [{ cartonTypeId: carton.id, contents, placements }], reason: 'planned' }, false);
  },
});
