import { compareQuantity, type Mass, type Rational } from '../quantity.ts';
import { isOneOf, readTable, type RateProblem } from './csvTable.ts';
import { overlap, readRows, type Cells, type Span } from './figures.ts';
import {
  PACKAGINGS,
  type ClassRule,
  type Dated,
  type DimRule,
  type Limits,
  type RuleSet,
  type Thresholds,
  type WeightScale,
} from './rules.ts';

/** Columns of the table of rules: one figure a row, each with where it stands and whether that is confirmed. */
const SHAPE = {
  table: 'rules',
  columns: ['rule', 'part', 'from', 'to', 'figure', 'value', 'source', 'confirmed'],
  optional: [],
} as const;
type Column = (typeof SHAPE.columns)[number];
type Row = Cells<Column>;

interface Figure extends Span {
  readonly rule: string;
  /** `dim`, `limit`, or a class such as `largePackage`; a class may have variants: `additionalHandling/soft`. */
  readonly part: string;
  readonly name: string;
  readonly put: Put;
  readonly source: string;
  readonly isConfirmed: boolean;
  readonly line: number;
}

/** One figure as it is laid into the part it belongs to. */
type Put =
  | { readonly kind: 'dim'; readonly value: Partial<DimRule> }
  | { readonly kind: 'divisor'; readonly unit: 'lb' | 'kg'; readonly divisor: Rational }
  | { readonly kind: 'step'; readonly step: Mass }
  | { readonly kind: 'unit'; readonly unit: 'lb' | 'kg' }
  | { readonly kind: 'fine'; readonly fine: Partial<NonNullable<DimRule['fine']>> }
  | { readonly kind: 'limit'; readonly value: Limits }
  | { readonly kind: 'class'; readonly value: Partial<ClassRule> };

const SIDES = ['up', 'halfUp', 'asMeasured'] as const;
const UNITS = ['lb', 'kg'] as const;
const YES_NO = ['yes', 'no'] as const;
const DIM = ['sides', 'divisor', 'step', 'unit', 'fineStep', 'fineBelow', 'classes', 'floor', 'fromWeight'] as const;
const DIM_REST = ['nonRectangular', 'cap'] as const;
const LENGTHS = ['length', 'secondSide', 'thirdSide', 'lengthAndGirth', 'sidesSum'] as const;
const LEAST = ['minLength', 'minSecondSide', 'minThirdSide'] as const;
const CLASS = ['packaging', 'rank', 'minimum'] as const;

/**
 * The rule sets of a table of figures, in the order in which they first come; what is wrong is put with the problems: figures unknown,
 * given twice for one day, or a tariff that knows neither pounds nor kilograms.
 */
export function readRules(text: string, problems: RateProblem[]): readonly RuleSet[] {
  const rows = readTable(text, SHAPE);
  if (!rows.ok) {
    problems.push(rows.error);
    return [];
  }
  const figures = readRows('rules', rows.value, problems, figureOf);
  const ids = [...new Set(figures.map(({ rule }) => rule))];
  return ids.map((id) => {
    const own = figures.filter(({ rule }) => rule === id);
    const parts = partsOf(own, problems);
    return {
      id,
      dim: parts.filter(isOf('dim')).map((part) => dated(part, dimOf(part, problems))),
      limits: parts.filter(isOf('limit')).map((part) => dated(part, limitsOf(part))),
      classes: parts.filter(isClass).map((part) => dated(part, classOf(part))),
    };
  });
}

interface Part extends Span {
  readonly name: string;
  readonly figures: readonly Figure[];
}

const isOf =
  (name: string) =>
  (part: Part): boolean =>
    part.name === name;
const isClass = ({ name }: Part): boolean => name !== 'dim' && name !== 'limit';

/** Figures of one part and span together; spans of one part may not overlap. */
function partsOf(figures: readonly Figure[], problems: RateProblem[]): readonly Part[] {
  const parts: { name: string; from: Span['from']; to: Span['to']; figures: Figure[] }[] = [];
  for (const figure of figures) {
    const { part: name, from, to } = figure;
    const known = parts.find((part) => part.name === name && part.from === from && part.to === to);
    const isTwice = known?.figures.some((other) => other.name === figure.name && !isOneOf(MANY, figure.name));
    if (isTwice === true) problems.push(problemAt(figure, 'twice', figure.name));
    if (known) known.figures.push(figure);
    else {
      if (parts.some((part) => part.name === name && overlap(part, figure)))
        problems.push(problemAt(figure, 'overlaps', `${figure.rule} ${name}`));
      parts.push({ name, from, to, figures: [figure] });
    }
  }
  return parts.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
}

/** Figures that a tariff states once for each of its units. */
const MANY = ['divisor', 'step', 'unit'] as const;

const problemAt = ({ line }: Figure, reason: RateProblem['reason'], value: string): RateProblem => ({
  table: 'rules',
  line,
  column: null,
  reason,
  value,
});

const dated = <T>({ from, to, figures }: Part, rule: T): Dated<T> => ({
  from,
  to,
  rule,
  source: [...new Set(figures.map(({ source }) => source))].join('; '),
  unconfirmed: figures.flatMap(({ name, source, isConfirmed }) => (isConfirmed ? [] : [{ figure: name, source }])),
});

