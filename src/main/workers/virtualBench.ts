import { obey } from '../../devices/virtual/commands.ts';
import { startInstruments } from '../../devices/virtual/simulation.ts';

// Entry of the utility process with the demo's instruments: the station reaches them over TCP like real ones, the dock works them by messages.
const ANY_PORT = { kind: 'tcp', port: 0 } as const;
const simulation = await startInstruments({
  addresses: { scale: ANY_PORT, scanner: ANY_PORT, printer: ANY_PORT },
  control: null,
  scale: { division: { digits: 1, exponent: -2, unit: 'lb' }, capacity: { digits: 150, exponent: 0, unit: 'lb' } },
});
process.parentPort.on('message', ({ data }: { data: unknown }) => {
  obey(simulation.instruments, JSON.stringify(data));
});
process.parentPort.postMessage(simulation.listening);
