import type { DeviceId } from '../core/ids.ts';
import type { DeviceConfig } from '../devices/config.ts';
import { discover } from '../devices/discovery.ts';
import { createHub, type DeviceHub } from '../devices/hub.ts';
import type { HostReply, HostRequest } from './deviceProtocol.ts';

// Entry of the utility process that holds every driver: a driver may crash here without taking the window along.
let hub: DeviceHub | null = null;
let watched: DeviceId | null = null;
// Changes of the devices come one after another: a port must be let go before it is opened anew.
let changing: Promise<void> = Promise.resolve();
const tell = (reply: HostReply): void => {
  process.parentPort.postMessage(reply);
};

async function start(config: readonly DeviceConfig[]): Promise<void> {
  await hub?.close();
  hub = createHub(config);
  hub.onEvent((event) => {
    tell({ kind: 'event', event });
  });
  tell({ kind: 'event', event: { kind: 'status', devices: hub.statuses() } });
  if (watched !== null) watch(watched);
}

function watch(deviceId: DeviceId | null): void {
  watched = deviceId;
  hub?.watch(deviceId, (items) => {
    if (deviceId !== null) tell({ kind: 'watched', deviceId, items });
  });
}

process.parentPort.on('message', ({ data }: { data: HostRequest }) => {
  switch (data.kind) {
    case 'start':
      changing = changing.then(() => start(data.config));
      return;
    case 'find':
      void discover().then((discovery) => {
        tell({ kind: 'found', id: data.id, discovery });
      });
      return;
    case 'print':
      void hub?.print(data.job).then((outcome) => {
        tell({ kind: 'printed', jobId: data.job.jobId, outcome });
      });
      return;
    case 'zero':
      hub?.zero(data.deviceId);
      return;
    case 'feedback':
      hub?.feedback(data.deviceId, data.verdict);
      return;
    case 'suspend':
      hub?.suspend();
      return;
    case 'resume':
      hub?.resume();
      return;
    case 'watch':
      watch(data.deviceId);
      return;
    case 'trace':
      tell({ kind: 'traced', id: data.id, trace: hub?.trace(data.deviceId) ?? null });
      return;
    case 'close':
      void changing
        .then(() => hub?.close())
        .then(() => {
          tell({ kind: 'closed' });
        });
      return;
  }
});
