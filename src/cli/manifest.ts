import { createCarriers } from '../carriers/index.ts';
import type { CarrierForm } from '../core/ship/carrierForm.ts';
import type { Manifest, ManifestKey, ManifestRefusal, OpenManifest } from '../core/ship/manifest.ts';
import { createManifestDesk, type ManifestDesk } from '../station/manifests.ts';
import type { StoragePort } from '../station/ports.ts';
import { readConfig } from '../station/readConfig.ts';
import { createRateDesk } from '../station/rateDesk.ts';
import { systemRuntime } from '../station/runtime.ts';
import { openStorage } from '../storage/openStorage.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';
import { builtInRateTables } from './builtInRates.ts';
import { existingDataDir, USUAL_DATA } from './dataDir.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

interface ManifestContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
}

const OPTIONS = {
  data: { type: 'string', value: 'DIR', help: 'the data folder', usual: USUAL_DATA },
  json: { type: 'boolean', help: 'one JSON object' },
  carrier: { type: 'string', value: 'ID', help: 'close: whose truck, as list tells it; must be given' },
  'ship-date': { type: 'string', value: 'YYYY-MM-DD', help: 'close: the day it leaves; must be given' },
  account: { type: 'string', value: 'ID', help: 'close: which account with the carrier', usual: 'the one there is' },
  origin: { type: 'string', value: 'TEXT', help: 'close: where it leaves from', usual: 'the one there is' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const MANIFEST_HELP: VerbHelp = {
  usage: [
    'list | close --carrier ID --ship-date YYYY-MM-DD [--account ID] [--origin TEXT] | show NUMBER, each with [--data DIR] [--json]',
  ],
  options: OPTIONS,
  notes: [
    'Closing one again tells the same one, and nothing changes. Close the app first.',
    'Exit code 0; 1: there is nothing to close or show, or the data folder can not be used; 2: bad arguments.',
  ],
  examples: ['manifest list', 'manifest close --carrier offline --ship-date 2026-11-27'],
};

/** Closed ones that `list` tells. */
const LISTED = 50;

/**
 * `manifest`: `list` tells what is to be closed and what was, `close` closes one (again: the same one, and nothing changes), `show` tells a
 * closed one's parcels. Exit code 0; 1 where there is nothing to close or show, or the data folder can't be used; 2 for bad arguments.
 */
export function manifest(context: ManifestContext): number {
  try {
    return act(context);
  } catch (error) {
    return toldFailure(error, context, 'manifest', MANIFEST_HELP);
  }
}

interface Work {
  readonly storage: StoragePort;
  readonly desk: ManifestDesk;
  readonly isJson: boolean;
  readonly out: Pick<CliContext, 'stdout' | 'stderr'>;
}

function act({ argv, env, stdout, stderr }: ManifestContext): number {
  const { values, positionals } = readArguments(argv, OPTIONS);
  const [what, number, ...rest] = positionals;
  noWords(what === 'show' ? rest : positionals.slice(1));
  const dataDir = existingDataDir(values.data, env);
  const { carrier } = readConfig(dataDir);
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  try {
    const rates = createRateDesk(storage, builtInRateTables());
    // Nobody is asked anything: only their names and working days are wanted.
    const carriers = createCarriers(carrier, {
      rates: rates.current,
      key: () => Promise.resolve(''),
      fetch,
      steady: systemRuntime.steady,
    });
    const desk = createManifestDesk({ storage, runtime: systemRuntime, carriers });
    const work: Work = { storage, desk, isJson: values.json === true, out: { stdout, stderr } };
    switch (what) {
      case 'list':
        return list(work);
      case 'close':
        return close(work, {
          carrier: required(values.carrier, 'carrier'),
          shipDate: required(values['ship-date'], 'ship-date'),
          account: values.account,
          origin: values.origin,
        });
      case 'show':
        return show(work, number);
      default:
        throw new ArgumentError(`'${what ?? ''}' is none of list, close, show`);
    }
  } finally {
    storage.close();
  }
}

const truckText = ({ carrier, account, origin, shipDate }: ManifestKey): string =>
  [shipDate, carrier, account, origin].filter((part) => part !== '').join('  ');

const closedText = (one: Manifest): string =>
  `${one.manifestId}  ${truckText(one)}  ${one.active.toString()} parcels, ${one.loaded.toString()} loaded\n`;

const openText = (one: OpenManifest): string =>
  `${one.due.padEnd(14)}  ${truckText(one)}  ${one.finished.toString()} parcels${one.unfinished > 0 ? `, ${one.unfinished.toString()} not finished` : ''}\n`;

function list({ desk, storage, isJson, out }: Work): number {
  const [open, closed] = [desk.open(), storage.manifests.list(0, LISTED)];
  out.stdout(
    isJson
      ? `${JSON.stringify({ open, closed })}\n`
      : open.map(openText).join('') + closed.map(closedText).join('') || 'no manifests\n',
  );
  return 0;
}

interface Wanted {
  readonly carrier: string;
  readonly shipDate: string;
  readonly account: string | undefined;
  readonly origin: string | undefined;
}

/** What is left out is whatever there is one of. */
function keyOf({ desk, storage }: Work, wanted: Wanted): ManifestKey {
  const known: readonly ManifestKey[] = [...desk.open(), ...storage.manifests.list(0, LISTED)];
  const found = known.filter(
    (one) =>
      one.carrier === wanted.carrier &&
      one.shipDate === wanted.shipDate &&
      (wanted.account === undefined || one.account === wanted.account) &&
      (wanted.origin === undefined || one.origin === wanted.origin),
  );
  const trucks = new Map(found.map((one) => [truckText(one), one]));
  const [first, second] = [...trucks.values()];
  if (second) throw new ArgumentError('several trucks leave then: say --account or --origin');
  const { carrier, shipDate, account = '', origin = '' } = wanted;
  return first ?? { carrier, shipDate, account, origin };
}

const REFUSALS: Readonly<Record<ManifestRefusal, string>> = {
  nothingToClose: 'there is nothing to close',
  notYet: 'its day is still to come',
  olderFirst: 'an older one of this truck is to be closed first',
  clockBehind: "this PC's clock is behind: later days are closed already; set its date and time first",
  notSupervisor: 'only a supervisor closes manifests',
};

function close(work: Work, wanted: Wanted): number {
  const { desk, isJson, out } = work;
  const closed = desk.close(keyOf(work, wanted), null);
  if (!closed.ok) {
    out.stderr(`${REFUSALS[closed.error]}\n`);
    return 1;
  }
  out.stdout(isJson ? `${JSON.stringify(closed.value)}\n` : closedText(closed.value));
  return 0;
}

function show({ storage, desk, isJson, out }: Work, number: string | undefined): number {
  if (number === undefined) throw new ArgumentError('the NUMBER of the manifest is missing');
  const found = storage.manifests.byId(number.toUpperCase());
  if (!found) {
    out.stderr(`there is no manifest ${number}\n`);
    return 1;
  }
  const lines = storage.manifests.lines(found.manifestId);
  if (isJson) {
    out.stdout(`${JSON.stringify({ ...found, forms: storage.forms.ofManifest(found.manifestId), lines })}\n`);
    return 0;
  }
  const rows = desk.sheets(found.manifestId).flatMap((sheet) => sheet.lines);
  out.stdout(
    closedText(found) +
      storage.forms.ofManifest(found.manifestId).map(formText).join('') +
      rows
        .map(
          ({ tracking, order, weight, service, charge }) =>
            `  ${[tracking, order, weight, service, charge].join('  ')}\n`,
        )
        .join(''),
  );
  return 0;
}

const formText = ({ group, state, number, reason, detail }: CarrierForm): string =>
  `  form of ${group}: ${[state, number ?? detail ?? reason ?? ''].filter(Boolean).join(', ')}\n`;
