import type { AuditEntryView } from '../../../../shared/ipc/contract.ts';
import { goTo, replayedOrderSlice, shownManifestSlice, shownProductSlice, type Page } from '../../../ipc/live.ts';

const PAGE_OF: Readonly<Partial<Record<AuditEntryView['kind'], Page>>> = {
  people: 'station',
  signIn: 'station',
  station: 'station',
  devices: 'devices',
  products: 'products',
  boxes: 'boxes',
  rates: 'rates',
  imports: 'imports',
  instructions: 'imports',
  manifests: 'manifests',
  tasks: 'tasks',
};

/** The page where what was changed stands; the order's replay goes first. Null where there is none. */
export const wayOf = ({ kind, order }: AuditEntryView): Exclude<Page, 'bench' | 'audit'> | null =>
  order ? 'replay' : ((PAGE_OF[kind] ?? null) as Exclude<Page, 'bench' | 'audit'> | null);

/** Opens that page at what was changed. */
export function openChanged(entry: AuditEntryView): void {
  const page = wayOf(entry);
  if (page === null) return;
  if (entry.order) replayedOrderSlice.set(entry.order.orderId);
  else if (page === 'products') shownProductSlice.set(entry.code);
  else if (page === 'manifests') shownManifestSlice.set(entry.code);
  goTo(page);
}
