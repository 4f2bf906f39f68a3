import type { UserId } from '../core/ids.ts';
import type { CarrierForm } from '../core/ship/carrierForm.ts';
import type { Manifest } from '../core/ship/manifest.ts';
import type { NamedManifest, ShipDesks, ShownForm, ShownManifest } from './afterBench.ts';
import type { FormDesk } from './carrierForms.ts';
import { HISTORY_PAGE, manifestPages, printManifest, type ManifestDesk } from './manifests.ts';
import type { LabelRenderPort, StoragePort } from './ports.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';

interface ActPorts {
  readonly storage: StoragePort;
  readonly renderer: Pick<LabelRenderPort, 'sheet'>;
  readonly routing: PrintRouting;
  readonly press: Press;
  readonly manifests: ManifestDesk;
  readonly forms: FormDesk;
  /** Who is signed in. */
  by(): UserId | null;
  /** One was closed. */
  closed(): void;
}

/** What the window does with manifests: the desk's acts for whoever is signed in, with the names and pages of a screen. */
export function createManifestActs(ports: ActPorts): ShipDesks['manifests'] {
  const { storage, renderer, routing, press, manifests, forms, by } = ports;
  const named = (manifest: Manifest): NamedManifest => ({
    ...manifest,
    carrierName: manifests.carrierName(manifest.carrier),
  });
  return {
    open: () => manifests.open().map((one) => ({ ...one, carrierName: manifests.carrierName(one.carrier) })),
    history: (page) => historyOf(storage.manifests, page, named),
    show: (manifestId, page) => shownOf(ports, manifestId, page, named),
    close(key) {
      const user = by();
      if (user === null) return { ok: false, error: 'notSupervisor' };
      const closed = manifests.close(key, user);
      if (!closed.ok) return closed;
      forms.resume();
      ports.closed();
      return { ok: true, value: named(closed.value) };
    },
    formAgain: (formId) => forms.again(formId, by()),
    formPaper(formId) {
      const form = storage.forms.byId(formId);
      const pdf = forms.paper(formId);
      return form && pdf && { name: `${form.manifestId}-${form.group}`, pdf };
    },
    print: (manifestId) => printManifest({ desk: manifests, routing, press }, manifestId),
    pages: (manifestId) => manifestPages({ storage, desk: manifests, routing, renderer }, manifestId),
  };
}

function historyOf(
  stored: StoragePort['manifests'],
  page: number,
  named: (manifest: Manifest) => NamedManifest,
): ReturnType<ShipDesks['manifests']['history']> {
  const pages = Math.max(1, Math.ceil(stored.count() / HISTORY_PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  return { manifests: stored.list((shown - 1) * HISTORY_PAGE, HISTORY_PAGE).map(named), page: shown, pages };
}

/** Parcels of a manifest on one page; where its forms stand above them, so many fewer. */
const LINES_PAGE = 8;
const FEWEST_LINES = 3;

function shownOf(
  { storage, forms }: ActPorts,
  manifestId: string,
  page: number,
  named: (manifest: Manifest) => NamedManifest,
): ShownManifest | null {
  const manifest = storage.manifests.byId(manifestId);
  if (!manifest) return null;
  const all = forms.ofManifest(manifestId);
  const isReplaced = ({ group, since, formId }: CarrierForm): boolean =>
    all.some((other) => other.formId !== formId && other.group === group && other.since >= since);
  const shownForms = all.map((form): ShownForm => ({
    ...form,
    hasPaper: form.paperHash !== null && storage.forms.paper(form.paperHash) !== null,
    isReplaced: form.state === 'refused' && isReplaced(form),
  }));
  const above = shownForms.filter((form) => !form.isReplaced).length;
  const room = above === 0 ? LINES_PAGE : Math.max(FEWEST_LINES, LINES_PAGE - above - 1);
  const pages = Math.max(1, Math.ceil(manifest.parcels / room));
  const shown = Math.min(Math.max(1, page), pages);
  const lines = storage.manifests.page(manifest.manifestId, (shown - 1) * room, room);
  return { manifest: named(manifest), forms: shownForms, lines, page: shown, pages };
}
