import { obey } from '../../devices/virtual/commands.ts';
import { startInstruments, type Simulation } from '../../devices/virtual/simulation.ts';
import { benchScale, USUAL_LANGUAGES, type BenchLanguages, type BenchPorts } from '../demoBench.ts';

// Entry of the utility process with the demo's instruments: the station reaches them over TCP like real ones, the dock works them by messages.
const ANY: BenchPorts = { scale: 0, scanner: 0, printer: 0 };
const start = (languages: BenchLanguages, { scale, scanner, printer }: BenchPorts): Promise<Simulation> => {
  const at = (port: number) => ({ kind: 'tcp', port }) as const;
  return startInstruments({
    addresses: { scale: at(scale), scanner: at(scanner), printer: at(printer) },
    control: null,
    scale: benchScale(languages.scale),
    printer: { language: languages.printer },
  });
};

let simulation = await start(USUAL_LANGUAGES, ANY);
const ports = simulation.listening as unknown as BenchPorts;
// Changes come one after another: a port must be let go before it is listened to anew.
let changing: Promise<void> = Promise.resolve();

/** Other instruments in the same places, as new: nothing lies on the scale, the roll is full. */
async function change(languages: BenchLanguages): Promise<void> {
  await simulation.close();
  simulation = await start(languages, ports);
  process.parentPort.postMessage({ kind: 'changed' });
}

process.parentPort.on('message', ({ data }: { data: unknown }) => {
  if (isChange(data)) changing = changing.then(() => change(data.languages));
  else obey(simulation.instruments, JSON.stringify(data));
});
process.parentPort.postMessage({ kind: 'listening', ports });

function isChange(data: unknown): data is { readonly languages: BenchLanguages } {
  return typeof data === 'object' && data !== null && 'languages' in data;
}
