import type { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { massText, sizeOf } from '../../words/measures.ts';
import { boxInSentence, markText, nameParts, shortName } from '../../words/names.ts';
import {
  carrierWait,
  labelQuestion,
  labelRefusal,
  parcelStop,
  printerTrouble,
  printFailure,
} from '../../words/reasons.ts';

type Translate = ReturnType<typeof useTranslations<never>>;

/** The band's two sentences. A refusal names what differs: "Put the Clay mug back. Scan the Sand mug." */
export function bandWords(
  snapshot: PackSnapshotView,
  t: Translate,
): { readonly title: string; readonly detail: string } {
  const { band } = snapshot;
  const box = band.params['box'];
  const params = {
    ...band.params,
    ...(typeof box === 'string' ? { box: boxInSentence(box) } : {}),
    ...(typeof band.params['mark'] === 'string' ? { mark: markText(band.params['mark']) } : {}),
    ...(band.key === 'putOnScale' ? { part: partText(snapshot) ?? 'none' } : {}),
    ...(snapshot.asked ? { name: shortName(snapshot.asked.name) } : {}),
    ...(snapshot.pair ? pairNames(snapshot.pair) : {}),
    ...(snapshot.load ? { name: loadName(snapshot.load) } : {}),
    ...spoken(snapshot),
  };
  if (band.key === 'scanRefused' && isScanReason(band.reason))
    return { title: t(`refusal.${band.reason}.title`, params), detail: t(`refusal.${band.reason}.detail`, params) };
  if (band.key === 'weightRefused' && isWeightReason(band.reason))
    return {
      title: t(`weightRefusal.${band.reason}.title`, params),
      detail: t(`weightRefusal.${band.reason}.detail`, params),
    };
  const said = band.params['said'];
  if (band.key === 'labelRefused' && typeof said === 'string' && said !== '')
    return { title: t('band.labelRefused.title'), detail: t('carrierSays', { said }) };
  const code = band.params['reason'];
  const known =
    typeof code === 'string' ? reasonWords(band.key, code, shortName(String(band.params['item'] ?? '')), t) : null;
  return { title: t(`band.${band.key}.title`, params), detail: t(`band.${band.key}.detail`, params), ...known };
}

/** What the scale disagrees about, with what it weighs: "2 × Clay mug (1.64 lb)". */
function loadName({ items, expected }: NonNullable<PackSnapshotView['load']>): string {
  const named = items.map(({ name, units }) => (units > 1 ? `${String(units)} × ${shortName(name)}` : shortName(name)));
  const weight = expected ? ` (${massText(sizeOf(expected), expected.unit)})` : '';
  return named.slice(0, LOAD_PRODUCTS).join(', ') + (named.length > LOAD_PRODUCTS ? ', …' : '') + weight;
}

/** As many products as stand before a sentence of the band. */
const LOAD_PRODUCTS = 1;

/** As many products as a band's line holds. */
const TOLD_PRODUCTS = 3;

/** What goes into the box at hand where the order takes several: "2 × Clay mug, 1 × Bergamot tea"; null where it is everything. */
export function partText({ weigh, parcels }: Pick<PackSnapshotView, 'weigh' | 'parcels'>): string | null {
  if (!weigh || parcels.length < 2) return null;
  const told = weigh.items.lines
    .slice(0, TOLD_PRODUCTS)
    .map(({ name, count }) => `${String(count)} × ${shortName(name)}`);
  return [...told, ...(weigh.items.lines.length > TOLD_PRODUCTS ? ['…'] : [])].join(', ');
}

/** What a code adds to the band's plain words: where it has words of its own, they say the way out. */
function reasonWords(
  key: PackSnapshotView['band']['key'],
  code: string,
  item: string,
  t: Translate,
): { readonly title?: string; readonly detail: string } | null {
  if (key === 'parcelStopped') return parcelStop(code, item, t);
  if (key === 'printerWaits') return printerTrouble(code, t);
  const detail = DETAILS[key]?.(code, t) ?? null;
  return detail === null ? null : { detail };
}

const DETAILS: Partial<Record<PackSnapshotView['band']['key'], (code: string, t: Translate) => string | null>> = {
  labelRefused: labelRefusal,
  labelUnknown: labelQuestion,
  carrierWaits: carrierWait,
  printFailed: printFailure,
};

type Reason = PackSnapshotView['band']['reason'];
type WeightReason = 'tooLight' | 'tooHeavy' | 'overBoxLimit';

const isWeightReason = (reason: Reason): reason is WeightReason =>
  reason === 'tooLight' || reason === 'tooHeavy' || reason === 'overBoxLimit';
const isScanReason = (reason: Reason): reason is Exclude<NonNullable<Reason>, WeightReason> =>
  reason !== null && !isWeightReason(reason);

/** The two of a pair as people tell them apart: by variant where that is what differs. */
function pairNames({ scanned, other }: NonNullable<PackSnapshotView['pair']>): Record<string, string> {
  const [first, second] = [nameParts(scanned.name), nameParts(other.name)];
  const say = (name: string): string =>
    first.title === second.title ? shortName(name) : name === scanned.name ? first.title : second.title;
  return { scanned: say(scanned.name), other: say(other.name) };
}

/** Names as people say them; `none` where nothing is needed any more, for the sentences' choices. */
function spoken({ mismatch, band, number }: PackSnapshotView): Record<string, string> {
  if (band.key !== 'scanRefused') return {};
  const { scanned, needed, code } = mismatch ?? { scanned: null, needed: null, code: '' };
  const isVariant =
    scanned !== null && needed !== null && nameParts(scanned.name).title === nameParts(needed.name).title;
  const say = (name: string): string => (isVariant || scanned === null ? shortName(name) : nameParts(name).title);
  return { scanned: scanned ? say(scanned.name) : code, needed: needed ? say(needed.name) : 'none', code, number };
}
