import { addRational, compareRational, timesRational, toBase, type Mass, type Rational } from '../quantity.ts';
import type { RateProblem, RateProblemReason } from './csvTable.ts';
import { overlap, type Span } from './figures.ts';
import { byWeight, stepsOver, type OfflineTariff, type TariffPrice } from './tariff.ts';

/** What no single row of a tariff can show: rows of services and zones that are not there, two rows for one case, and a heavier parcel that costs less. */
export function checkTariff(tariff: OfflineTariff, problems: RateProblem[]): void {
  const wrong = (table: string, reason: RateProblemReason, value: string): void => {
    problems.push({ table, line: 0, column: null, reason, value });
  };
  const services = new Set(tariff.services.map(({ origin, id }) => `${origin} ${id}`));
  if (services.size < tariff.services.length) wrong('services', 'twice', 'service');
  for (const table of ['prices', 'surcharges', 'fuel', 'transit'] as const) {
    const missing = tariff[table].filter(
      ({ origin, service }) => service !== '*' && !services.has(`${origin} ${service}`),
    );
    for (const name of new Set(missing.map(({ origin, service }) => `${origin} ${service}`)))
      wrong(table, 'unknownService', name);
  }
  const zones = new Set(tariff.zones.map(({ origin, zone }) => `${origin} ${zone}`));
  for (const table of ['prices', 'surcharges', 'transit'] as const) {
    const missing = tariff[table].filter(({ origin, zone }) => zone !== '*' && !zones.has(`${origin} ${zone}`));
    for (const name of new Set(missing.map(({ origin, zone }) => `${origin} ${zone}`)))
      wrong(table, 'unknownZone', name);
  }
  const lists = grouped(tariff.prices, laneOf);
  for (const [lane, list] of lists) {
    for (const key of clashes(list, ({ upTo }) =>
      upTo ? `${lane} ${upTo.digits}e${upTo.exponent} ${upTo.unit}` : lane,
    ))
      wrong('prices', 'overlaps', key);
    if (dips(list)) wrong('prices', 'dips', lane);
  }
  for (const key of clashes(tariff.surcharges, (row) => `${laneOf(row)} ${row.flag}`))
    wrong('surcharges', 'overlaps', key);
  for (const key of clashes(tariff.fuel, ({ origin, service }) => `${origin} ${service}`))
    wrong('fuel', 'overlaps', key);
}

const laneOf = (row: { readonly origin: string; readonly service: string; readonly zone: string }): string =>
  `${row.origin} ${row.service} ${row.zone}`;

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** The keys under which two rows hold on one day. */
const clashes = <T extends Span>(rows: readonly T[], keyOf: (row: T) => string): readonly string[] =>
  [...grouped(rows, keyOf)]
    .filter(([, same]) => same.some((row, i) => same.slice(i + 1).some((other) => overlap(row, other))))
    .map(([key]) => key);

/** True where a price list is cheaper right above one of its breaks than on it: nobody would declare the lighter weight, and boxes are planned on it. */
function dips(list: readonly TariffPrice[]): boolean {
  const rows = list.toSorted(byWeight);
  return rows.some(({ upTo, ...row }, i) => {
    const later = rows.slice(i + 1).filter((next) => overlap(row, next));
    return upTo !== null && later.some((next) => compareRational(justAbove(next, upTo), priceAt(row, upTo)) < 0);
  });
}

type Charged = Omit<TariffPrice, 'upTo'>;

const priceAt = (row: Charged, weight: Mass): Rational =>
  withSteps(row, row.more ? stepsOver(toBase(weight), row.more) : 0n);

/** The price of a weight that is more than another by less than any step. */
function justAbove(row: Charged, weight: Mass): Rational {
  const { num, den } = toBase(weight);
  return withSteps(row, row.more ? stepsOver({ num: num * 1_000_000n + 1n, den: den * 1_000_000n }, row.more) : 0n);
}

const withSteps = ({ price, more }: Charged, steps: bigint): Rational =>
  more ? addRational(price, timesRational(more.perStep, { num: steps, den: 1n })) : price;
