import { createHub } from '../../src/devices/hub.ts';
import type { DeviceConfig } from '../../src/devices/config.ts';

// Entry of a process that runs a hub as the device host does: configuration in, events out, until the channel ends.
process.on('disconnect', () => process.exit(0));
process.on('message', (configs: DeviceConfig[]) => {
  const hub = createHub(configs);
  hub.onEvent((event) => process.send?.(event));
});
