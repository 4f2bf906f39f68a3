import type { PlannedParcel } from '../journal/events.ts';
import type { CartonTypeId } from '../ids.ts';
import type { CartonType } from './cartonType.ts';
import type { PackedBox, Problem } from './engine/problem.ts';
import { solve, type Answer, type Effort } from './engine/solve.ts';
import { PACK_SETTINGS, type PackItem, type PackSettings } from './fits.ts';
export { arrangeOne, checkBox, fillBox, type Arranged } from './oneBox.ts';
import { arrangeOne, type Arranged } from './oneBox.ts';
import { asGiven } from './boxes.ts';
import { indexOf, verdictsOf, worthTrying, type BoxVerdict } from './judge.ts';
import { isNested, modelOf, nestings, type PackModel } from './model.ts';
import { minorOf, parcelsOf } from './parcels.ts';
import type { AskPostage, BoxOrder } from './postage.ts';

/** Which boxes an order goes into, and whether that could be told. */
export interface BoxPlan {
  readonly reason: 'planned' | 'dimsMissing' | 'fitsNoBox';
  readonly parcels: readonly PlannedParcel[];
  /** Boxes, postage and handling in minor units; null where no price is known. */
  readonly minor: number | null;
  /** No plan costs less; null where that is not known. */
  readonly lowerBound: number | null;
  /** True when no plan is better. */
  readonly isOptimal: boolean;
  /** Of two plans for one order the better one has the lower score. */
  readonly score: number;
}

/** What is to be packed, and into what. */
export interface Choice {
  readonly items: readonly PackItem[];
  readonly cartonTypes: readonly CartonType[];
  readonly settings?: PackSettings;
  /** Absent or null where no price is known: then fewest parcels, then the smallest boxes. */
  readonly postage?: AskPostage | null;
}

/** A plan yet to be made: the engine's problems, one for each way to stack nested goods, and what needs no thought. */
export interface PlanDraft {
  readonly models: readonly PackModel[];
  /** Parcels of goods that must be sent in their own packaging, with what they cost. */
  readonly own: readonly PlannedParcel[];
  readonly ownMinor: number | null;
  readonly refusal: 'dimsMissing' | 'fitsNoBox' | null;
}

/** About 10 ms of work: what is shown at once. */
export const QUICK: Effort = { steps: 10_000, seed: 1 };
/** About a third of a second: worth it away from the packer's thread. */
export const THOROUGH: Effort = { steps: 300_000, seed: 1 };
/** What each of many boxes is given. */
export const OTHER_BOX: Effort = { steps: 5000, seed: 1 };

/**
 * The boxes for an order: the presets that cost least to send - box, postage by billable weight, handling - where every unit has its
 * place; without prices the fewest, then the smallest. Stock, greatest weights and the rules of the goods are kept to. Same input, same
 * answer, whatever the names and the order of the lines. No parcels when a size is missing or no way was found.
 */
export function planBoxes(choice: Choice, effort: Effort = THOROUGH): BoxPlan {
  const draft = draftPlan(choice);
  return planOf(
    draft,
    draft.models.map(({ problem }) => solve(problem, effort)),
  );
}

/** The engine's problems of an order, for whoever solves them elsewhere; `planOf` makes the plan of their answers. */
export function draftPlan(choice: Choice): PlanDraft {
  const order = orderOf(choice, choice.cartonTypes.filter(isSuggested));
  const isAlone = ({ ownContainer }: PackItem): boolean => ownContainer === 'must';
  const alone = modelOf({ ...order, items: order.items.filter(isAlone), cartonTypes: [] });
  if (!alone.ok) return { ...NO_DRAFT, refusal: 'dimsMissing' };
  const own = ownParcels(alone.value);
  if (!own) return { ...NO_DRAFT, refusal: 'fitsNoBox' };
  const items = order.items.filter((item) => !isAlone(item) && item.count > 0);
  const models: PackModel[] = [];
  for (const most of items.length > 0 ? nestings({ ...order, items }) : []) {
    const model = modelOf({ ...order, items }, () => most);
    if (!model.ok) return { ...NO_DRAFT, refusal: 'dimsMissing' };
    models.push(model.value);
  }
  return { models, own: own.parcels, ownMinor: own.minor, refusal: null };
}

/** The plan of the engine's answers to a draft's problems, the best of them. */
export function planOf(draft: PlanDraft, answers: readonly Answer[]): BoxPlan {
  if (draft.refusal) return { ...NO_PLAN, reason: draft.refusal };
  if (draft.models.length === 0)
    return {
      ...NO_PLAN,
      reason: 'planned',
      parcels: draft.own,
      minor: draft.ownMinor,
      lowerBound: draft.ownMinor,
      isOptimal: true,
      score: 0,
    };
  let best: { readonly model: PackModel; readonly answer: Answer; readonly parcels: readonly PackedBox[] } | null =
    null;
  for (const [i, answer] of answers.entries()) {
    const model = draft.models[i];
    const { parcels } = answer;
    if (!model || !parcels) continue;
    if (!best || isBetter(model, { answer, parcels }, best)) best = { model, answer, parcels };
  }
  if (!best) return { ...NO_PLAN, reason: 'fitsNoBox' };
  const { model, answer, parcels } = best;
  const minor = add(minorOf(model, answer.cost), draft.ownMinor);
  // How nested goods are stacked was chosen before: nothing is proved about other ways.
  const isOpen = isNested(model);
  const lowerBound = isOpen ? null : add(minorOf(model, answer.lowerBound), draft.ownMinor);
  return {
    reason: 'planned',
    parcels: [...draft.own, ...parcelsOf(model, parcels)],
    minor,
    lowerBound,
    score: answer.cost,
    isOptimal: !isOpen && (answer.isOptimal || (minor !== null && lowerBound !== null && lowerBound >= minor)),
  };
}

