import { existsSync } from 'node:fs';
import { createOfflineCarrier } from '../carriers/offline/index.ts';
import { explain as explainBoxes, planBoxes, THOROUGH, type BoxPlan, type Choice } from '../core/carton/choose.ts';
import { lossOf, type BoxVerdict } from '../core/carton/judge.ts';
import { currencyExponent } from '../core/money.ts';
import type { Sku } from '../core/ids.ts';
import { linesToPack } from '../core/pack/kits.ts';
import { decimalText, quantityText } from '../core/quantity.ts';
import { packSettings } from '../shared/config.ts';
import { misfitText } from '../shared/boxReasons.ts';
import messages from '../shared/messages/en.json' with { type: 'json' };
import { readConfig } from '../station/readConfig.ts';
import { packItem } from '../station/packItem.ts';
import { createRateDesk } from '../station/rateDesk.ts';
import { systemRuntime } from '../station/runtime.ts';
import { askPostage } from '../station/shipment.ts';
import { openStorage } from '../storage/openStorage.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';
import { builtInRateTables } from './builtInRates.ts';
import { chooseDataDir, USUAL_DATA } from './dataDir.ts';
import { choiceOfInstance } from './explainInstance.ts';
import { readInstances } from './pack/instanceFile.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

interface ExplainContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** One order with what its goods are called and how money is written. */
interface Question {
  readonly choice: Choice;
  readonly title: string;
  readonly currency: string;
  name(sku: string): string;
}

