import type { TaskSource } from './source.ts';

/** Services that are off and that orders to pack asked for: they go by others. Over once those are packed, or the service is on again. */
export const servicesOff: TaskSource = ({ servicesOff: off }) =>
  off().map(({ service, name, from, since, orders }) => ({
    kind: 'serviceOff',
    subject: `${service}@${from}`,
    since,
    name,
    detail: '',
    count: orders,
    isDoneByHand: false,
    wayOut: { kind: 'rates' },
  }));