function figureOf(row: Row): Figure {
  const part = row.needed('part');
  return {
    line: row.line,
    rule: row.needed('rule'),
    part,
    name: row.text('figure'),
    ...row.span('from', 'to'),
    put: part === 'dim' ? dimFigure(row) : part === 'limit' ? limitFigure(row) : classFigure(row),
    source: row.needed('source'),
    isConfirmed: row.word('confirmed', YES_NO) === 'yes',
  };
}

function dimFigure(row: Row): Put {
  const name = row.word('figure', [...DIM, ...DIM_REST]);
  switch (name) {
    case 'sides':
      return { kind: 'dim', value: { sides: row.word('value', SIDES) } };
    case 'divisor':
      return divisorOf(row);
    case 'step':
      return { kind: 'step', step: row.mass('value') };
    case 'unit':
      return { kind: 'unit', unit: row.word('value', UNITS) };
    case 'fineStep':
      return { kind: 'fine', fine: { step: row.mass('value') } };
    case 'fineBelow':
      return { kind: 'fine', fine: { below: row.mass('value') } };
    case 'classes':
      return { kind: 'dim', value: { classes: row.masses('value') } };
    case 'floor':
      return { kind: 'dim', value: { floor: row.volume('value') } };
    case 'fromWeight':
      return { kind: 'dim', value: { fromWeight: row.mass('value') } };
    case 'nonRectangular':
      return { kind: 'dim', value: { nonRectangular: row.number('value') } };
    case 'cap':
      return { kind: 'dim', value: { cap: row.mass('value') } };
  }
}

/** `139 in3/lb` or `5000 cm3/kg`. */
function divisorOf(row: Row): Put {
  const match = /^(\d{1,6})\s*(in3\/lb|cm3\/kg)$/.exec(row.needed('value'));
  if (!match || Number(match[1]) === 0) row.fail('unitMissing', 'value', row.text('value'));
  return {
    kind: 'divisor',
    unit: match?.[2] === 'cm3/kg' ? 'kg' : 'lb',
    divisor: { num: BigInt(match?.[1] ?? 1), den: 1n },
  };
}

function limitFigure(row: Row): Put {
  const name = row.word('figure', [...LENGTHS, ...LEAST, 'volume', 'weight']);
  return { kind: 'limit', value: isOneOf(LEAST, name) ? { [name]: row.length('value') } : thresholdOf(row, name) };
}

function classFigure(row: Row): Put {
  const name = row.word('figure', [...LENGTHS, 'volume', 'weight', ...CLASS]);
  switch (name) {
    case 'packaging': {
      const names = row.needed('value').split('|');
      const known = names.filter((one) => isOneOf(PACKAGINGS, one));
      if (known.length < names.length) row.fail('unknownValue', 'value', row.text('value'));
      return { kind: 'class', value: { packaging: known } };
    }
    case 'rank':
      return { kind: 'class', value: { rank: row.whole('value') } };
    case 'minimum':
      return { kind: 'class', value: { minimum: row.mass('value') } };
    default:
      return { kind: 'class', value: { thresholds: thresholdOf(row, name) } };
  }
}

function thresholdOf(row: Row, name: (typeof LENGTHS)[number] | 'volume' | 'weight'): Thresholds {
  if (name === 'volume') return { volume: row.volume('value') };
  return name === 'weight' ? { weight: row.mass('value') } : { [name]: row.length('value') };
}

function dimOf({ figures }: Part, problems: RateProblem[]): DimRule {
  const scales: { [unit in 'lb' | 'kg']?: WeightScale } = {};
  let rule: DimRule = { sides: 'asMeasured' };
  let fine: Partial<NonNullable<DimRule['fine']>> = {};
  const scale = (unit: 'lb' | 'kg', more: Partial<WeightScale>): void => {
    scales[unit] = { divisor: null, step: null, ...scales[unit], ...more };
  };
  for (const { put } of figures) {
    if (put.kind === 'dim') rule = { ...rule, ...put.value };
    else if (put.kind === 'divisor') scale(put.unit, { divisor: put.divisor });
    else if (put.kind === 'step') scale(isPounds(put.step) ? 'lb' : 'kg', { step: put.step });
    else if (put.kind === 'unit') scale(put.unit, {});
    else if (put.kind === 'fine') fine = { ...fine, ...put.fine };
  }
  const [first] = figures;
  if (!scales.lb && !scales.kg && first) problems.push(problemAt(first, 'noDivisor', first.rule));
  const { step, below } = fine;
  return {
    ...rule,
    ...scales,
    ...(step && below && { fine: { step, below } }),
    ...(rule.classes && { classes: rule.classes.toSorted((a, b) => compareQuantity(a, b)) }),
  };
}

const isPounds = ({ unit }: Mass): boolean => unit === 'lb' || unit === 'oz';

const limitsOf = ({ figures }: Part): Limits =>
  Object.assign({}, ...figures.map(({ put }) => (put.kind === 'limit' ? put.value : {}))) as Limits;

function classOf({ name, figures }: Part): ClassRule {
  const start: ClassRule = {
    flag: name.split('/')[0] ?? name,
    thresholds: {},
    packaging: null,
    rank: null,
    minimum: null,
  };
  return figures.reduce(
    (rule, { put }) =>
      put.kind === 'class'
        ? { ...rule, ...put.value, thresholds: { ...rule.thresholds, ...put.value.thresholds } }
        : rule,
    start,
  );
}
