import { createHub } from '../devices/hub.ts';
import type { DevicesPort } from '../station/ports.ts';
import type { HostReply, HostRequest } from './deviceProtocol.ts';

// Entry of the utility process that holds every driver: a driver may crash here without taking the window along.
let hub: DevicesPort | null = null;
const tell = (reply: HostReply): void => {
  process.parentPort.postMessage(reply);
};

process.parentPort.on('message', ({ data }: { data: HostRequest }) => {
  switch (data.kind) {
    case 'start':
      hub = createHub(data.config);
      hub.onEvent((event) => {
        tell({ kind: 'event', event });
      });
      tell({ kind: 'event', event: { kind: 'status', devices: hub.statuses() } });
      return;
    case 'print':
      void hub?.print(data.job).then((outcome) => {
        tell({ kind: 'printed', jobId: data.job.jobId, outcome });
      });
      return;
    case 'feedback':
      hub?.feedback(data.deviceId, data.verdict);
      return;
    case 'close':
      void hub?.close().then(() => {
        tell({ kind: 'closed' });
      });
      return;
  }
});
