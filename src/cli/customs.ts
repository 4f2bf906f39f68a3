import { existsSync } from 'node:fs';
import { z } from 'zod';
import { isAbroad } from '../core/address/territories.ts';
import { customsSheet } from '../labels/sheets/customsSheet.ts';
import { SHEET_SIZES, type SheetSize } from '../core/print/media.ts';
import type { Sku } from '../core/ids.ts';
import { currencyExponent } from '../core/money.ts';
import { decimalText, quantityText, rationalText, sumMass, timesMass, type Mass } from '../core/quantity.ts';
import { CARRIAGE_PAPERS, carriageOf } from '../core/ship/borderRules.ts';
import { OWN_CARRIER, UNKNOWN_SERVICE } from '../core/ship/carriage.ts';
import { customsFor, type CustomsParcel } from '../core/ship/customs.ts';
import type { CustomsItem } from '../core/ship/customsLines.ts';
import { checkGoods, type GoodsItem } from '../core/ship/dangerousGoods.ts';
import { readRateBook, type RateBook } from '../core/ship/rateBook.ts';
import { StationError } from '../shared/errors.ts';
import { papersOf } from '../station/border.ts';
import { customsItems, wholeOrder } from '../station/customsItems.ts';
import { createRateDesk } from '../station/rateDesk.ts';
import { systemRuntime } from '../station/runtime.ts';
import { localDate } from '../station/siteTime.ts';
import { openStorage } from '../storage/openStorage.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { builtInRateTables } from './builtInRates.ts';
import { customsFile, type CustomsQuestion } from './customsFile.ts';
import { chooseDataDir, USUAL_DATA } from './dataDir.ts';
import { readJsonFile } from './jsonFile.ts';
import { writeOut } from './ownFiles.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

interface CustomsContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
}

