import type { SheetContent } from '../core/label/sheetContent.ts';
import { currentParcel, type PackSession } from '../core/pack/session.ts';
import type { BorderDesk } from './border.ts';
import { customsPapersOf } from './keptPapers.ts';
import type { LabelRenderPort, StoragePort } from './ports.ts';
import type { PrintRouting } from './printRouting.ts';
import { siteCustomsProblem } from '../core/ship/siteCustoms.ts';
import type { SignIn } from './signIn.ts';
import { slipOf } from './slips.ts';
import { sheetSize, type PaperPage } from './sheetPages.ts';
import type { PaperKind, Station, StationChange } from './station.ts';

interface PaperPagePorts {
  readonly storage: StoragePort;
  readonly border: BorderDesk;
  readonly routing: PrintRouting;
  readonly renderer: LabelRenderPort;
}

/** Papers of the parcel at hand, on the size their printer has loaded, else on the one the site's country uses; null where there are none. */
async function paperPage(
  ports: PaperPagePorts,
  session: PackSession | null,
  kind: PaperKind,
): Promise<PaperPage | null> {
  const { storage, routing, renderer } = ports;
  const parcel = session && currentParcel(session);
  if (!parcel) return null;
  const content = kind === 'customs' ? customs(ports, session, parcel) : slip(storage, session, parcel);
  if (!content) return null;
  const size = sheetSize(storage, routing, kind === 'customs' ? 'customsPapers' : 'packingSlip');
  const name = `${session.number.replace(/[^\w-]+/g, '')}-${kind}`;
  return { page: await renderer.sheet(content, size), size, name };
}

type Parcel = NonNullable<ReturnType<typeof currentParcel>>;

function customs(ports: PaperPagePorts, session: PackSession, parcel: Parcel): SheetContent | null {
  const found = customsPapersOf(ports, session, parcel);
  return found && { kind: 'customs', papers: found.papers };
}

function slip(storage: StoragePort, session: PackSession, parcel: Parcel): SheetContent | null {
  const found = slipOf(storage, session, parcel.parcelId);
  return found && { kind: 'packingSlip', slip: found };
}

interface CarePorts extends PaperPagePorts {
  readonly signIn: SignIn;
  session(): PackSession | null;
  tell(change: StationChange): void;
}

/** What a person does about papers besides printing them: saves them, and says what the site's customs papers say. */
export function customsCare(ports: CarePorts): Pick<Station, 'paperPage' | 'setCustoms'> {
  const { storage, signIn, tell } = ports;
  return {
    paperPage: (kind) => paperPage(ports, ports.session(), kind),
    setCustoms(customs) {
      const site = storage.site();
      const problem = siteCustomsProblem(customs);
      if (problem || !site) return problem;
      const event = { type: 'siteConfigured', site: { ...site, customs } } as const;
      storage.record([{ event }], signIn.current()?.userId ?? null);
      tell({ kind: 'app' });
      return null;
    },
  };
}
