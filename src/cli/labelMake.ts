import { BOX_REASONS } from '../core/carton/boxReason.ts';
import { boxReasonCard, commandCard, quantityCard, type Card } from '../core/label/card.ts';
import type { LabelContent } from '../core/label/labelContent.ts';
import { placeSeries, PLACES_MOST } from '../core/scan/placeCode.ts';
import { asId, type Sku } from '../core/ids.ts';
import type { Result } from '../core/result.ts';
import { COMMAND_WORDS, QUANTITY_CARDS } from '../core/scan/scan.ts';
import { LIMITED_QUANTITY_MARKS } from '../core/ship/goodsMarks.ts';
import { createLabelRenderer, LABEL_WORKER_URL, type LabelRenderer } from '../labels/render/labelRenderer.ts';
import { labelPictures } from '../labels/render/preview.ts';
import words from '../shared/messages/en.json' with { type: 'json' };
import { boxCards } from '../station/papers.ts';
import type { ParcelRow, StoragePort } from '../station/ports.ts';
import { logisticLabelOf } from '../station/logisticLabels.ts';
import { returnLabelOf } from '../station/returnLabels.ts';
import { systemRuntime } from '../station/runtime.ts';
import { slipOf } from '../station/slips.ts';
import { openStorage } from '../storage/openStorage.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';
import { existingDataDir, USUAL_DATA } from './dataDir.ts';
import { writeOut } from './ownFiles.ts';
import type { VerbOptions } from './verbHelp.ts';

interface MakeContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How the verb is called, as its help tells it. */
export const MAKE_USAGE =
  'make shipping|return|logistic|packing-list ORDER [--parcel N] | product SKU | boxes | cards | places T-0001 [--count N] [--caption TEXT] | mark LQ|LQ-Y, with --out FILE.zpl|.pdf|.png [--dpmm 8|12|24] [--data DIR]';

/** What making a label takes. */
export const MAKE_OPTIONS = {
  out: { type: 'string', value: 'FILE', help: 'where to write it; must be given' },
  dpmm: { type: 'string', value: 'N', help: 'dots per millimetre: 8, 12 or 24', usual: '8, which is 203 dpi' },
  data: { type: 'string', value: 'DIR', help: 'make: the data folder, for what stands in it', usual: USUAL_DATA },
  parcel: { type: 'string', value: 'N', help: 'make: which parcel of the order', usual: 'the one there is' },
  count: { type: 'string', default: '1', value: 'N', help: 'make places: how many, numbered on', usual: '1' },
  caption: { type: 'string', default: '', value: 'TEXT', help: 'make places: a line under each code', usual: 'none' },
} as const satisfies VerbOptions;

/** What else its help tells. */
export const MAKE_NOTES: readonly string[] = [
  'make writes ZPL, a PDF with a page for each label, or pictures (several as FILE-1.png and on), all of one drawing; a bought label byte for byte.',
];

const WRITERS = ['.zpl', '.pdf', '.png'] as const;

/** What is put on labels: content to be laid out, or the bytes of a label that was bought. */
type Made = { readonly content: LabelContent } | { readonly bytes: Uint8Array; readonly dpmm: 8 | 12 | 24 };

/**
 * `station label make KIND ...`: writes one label or a run of them as ZPL, as PDF with a page each, or as PNG (several as `FILE-1.png` and on),
 * all of the one drawing. A bought shipping label is what was stored, byte for byte. Exit code 0; 1 where the data hold no such thing or it
 * can't be drawn; throws ArgumentError for bad arguments.
 */