const OPTIONS = {
  order: { type: 'string', value: 'NUMBER', help: 'an order of a data folder' },
  data: { type: 'string', value: 'DIR', help: 'the data folder', usual: USUAL_DATA },
  instances: { type: 'string', value: 'FILE.json', help: 'a file of orders, as for pack' },
  id: { type: 'string', value: 'ID', help: 'which order of that file' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const EXPLAIN_HELP: VerbHelp = {
  usage: ['--order NUMBER [--data DIR] | --instances FILE.json --id ID'],
  options: OPTIONS,
  notes: ['Exit code 0; 1: no such order, or its folder or file can not be read; 2: bad arguments.'],
  examples: ['explain --order 10472'],
};

/**
 * `explain`: the boxes planned for one order of a data folder, or of a file of orders, and every other box with whether it holds
 * everything, what would be billed, what it would cost in all, the difference and the reason it was not taken. Exit code 0; 1 when the
 * folder or file can't be read or has no such order; 2 for bad arguments.
 */
export function explain(context: ExplainContext): number {
  try {
    const { values, positionals } = readArguments(context.argv, OPTIONS);
    noWords(positionals);
    if ((values.order === undefined) === (values.instances === undefined))
      throw new ArgumentError('one of --order and --instances is needed');
    const text =
      values.order === undefined
        ? ofInstance(values.instances ?? '', required(values.id, 'id'))
        : ofOrder(values.order, chooseDataDir(values.data, context.env));
    if (text === null) {
      context.stderr(`there is no order ${values.order ?? values.id ?? ''}\n`);
      return 1;
    }
    context.stdout(text);
    return 0;
  } catch (error) {
    return toldFailure(error, context, 'explain', EXPLAIN_HELP);
  }
}

function ofOrder(number: string, dataDir: string): string | null {
  // To read must not make a folder.
  if (!existsSync(dataDir)) throw new ArgumentError(`there is no data folder ${dataDir}`);
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  try {
    const order = storage.orders.byNumber(number);
    if (!order) return null;
    const rates = createRateDesk(storage, builtInRateTables());
    const carrier = createOfflineCarrier({ rates: rates.current });
    const ports = { storage, runtime: systemRuntime, carrier };
    const productOf = (sku: Sku) => storage.products.bySku(sku);
    const open = linesToPack(order, productOf).map((line) => ({ line, product: productOf(line.sku) }));
    const names = new Map<string, string>(open.map(({ line, product }) => [line.sku, product?.name ?? line.name]));
    return answer({
      choice: {
        items: open.map(({ line: { lineId, sku, quantity }, product }) =>
          packItem({ lineId, sku, count: quantity }, product),
        ),
        cartonTypes: storage.cartons.all(),
        settings: packSettings(readConfig(dataDir)),
        postage: askPostage(ports, order),
      },
      title: `order ${order.number}`,
      currency: storage.site()?.currency ?? 'USD',
      name: (sku) => names.get(sku) ?? sku,
    });
  } finally {
    storage.close();
  }
}

function ofInstance(path: string, id: string): string | null {
  const instances = readInstances(path);
  const order = instances.find((entry) => entry.id === id);
  if (!order) return null;
  const title = order.maxParcels ? `order ${id} (its limit of ${order.maxParcels} parcels left out)` : `order ${id}`;
  return answer({ choice: choiceOfInstance(order), title, currency: 'USD', name: (sku) => sku });
}

/** The plan in a line or two, then a table of all boxes for everything at once. */
function answer(question: Question): string {
  const plan = planBoxes(question.choice, THOROUGH);
  const verdicts = explainBoxes(question.choice, THOROUGH);
  const rows = verdicts.map((verdict) => rowOf(question, plan, verdicts, verdict));
  const table = [['box', 'holds all', 'billed', 'cost', 'difference', 'why'], ...rows];
  return `${planText(question, plan)}\n\n${tableText(table)}`;
}

function planText({ title, choice, currency, name }: Question, plan: BoxPlan): string {
  if (plan.reason === 'dimsMissing') return `${title}: a size is missing, so no boxes are planned`;
  if (plan.reason === 'fitsNoBox') return `${title}: no boxes hold it`;
  const parcels = plan.parcels.map(({ cartonTypeId, contents }) => ({
    box: choice.cartonTypes.find(({ id }) => id === cartonTypeId)?.name ?? cartonTypeId,
    units: contents.reduce((sum, { count }) => sum + count, 0),
    goods: contents.map(({ sku, count }) => `${count} x ${name(sku)}`).join(', '),
  }));
  const boxes = parcels.map(({ box, units }) => `${box} (${units.toString()})`).join(' + ');
  const within = parcels.length > 1 ? parcels.map(({ box, goods }, i) => `\n  parcel ${i + 1}, ${box}: ${goods}`) : [];
  return `${title}: ${boxes}, ${costText(plan, currency)}${within.join('')}`;
}

/** What the plan costs and how good that is. Without prices it is the fewest and smallest boxes: nothing is proved of its cost. */
function costText({ minor, lowerBound, isOptimal }: BoxPlan, currency: string): string {
  if (minor === null) return 'no price known: few and small boxes';
  const cost = `${amount(minor, currency)} ${currency}`;
  if (isOptimal) return `${cost}, proved best`;
  return lowerBound === null ? cost : `${cost}; nothing under ${amount(lowerBound, currency)} is possible`;
}

function rowOf(
  { choice, currency, name }: Question,
  plan: BoxPlan,
  verdicts: readonly BoxVerdict[],
  verdict: BoxVerdict,
): readonly string[] {
  const { cartonType, misfit, minor, billable } = verdict;
  const isTaken = plan.parcels.some(({ cartonTypeId }) => cartonTypeId === cartonType.id);
  const isWhole = plan.parcels.length === 1;
  const difference = minor === null || plan.minor === null || misfit ? '' : signed(minor - plan.minor, currency);
  const words = messages.box.explain;
  const why = (): string => {
    if (isTaken) return isWhole ? words.chosen : words.chosenPart;
    if (misfit) return misfitText(misfit, name, choice.items.some(({ length }) => length?.unit === 'in') ? 'in' : 'mm');
    // Held against the box taken, or where that is several, against what those cost together.
    const taken = isWhole ? verdicts.find(({ cartonType: { id } }) => id === plan.parcels[0]?.cartonTypeId) : undefined;
    const loss = lossOf(verdict, taken ?? { minor: plan.minor, billable: null });
    if (!loss) return words.cheaper;
    return words[loss.kind]
      .replace('{mine}', billable ? quantityText(billable) : '')
      .replace('{theirs}', loss.instead ? quantityText(loss.instead) : '');
  };
  return [
    cartonType.name,
    misfit ? 'no' : 'yes',
    billable ? quantityText(billable) : '',
    minor === null ? '' : amount(minor, currency),
    difference,
    why(),
  ];
}

const amount = (minor: number, currency: string): string =>
  decimalText({ digits: minor, exponent: -currencyExponent(currency) });
const signed = (minor: number, currency: string): string => `${minor > 0 ? '+' : ''}${amount(minor, currency)}`;

/** Columns as wide as their widest cell; figures to the right. */
function tableText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isFigure = (column: number): boolean => column >= 2 && column <= 4;
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (isFigure(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return rows.map((row) => `${line(row)}\n`).join('');
}
