import type { OrderPriority } from '../../core/orders/priority.ts';

/** Words for each priority in the languages the window speaks, and numbers as shops count them: 1 presses most. */
const WORDS: Readonly<Record<OrderPriority, readonly string[]>> = {
  rush: ['rush', 'urgent', '1', 'eilig', 'dringend', 'urgente', 'urgence'],
  high: ['high', 'priority', '2', 'hoch', 'alta', 'alto', 'haute', 'élevée', 'elevada', 'prioritaire'],
  normal: ['normal', 'medium', 'standard', '3', 'mittel', 'media', 'moyenne', 'normale'],
  low: ['low', '4', 'niedrig', 'baja', 'bajo', 'basse', 'faible'],
};
const BY_WORD: ReadonlyMap<string, OrderPriority> = new Map(
  (Object.keys(WORDS) as OrderPriority[]).flatMap((priority) => WORDS[priority].map((word) => [word, priority])),
);

/** The priority that a cell says, by word or by number from 1 to 4; undefined where it says something else. */
export const readPriority = (text: string): OrderPriority | undefined => BY_WORD.get(text.trim().toLowerCase());

/** The priority that an order's tags say, separated by commas: `rush`, or with a name before it, `priority: high`; of several the first. */
export function priorityOfTags(tags: string): { readonly priority?: OrderPriority } {
  for (const tag of tags.split(',')) {
    const [name = '', value] = tag
      .toLowerCase()
      .split(/[:=]/)
      .map((part) => part.trim());
    // Bare numbers and everyday words are tags of something else.
    const priority = value === undefined ? (BARE.has(name) ? readPriority(name) : undefined) : ofNamed(name, value);
    if (priority) return { priority };
  }
  return {};
}

const BARE: ReadonlySet<string> = new Set(['rush', 'urgent', 'eilig', 'dringend', 'urgente', 'priority']);

const ofNamed = (name: string, value: string): OrderPriority | undefined =>
  name === 'priority' || name === 'order priority' ? readPriority(value) : undefined;
