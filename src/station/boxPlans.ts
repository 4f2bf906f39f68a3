import type { CartonType } from '../core/carton/cartonType.ts';
import {
  checkBox,
  draftPlan,
  draftVerdicts,
  OTHER_BOX,
  planBoxes,
  planOf,
  QUICK,
  THOROUGH,
  type BoxPlan,
  type Choice,
  type PlanDraft,
} from '../core/carton/choose.ts';
import type { Effort } from '../core/carton/engine/solve.ts';
import type { Misfit } from '../core/carton/fits.ts';
import type { BoxVerdict } from '../core/carton/judge.ts';
import type { Placement } from '../core/carton/place.ts';
import type { ParcelContent } from '../core/journal/events.ts';
import { keyOf, otherPlans, type BoxOffers } from './boxOffers.ts';
import type { CartonizerPort } from './ports.ts';

/** Whether a box holds some contents, and how. */
export interface Fit {
  readonly misfit: Misfit | null;
  readonly placements: readonly Placement[];
}

/** Plans and verdicts of the open session, worked out beside the bench and remembered. */
export interface BoxPlans {
  /**
   * Plans boxes for the contents and tells the plan, soon; and later a better one, if one was found. A later call or `forget` ends the work
   * of this one.
   */
  plan(contents: readonly ParcelContent[], tell: Tell): void;
  /** What every preset is to these contents; empty until that is worked out, then `changed` is called. */
  verdicts(contents: readonly ParcelContent[]): readonly BoxVerdict[];
  /** The same, of what is worked out already; empty for what is not, and nothing is begun. */
  judged(contents: readonly ParcelContent[]): readonly BoxVerdict[];
  /** At once: remembered, or a short look. */
  fit(carton: CartonType, contents: readonly ParcelContent[]): Fit;
  /** Ends all work and drops what is remembered. */
  forget(): void;
}

type Tell = (plan: BoxPlan, isImproved: boolean) => void;

interface PlanPorts {
  readonly cartonizer: CartonizerPort;
  choice(contents: readonly ParcelContent[]): Choice;
  /** Null where the carrier's prices are the station's own tables. */
  readonly offers: BoxOffers | null;
  changed(): void;
  report(error: unknown): void;
}

/** Creates the planning of one station. */
export function createBoxPlans({ cartonizer, choice, offers, changed, report }: PlanPorts): BoxPlans {
  let open = new AbortController();
  let planning = new AbortController();
  const judged = new Map<string, readonly BoxVerdict[]>();
  const asked = new Set<string>();
  const fits = new Map<string, Fit>();

  const judge = async (contents: readonly ParcelContent[], signal: AbortSignal): Promise<void> => {
    const key = keyOf(contents);
    if (judged.has(key)) return;
    const draft = draftVerdicts(choice(contents));
    const found = await cartonizer.arrange(draft.problem, draft.boxes, OTHER_BOX, signal);
    if (signal.aborted) return;
    judged.set(key, draft.verdicts(new Map(draft.boxes.map((b, i) => [b, found[i] ?? NOT_FOUND]))));
  };
  const solve = async (draft: PlanDraft, effort: Effort, signal: AbortSignal): Promise<BoxPlan> =>
    planOf(draft, await Promise.all(draft.models.map(({ problem }) => cartonizer.solve(problem, effort, signal))));

  const work = async (contents: readonly ParcelContent[], signal: AbortSignal, tell: Tell): Promise<void> => {
    const isStopped = (): boolean => signal.aborted;
    const present = async (plan: BoxPlan, isImproved: boolean): Promise<void> => {
      if (isStopped()) return;
      // The places found are what a scan of the box is held to.
      for (const { cartonTypeId, contents: held, placements } of plan.parcels)
        fits.set(`${cartonTypeId}/${keyOf(held)}`, { misfit: null, placements });
      // Where no box is named, the packer looks at the others at once.
      const isNamed = plan.reason === 'planned';
      if (isNamed) tell(plan, isImproved);
      await judge(plan.parcels[0]?.contents ?? contents, signal);
      if (isStopped()) return;
      if (isNamed) changed();
      else tell(plan, isImproved);
    };
    const draft = draftPlan(choice(contents));
    const quick = await solve(draft, QUICK, signal);
    await present(quick, false);
    const isFinal = quick.isOptimal || draft.models.length === 0 || isStopped();
    const better = isFinal ? quick : await solve(draft, THOROUGH, signal);
    const isBetter = better.score < quick.score;
    if (isBetter) await present(better, true);
    const plan = isBetter ? better : quick;
    if (!offers || plan.reason !== 'planned' || isStopped()) return;
    await judge(contents, signal);
    const others = otherPlans(plan, contents, judged.get(keyOf(contents)) ?? []);
    const best = await offers.best([plan, ...others], () => !isStopped());
    if (isStopped() || !best) return;
    if (best !== plan) await present(best, true);
    changed();
  };

  return {
    plan(contents, tell) {
      planning.abort();
      planning = new AbortController();
      const { signal } = planning;
      let isTold = false;
      const telling: Tell = (plan, isImproved) => {
        isTold = true;
        tell(plan, isImproved);
      };
      work(contents, signal, telling).catch((error: unknown) => {
        if (signal.aborted) return;
        report(error);
        // Without its thread the station still names a box.
        if (!isTold) tell(planBoxes(choice(contents), QUICK), false);
      });
    },
    verdicts(contents) {
      const key = keyOf(contents);
      const known = judged.get(key);
      if (known || asked.has(key)) return known ?? [];
      asked.add(key);
      const { signal } = open;
      judge(contents, signal)
        .then(() => {
          if (!signal.aborted) changed();
        })
        .catch((error: unknown) => {
          if (!signal.aborted) report(error);
        });
      return [];
    },
    judged: (contents) => judged.get(keyOf(contents)) ?? [],
    fit(carton, contents) {
      const key = `${carton.id}/${keyOf(contents)}`;
      const known = fits.get(key);
      if (known) return known;
      const verdict = judged.get(keyOf(contents))?.find(({ cartonType }) => cartonType.id === carton.id);
      // Not found in a short look is no answer to a packer who holds the box.
      const isAnswer = verdict && (verdict.misfit?.kind !== 'noRoom' || verdict.misfit.isProved);
      const fit = isAnswer
        ? { misfit: verdict.misfit, placements: verdict.placements ?? [] }
        : looked(carton, choice(contents));
      fits.set(key, fit);
      return fit;
    },
    forget() {
      open.abort();
      planning.abort();
      open = new AbortController();
      judged.clear();
      asked.clear();
      fits.clear();
      offers?.forget();
    },
  };
}

const NOT_FOUND = { puts: null, isProved: false };

function looked(carton: CartonType, choice: Choice): Fit {
  const fit = checkBox(carton, choice.items, choice.settings);
  return fit.ok ? { misfit: null, placements: fit.value } : { misfit: fit.error, placements: [] };
}