export async function labelMake({ argv, env, stdout, stderr }: MakeContext): Promise<number> {
  const { values, positionals } = readArguments(argv, MAKE_OPTIONS);
  const [kind = '', subject, ...rest] = positionals;
  noWords(rest);
  const out = required(values.out, 'out');
  const ending = WRITERS.find((known) => out.toLowerCase().endsWith(known));
  if (ending === undefined) throw new ArgumentError('--out ends with .zpl, .pdf or .png');
  const dpmm = ([8, 12, 24] as const).find((known) => known.toString() === (values.dpmm ?? '8'));
  if (dpmm === undefined) throw new ArgumentError('--dpmm is 8 (203 dpi), 12 (300 dpi) or 24 (600 dpi)');
  const wanted: Wanted = { kind, subject, ...values };
  const found = freeOfData(wanted) ?? withStorage(existingDataDir(values.data, env), wanted);
  if (!found.ok) {
    stderr(`${found.error}\n`);
    return 1;
  }
  if ('bytes' in found.value && values.dpmm !== undefined && found.value.dpmm !== dpmm)
    throw new ArgumentError(`the label was bought for ${found.value.dpmm.toString()} dots a millimetre`);
  const renderer = createLabelRenderer({ workerUrl: LABEL_WORKER_URL });
  try {
    for (const [path, bytes] of await written(renderer, found.value, { out, ending, dpmm })) {
      writeOut(path, bytes);
      stdout(`${path}\n`);
    }
  } finally {
    await renderer.close();
  }
  return 0;
}

interface Wanted {
  readonly kind: string;
  readonly subject: string | undefined;
  readonly parcel?: string | undefined;
  readonly count: string;
  readonly caption: string;
}

async function written(
  renderer: LabelRenderer,
  made: Made,
  to: { readonly out: string; readonly ending: (typeof WRITERS)[number]; readonly dpmm: 8 | 12 | 24 },
): Promise<readonly (readonly [path: string, bytes: Uint8Array])[]> {
  const dpmm = 'bytes' in made ? made.dpmm : to.dpmm;
  const zpl = 'bytes' in made ? made.bytes : await renderer.label(made.content, dpmm);
  if (to.ending === '.zpl') return [[to.out, zpl]];
  if (to.ending === '.pdf') return [[to.out, await renderer.pdf(zpl, dpmm)]];
  const labels = await labelPictures(zpl, dpmm);
  const numbered = (index: number): string =>
    labels.length === 1 ? to.out : `${to.out.slice(0, -4)}-${(index + 1).toString()}${to.out.slice(-4)}`;
  return labels.map((png, index) => [numbered(index), png] as const);
}

type Found = Result<Made, string>;
const made = (content: LabelContent): Found => ({ ok: true, value: { content } });
const none = (error: string): Found => ({ ok: false, error });

const allCards = (): readonly Card[] => [
  ...COMMAND_WORDS.map((word) => commandCard(word, words.command[word], words.papers.card[word])),
  ...QUANTITY_CARDS.map((count) =>
    quantityCard(count, words.command.QTY, words.papers.card.QTY.replace('{count}', count.toString())),
  ),
  ...BOX_REASONS.map((reason) => boxReasonCard(reason, words.command.WHY, words.boxReason[reason])),
];

/** Labels that need nothing of a data folder; null for the others. */
function freeOfData({ kind, subject, count, caption }: Wanted): Found | null {
  switch (kind) {
    case 'cards':
      return made({ kind: 'cards', cards: allCards() });
    case 'places': {
      const places = placeSeries(subject ?? '', Number(count), caption);
      if (places.ok) return made({ kind: 'places', places: places.value });
      throw new ArgumentError(
        {
          badPlaceCode: 'a place is a code such as T-0001 or A12-03',
          pastLastPlace: 'the number has too few digits for so many',
          tooManyPlaces: `--count is 1 to ${PLACES_MOST.toString()}`,
        }[places.error],
      );
    }
    case 'mark': {
      const mark = LIMITED_QUANTITY_MARKS.find((known) => known === subject?.toUpperCase());
      if (mark === undefined)
        throw new ArgumentError(
          'marks that are printed as labels are LQ and LQ-Y; a lithium battery mark has red on it: it comes pre-printed, or on a sheet at the bench',
        );
      return made({ kind: 'mark', mark });
    }
    default:
      return null;
  }
}