/**
 * Every preset for all the units, those that hold them first, cheapest (without prices smallest) first; each with what it costs, or what is
 * in the way. Where a size is missing, those come first that the measured units do not rule out.
 */
export function explain(choice: Choice, effort: Effort = OTHER_BOX): readonly BoxVerdict[] {
  const draft = draftVerdicts(choice);
  return draft.verdicts(new Map(draft.boxes.map((b) => [b, arrangeOne(draft.problem, b, effort)])));
}

/** Verdicts yet to be made: boxes of a problem in which places are to be looked for, and the verdicts from what was found. */
export interface VerdictDraft {
  readonly problem: Problem;
  readonly boxes: readonly number[];
  verdicts(found: ReadonlyMap<number, Arranged>): readonly BoxVerdict[];
}

/** The boxes worth trying, for whoever tries them elsewhere. */
export function draftVerdicts(choice: Choice): VerdictDraft {
  const isMeasured = ({ length, width, height }: PackItem): boolean => Boolean(length && width && height);
  const order = orderOf(choice, choice.cartonTypes.filter(isSuggested));
  const items = order.items.filter(isMeasured);
  const [most = Infinity] = nestings({ ...order, items });
  const model = modelOf({ ...order, items }, () => most);
  if (!model.ok) throw new Error('measured goods have sides');
  const unmeasured = order.items.find((item) => item.count > 0 && !isMeasured(item));
  const { value } = model;
  if (!unmeasured)
    return { problem: value.problem, boxes: worthTrying(value), verdicts: (found) => verdictsOf(value, found) };
  const possible = new Set(worthTrying(value));
  return {
    problem: value.problem,
    boxes: [],
    verdicts: () => {
      const verdicts = verdictsOf(value, new Map()).map((verdict) =>
        possible.has(indexOf(value, verdict.cartonType)) && verdict.misfit?.kind === 'noRoom'
          ? { ...verdict, misfit: { kind: 'dimsMissing' as const, sku: unmeasured.sku }, minor: null, billable: null }
          : verdict,
      );
      const isOpen = ({ misfit }: BoxVerdict): boolean => misfit?.kind === 'dimsMissing';
      // What may hold the goods once they are measured: the smallest first.
      return [...verdicts.filter(isOpen).toReversed(), ...verdicts.filter((verdict) => !isOpen(verdict))];
    },
  };
}

/** Up to `limit` other presets for the units, in the order of `explain`; each with null or what is in the way. */
export function alternatives(
  choice: Choice & { readonly except: CartonTypeId | null; readonly limit: number },
): readonly BoxVerdict[] {
  return explain(choice)
    .filter(({ cartonType }) => cartonType.id !== choice.except)
    .slice(0, choice.limit);
}

const NO_DRAFT: PlanDraft = { models: [], own: [], ownMinor: null, refusal: null };
const NO_PLAN: BoxPlan = {
  reason: 'planned',
  parcels: [],
  minor: null,
  lowerBound: null,
  isOptimal: false,
  score: Infinity,
};

/** True for presets that a plan may propose: a product's own packaging belongs to that product. */
const isSuggested = ({ kind }: CartonType): boolean => kind !== 'own';

const orderOf = (choice: Choice, cartonTypes: readonly CartonType[]): BoxOrder => ({
  items: choice.items,
  cartonTypes,
  settings: choice.settings ?? PACK_SETTINGS,
  postage: choice.postage ?? null,
});

const add = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

function isBetter(
  model: PackModel,
  { answer, parcels }: { readonly answer: Answer; readonly parcels: readonly PackedBox[] },
  than: { readonly answer: Answer; readonly parcels: readonly PackedBox[] },
): boolean {
  // Models of one order may count unpriced parcels differently.
  if (!model.isPriced && parcels.length !== than.parcels.length) return parcels.length < than.parcels.length;
  return answer.cost < than.answer.cost;
}

/** One parcel for each unit that must be sent alone; null when the carrier does not take one. */
function ownParcels(
  model: PackModel,
): { readonly parcels: readonly PlannedParcel[]; readonly minor: number | null } | null {
  let minor: number | null = 0;
  const packed: PackedBox[] = [];
  for (const [k, kind] of model.problem.kinds.entries()) {
    const { count, weight } = kind;
    const box = model.boxes.findIndex(({ ownKind }) => ownKind === k);
    const { capacity = -1 } = model.boxes[box]?.box ?? {};
    if (weight > capacity) return null;
    const price = model.boxes[box]?.prices.steps?.find(({ upTo }) => weight <= upTo)?.minor ?? null;
    minor = add(minor, price === null ? null : price * count);
    for (let unit = 0; unit < count; unit += 1)
      packed.push({ box, puts: [{ kind: k, turn: asGiven(kind), x: 0, y: 0, z: 0 }] });
  }
  return { parcels: parcelsOf(model, packed), minor };
}