const OPTIONS = {
  data: { type: 'string', value: 'DIR', help: 'the data folder of ORDER', usual: USUAL_DATA },
  file: { type: 'string', value: 'PARCEL.json', help: 'a parcel in a file of its own (README, Customs)' },
  papers: { type: 'string', value: 'KIND', help: 'letter, parcel or express', usual: 'as the service says' },
  service: { type: 'string', value: 'NAME', help: "the own carrier's service", usual: 'any' },
  'ship-date': { type: 'string', value: 'YYYY-MM-DD', help: 'by whose rules', usual: 'today' },
  out: { type: 'string', value: 'FILE.html', help: 'writes the papers' },
  size: { type: 'string', value: 'SIZE', help: 'of the papers: A4 or Letter', usual: 'A4' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const CUSTOMS_HELP: VerbHelp = {
  usage: [
    'ORDER [--data DIR] | --file PARCEL.json, with [--papers letter|parcel|express] [--service NAME] [--ship-date YYYY-MM-DD] [--out FILE.html] [--size A4|Letter]',
  ],
  options: OPTIONS,
  notes: [
    'Of an order everything it sends is one parcel.',
    'Exit code 0: it may go; 1: it may not, or the folder or file can not be read; 2: bad arguments.',
  ],
  examples: ['customs 10472', 'customs --file parcel.json --out papers.html'],
};

/**
 * `customs`: what a parcel would need to go where it goes, as one JSON object: form, lines, value, export filing, duty, problems, goods and
 * marks, and the steps that led there. Of an order of a data folder everything it sends is one parcel. `--out` writes the
 * papers. Exit code 0: it may go; 1: it may not, or the folder or file can't be read; 2: bad arguments.
 */
export function customs(context: CustomsContext): number {
  try {
    return act(context);
  } catch (error) {
    return toldFailure(error, context, 'customs', CUSTOMS_HELP);
  }
}

function act({ argv, env, stdout, stderr }: CustomsContext): number {
  const { values, positionals } = readArguments(argv, OPTIONS);
  const [order, extra] = positionals;
  if (extra !== undefined) throw new ArgumentError(`unexpected argument '${extra}'`);
  if ((order === undefined) === (values.file === undefined))
    throw new ArgumentError('one of ORDER and --file is needed');
  const papers = oneOf(values.papers, CARRIAGE_PAPERS, 'papers');
  const size: SheetSize = oneOf(values.size, SHEET_SIZES, 'size') ?? 'A4';
  const question =
    order === undefined ? fileQuestion(values.file ?? '') : orderQuestion(order, chooseDataDir(values.data, env));
  if (!question) {
    stderr(`there is no order ${order ?? ''} with an address\n`);
    return 1;
  }
  const shipDate = values['ship-date'] ?? question.shipDate;
  if (!z.iso.date().safeParse(shipDate).success) throw new ArgumentError(`--ship-date is no date: ${shipDate}`);
  const { answer, parcel, goods } = answerOf(question, {
    shipDate,
    papers,
    service: values.service ?? question.service,
  });
  stdout(`${JSON.stringify(printed(question, answer, goods), null, 2)}\n`);
  if (values.out !== undefined) writePapers(values.out, question, { answer, parcel, size });
  return answer.problems.some(({ isStop }) => isStop) || goods.refusals.length > 0 ? 1 : 0;
}

function oneOf<T extends string>(value: string | undefined, words: readonly T[], option: string): T | null {
  if (value === undefined) return null;
  const known = words.find((word) => word === value);
  if (known === undefined) throw new ArgumentError(`--${option} is one of ${words.join(', ')}`);
  return known;
}

function fileQuestion(path: string): CustomsQuestion {
  const book = readRateBook(builtInRateTables(), 0);
  if (!book.ok) throw new StationError('data.damaged', { detail: 'rates' });
  return customsFile(path, readJsonFile(path, 'file'), book.value);
}

/** Everything that an order sends, as one parcel that weighs what its goods weigh. */
function orderQuestion(number: string, dataDir: string): CustomsQuestion | null {
  // To read must not make a folder.
  if (!existsSync(dataDir)) throw new ArgumentError(`there is no data folder ${dataDir}`);
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  try {
    const order = storage.orders.byNumber(number);
    const site = storage.site();
    const to = order && storage.people.address(order.consigneeId);
    if (!order || !site || !to) return null;
    const product = (sku: Sku) => storage.products.bySku(sku);
    const units = wholeOrder(order, product);
    const { items, freight, insurance } = customsItems({ order, product }, units, []);
    const goods = units.flatMap(({ sku, count }): readonly GoodsItem[] => {
      const found = product(sku);
      return found?.hazards ? [{ sku, count, unitWeight: found.weight, hazards: found.hazards }] : [];
    });
    return {
      number: order.number,
      site,
      from: site.shipFrom,
      to,
      book: createRateDesk(storage, builtInRateTables()).current(),
      shipDate: localDate(systemRuntime.now(), site.timeZone),
      service: '*',
      gross: weightOf(items),
      packages: 1,
      customs: order.customs ?? {},
      items,
      freight,
      insurance,
      goods,
    };
  } finally {
    storage.close();
  }
}

const weightOf = (items: readonly CustomsItem[]): Mass =>
  sumMass(
    items.flatMap(({ unitWeight, count }) => (unitWeight ? [timesMass(unitWeight, count)] : [])),
    'kg',
  );

interface Asked {
  readonly shipDate: string;
  readonly papers: CustomsParcel['papers'] | null;
  readonly service: string;
}

function answerOf(question: CustomsQuestion, { shipDate, papers, service }: Asked) {
  const { from, to, book, customs: said, site } = question;
  const isOut = isAbroad(from.country, to.country);
  const carriage =
    carriageOf(book.border, { carrier: OWN_CARRIER, service, isAbroad: isOut }, shipDate) ?? UNKNOWN_SERVICE;
  const by = { ...carriage, papers: papers ?? carriage.papers };
  const parcel: CustomsParcel = {
    from,
    to,
    shipDate,
    papers: by.papers,
    gross: question.gross,
    contents: said.contents ?? 'sale',
    incoterm: said.incoterm ?? site.customs?.incoterm ?? 'DAP',
    itn: said.itn ?? null,
    items: question.items,
    freight: question.freight,
    insurance: question.insurance,
  };
  const way = { carriage: by, isAbroad: isOut, packages: question.packages, shipDate };
  return { parcel, answer: customsFor(parcel, book.border), goods: checkGoods(question.goods, way, book.border) };
}

type Answered = ReturnType<typeof answerOf>;

function printed(
  { number, gross, book }: CustomsQuestion,
  answer: Answered['answer'],
  goods: Answered['goods'],
): Readonly<Record<string, unknown>> {
  const { areas, form, lines, value, netGrams, filing, duty, isIoss, screening, problems, trace } = answer;
  return {
    order: number,
    ...areas,
    form: form.kind,
    ...(form.kind === 'invoice' && { copies: form.copies }),
    mayGo: !problems.some(({ isStop }) => isStop) && goods.refusals.length === 0,
    problems,
    goods,
    lines: lines.map((line) => ({ ...line, value: moneyText(line.value) })),
    value: moneyText(value),
    netWeight: netGrams === null ? null : `${rationalText({ num: BigInt(netGrams), den: 1000n }, 3)} kg`,
    grossWeight: quantityText(gross),
    exportFiling: filing.kind === 'exempt' || filing.kind === 'filed' ? filing.text : filing.kind,
    duty: moneyText(duty),
    isIoss,
    screening,
    rules: rulesText(book),
    trace,
  };
}

const moneyText = (value: Answered['answer']['value']): string | null =>
  value && `${decimalText({ digits: value.minor, exponent: -currencyExponent(value.currency) })} ${value.currency}`;

const rulesText = ({ version }: RateBook): string => (version === 0 ? 'as the program came' : `#${version.toString()}`);

function writePapers(
  path: string,
  question: CustomsQuestion,
  { answer, parcel, size }: Pick<Answered, 'answer' | 'parcel'> & { readonly size: SheetSize },
): void {
  const papers = papersOf(parcel, answer, question.site, {
    orderNumber: question.number,
    tracking: '',
    parcel: { index: 1, count: question.packages },
  });
  if (papers) writeOut(path, customsSheet(papers, size));
}