function withStorage(dataDir: string, wanted: Wanted): Found {
  const { kind, subject } = wanted;
  if (kind !== 'boxes' && subject === undefined) throw new ArgumentError(`usage: station label ${MAKE_USAGE}`);
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  try {
    switch (kind) {
      case 'boxes': {
        const cards = boxCards(storage);
        return cards.length === 0 ? none('there are no boxes') : made({ kind: 'cards', cards });
      }
      case 'product':
        return product(storage, asId<Sku>(subject ?? ''));
      case 'shipping':
      case 'return':
      case 'logistic':
      case 'packing-list':
        return ofParcel(storage, wanted);
      default:
        throw new ArgumentError(`usage: station label ${MAKE_USAGE}`);
    }
  } finally {
    storage.close();
  }
}

function product(storage: StoragePort, sku: Sku): Found {
  const found = storage.products.bySku(sku);
  const barcode = found?.barcodes[0];
  if (!found || barcode === undefined) return none(found ? `${sku} has no barcode` : `there is no product ${sku}`);
  return made({ kind: 'product', product: { sku, name: found.name, barcode } });
}

const REFUSED = {
  onBench: 'its bench is not done with it',
  noLabel: 'it has no label',
  noSscc: 'its label has no SSCC',
  erased: "its customer's data were erased",
  noConsignee: 'the site has no address',
  addressTooLong: 'an address is too long for a label',
  doesNotFit: 'an address does not fit on a label',
  numberMismatch: 'number and bars differ',
  numberUnprintable: 'its order number is too long for bars',
} as const;

function ofParcel(storage: StoragePort, { kind, subject = '', parcel }: Wanted): Found {
  const order = storage.orders.byNumber(subject);
  const parcels = order ? storage.parcels.ofOrder(order.orderId) : storage.parcels.byTracking(subject);
  const chosen = parcels.filter(({ index }) => parcel === undefined || index.toString() === parcel);
  const [one, another] = chosen;
  if (!one) return none(`there is no such parcel of ${subject}`);
  if (another && order) throw new ArgumentError(`${subject} has several parcels: say --parcel N`);
  const row = storage.parcelList.byId(one.parcelId);
  if (!row) return none(`there is no such parcel of ${subject}`);
  if (kind === 'shipping') return bought(storage, row);
  if (kind === 'packing-list') return packingList(storage, row);
  if (kind === 'logistic') {
    const logistic = logisticLabelOf(storage, row.parcelId);
    return logistic.ok ? made({ kind: 'logistic', document: logistic.value }) : none(REFUSED[logistic.error]);
  }
  const back = returnLabelOf(storage, row.parcelId);
  return back.ok ? made({ kind: 'addressed', document: back.value }) : none(REFUSED[back.error]);
}

function sessionOf(storage: StoragePort, { parcelId }: ParcelRow) {
  const sessionId = storage.purchases.ofParcel(parcelId).at(-1)?.sessionId;
  return sessionId ? storage.sessions.byId(sessionId) : null;
}

function bought(storage: StoragePort, row: ParcelRow): Found {
  const parcel = sessionOf(storage, row)?.parcels.find(({ parcelId }) => parcelId === row.parcelId);
  const hash = parcel?.bought?.labelHash;
  if (!hash) return none(REFUSED.noLabel);
  const stored = storage.labels.byHash(hash);
  return stored ? { ok: true, value: { bytes: stored.bytes, dpmm: stored.dpmm } } : none(REFUSED.erased);
}

function packingList(storage: StoragePort, row: ParcelRow): Found {
  const session = sessionOf(storage, row);
  const slip = session && slipOf(storage, session, row.parcelId);
  return slip ? made({ kind: 'packingList', slip }) : none(REFUSED.noLabel);
}
