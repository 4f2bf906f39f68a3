/** What a carrier's server keeps of forms that it made: each label is on one at most. */
export interface MadeForms<Form> {
  /** The forms made, the oldest first. */
  all(): readonly Form[];
  ofLabel(label: string): Form | null;
  /** Null where one of the labels is on a form already. */
  make(labels: readonly string[], form: Form): Form | null;
}

/** Begins without any. */
export function madeForms<Form>(): MadeForms<Form> {
  const forms: Form[] = [];
  const byLabel = new Map<string, Form>();
  return {
    all: () => forms,
    ofLabel: (label) => byLabel.get(label) ?? null,
    make(labels, form) {
      if (labels.some((label) => byLabel.has(label))) return null;
      forms.push(form);
      for (const label of labels) byLabel.set(label, form);
      return form;
    },
  };
}

/** A paper that is one, as far as anybody looks. */
export const PAPER = (name: string): string => `%PDF-1.4\n% ${name}\n%%EOF\n`;
