import type { AuditKind } from '../../../../core/audit/audited.ts';
import { REPORT_DAYS } from '../../../../core/reports/period.ts';
import type { AuditAskedView } from '../../../../shared/ipc/contract.ts';
import { createSlice } from '../../../ipc/slice.ts';

/** Spans that can be chosen: any day, the last so many, or two days that are typed. */
export const AUDIT_SPANS = ['all', ...REPORT_DAYS, 'own'] as const;
export type AuditSpan = (typeof AUDIT_SPANS)[number];

/** What the page of the audit shows; it stays while what was changed is looked at. */
export interface AuditView {
  readonly kind: AuditKind | null;
  readonly by: string | null;
  readonly text: string;
  readonly span: AuditSpan;
  /** Typed days; '' for none. They count with the span `own` only. */
  readonly from: string;
  readonly to: string;
  /** Where the pages up to this one begin: the rows before these. */
  readonly befores: readonly (number | null)[];
  readonly shown: number | null;
}

const NEWEST = [null] as const;

export const auditViewSlice = createSlice<AuditView>({
  kind: null,
  by: null,
  text: '',
  span: 'all',
  from: '',
  to: '',
  befores: NEWEST,
  shown: null,
});

/** Changes some of what is shown; another question begins with its newest page. */
export const lookAt = (change: Partial<AuditView>): void => {
  const isQuestion = !('befores' in change) && !('shown' in change);
  auditViewSlice.set({ ...auditViewSlice.get(), ...(isQuestion && { befores: NEWEST }), ...change });
};

/** What is asked for. */
export function askedOf({ kind, by, text, span, from, to }: AuditView): AuditAskedView {
  const of = { kind, by, text: text.trim(), days: null, from: null, to: null };
  if (span === 'all') return of;
  return span === 'own' ? { ...of, from: from === '' ? null : from, to: to === '' ? null : to } : { ...of, days: span };
}
