import { aiEntry, fitsPattern } from './applicationIdentifiers.ts';
import type { ElementField } from './elementField.ts';
import { fault, type ElementError } from './fault.ts';

/** What a reader should know of a text that was accepted. */
export interface ElementWarning {
  readonly code:
    | 'missingAi'
    | 'separatorRestored'
    | 'separatorMayBeLost'
    | 'paddedGtin'
    | 'oldKeyName'
    | 'qualifierInQuery'
    | 'repeatedAi'
    | 'restrictedGtin';
  readonly ai: string | null;
  readonly message: string;
}

/** A field and where its identifier begins in the text. */
export interface PlacedField extends ElementField {
  readonly at: number;
}

/**
 * Two fields that must not stand together, as an error at the later one; null when all may (`ex` of the GS1 Syntax Dictionary). An
 * identifier does not exclude itself.
 */
export function excludedPair(fields: readonly PlacedField[]): ElementError | null {
  for (const field of fields) {
    for (const pattern of aiEntry(field.ai)?.excludes ?? []) {
      const other = fields.find(({ ai }) => ai !== field.ai && fitsPattern(ai, pattern));
      if (!other) continue;
      const [first, second] = field.at <= other.at ? [field, other] : [other, field];
      const message = `(${second.ai}) must not stand beside (${first.ai})`;
      return { ...fault('excludedAi', second.at, message), ai: second.ai };
    }
  }
  return null;
}

/**
 * Fields that mean nothing without others that are not here (`req` of the GS1 Syntax Dictionary). The rule holds for all symbols of an
 * item together, so one scan alone can't be refused for it.
 */
export function missingFields(fields: readonly ElementField[]): readonly ElementWarning[] {
  const isThere = (pattern: string): boolean => fields.some(({ ai }) => fitsPattern(ai, pattern));
  return fields.flatMap(({ ai }) =>
    (aiEntry(ai)?.requires ?? [])
      .filter((groups) => !groups.some((group) => group.every(isThere)))
      .map((groups) => ({
        code: 'missingAi' as const,
        ai,
        message: `(${ai}) belongs with ${groups.map((group) => group.map((pattern) => `(${pattern})`).join(' and ')).join(' or ')}`,
      })),
  );
}

/** Joins fields in order: equal repetitions are one field, unequal ones an error (GS1 General Specifications 4.14.1). */
export function joinFields(read: readonly PlacedField[]): {
  readonly fields: readonly PlacedField[];
  readonly error: ElementError | null;
  readonly warnings: readonly ElementWarning[];
} {
  const byAi = new Map<string, PlacedField>();
  const repeated = new Set<string>();
  let error: ElementError | null = null;
  for (const field of read) {
    const earlier = byAi.get(field.ai);
    if (!earlier) byAi.set(field.ai, field);
    else if (earlier.value === field.value) repeated.add(field.ai);
    else {
      error = {
        ...fault('contradiction', field.at, `(${field.ai}) stands here twice with different data`),
        ai: field.ai,
      };
      break;
    }
  }
  const warnings = [...repeated].map((ai) => ({
    code: 'repeatedAi' as const,
    ai,
    message: `(${ai}) stands here more than once with the same data`,
  }));
  return { fields: [...byAi.values()], error, warnings };
}
