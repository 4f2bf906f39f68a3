import { WHOLE_QUEUE } from '../core/orders/queueOrder.ts';
import type { PackSnapshot } from '../core/pack/snapshot.ts';
import { addRational, massFromBase, toBase, type Mass } from '../core/quantity.ts';
import type { DockAct } from '../shared/ipc/dock.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Station } from '../station/station.ts';

/** What a hand does: a button and the commands of the instruments behind it. */
export interface Hand extends DockAct {
  readonly commands: readonly Readonly<Record<string, unknown>>[];
}

/** What a button says, and of what. */
type Said = readonly [label: DockAct['label'], name?: string];

const scan = (id: string, [label, name = '']: Said, text: string, kind: DockAct['kind'] = 'next'): Hand => ({
  id,
  label,
  name,
  kind,
  group: kind === 'card' ? 'cards' : 'hands',
  commands: [{ do: 'scan', text }],
});
const put = (id: string, label: DockAct['label'], mass: Mass, kind: DockAct['kind'] = 'next'): Hand => ({
  id,
  label,
  name: '',
  kind,
  group: 'hands',
  commands: [{ do: 'setWeight', ...mass }],
});
const NOTHING: Mass = { digits: 0, exponent: 0, unit: 'lb' };

/** The printed command cards. */
export const COMMAND_CARDS: readonly Hand[] = [
  scan('undo', ['card', 'UNDO'], 'CMD-UNDO', 'card'),
  scan('newBox', ['card', 'NEWBOX'], 'CMD-NEWBOX', 'card'),
  scan('hold', ['card', 'HOLD'], 'CMD-HOLD', 'card'),
  scan('reprint', ['card', 'REPRINT'], 'CMD-REPRINT', 'card'),
  scan('problem', ['card', 'PROBLEM'], 'CMD-PROBLEM', 'card'),
  scan('next', ['card', 'NEXT'], 'CMD-NEXT', 'card'),
];

/** A badge that lies at the bench. */
export interface Badge {
  readonly name: string;
  readonly number: string;
  readonly badge: string;
}

/** What a packer's hands would do next, as things stand. */
export function nextHands(station: Station, storage: StoragePort, badges: readonly Badge[]): readonly Hand[] {
  const { user } = station.state();
  if (!user) return badges.map((person) => scan(`badge-${person.number}`, ['badge', person.name], person.badge));
  const snapshot = station.snapshot();
  if (!snapshot) {
    const { rows } = station.queue({ ...WHOLE_QUEUE, search: '', page: 1 });
    return rows
      .filter((row) => row.status === 'ready' || row.status === 'onHold')
      .map((row, index) =>
        scan(`order-${row.number}`, ['order', row.number], row.number, index === 0 ? 'next' : 'other'),
      );
  }
  switch (snapshot.stage) {
    case 'verify':
      return verifyHands(snapshot, storage);
    case 'box':
      return [snapshot.box?.suggested ?? null, ...(snapshot.box?.others ?? [])].flatMap((box) =>
        box?.barcode
          ? [
              scan(
                `box-${box.cartonTypeId}`,
                ['named', box.name],
                box.barcode,
                box === snapshot.box?.suggested ? 'next' : 'other',
              ),
            ]
          : [],
      );
    case 'weigh':
      return weighHands(snapshot);
    case 'label':
      return labelHands(snapshot, storage);
  }
}

function verifyHands(snapshot: PackSnapshot, storage: StoragePort): readonly Hand[] {
  const open = snapshot.lines.filter((line) => line.state !== 'done' && line.hasBarcode);
  const wrong = storage.products
    .all()
    .find((product) => product.barcodes.length > 0 && snapshot.lines.every((line) => line.sku !== product.sku));
  return [
    ...open.map((line) =>
      scan(
        `item-${line.lineId}`,
        ['named', line.name],
        storage.products.bySku(line.sku)?.barcodes[0] ?? line.sku,
        line.state === 'current' ? 'next' : 'other',
      ),
    ),
    ...(wrong ? [scan('wrong', ['wrongItem', wrong.name], wrong.barcodes[0] ?? wrong.sku, 'fault')] : []),
  ];
}

function weighHands(snapshot: PackSnapshot): readonly Hand[] {
  const expected = snapshot.weigh?.expected ?? { digits: 1, exponent: 0, unit: 'lb' as const };
  const base = toBase(expected);
  const light = massFromBase(addRational(base, { num: -base.num, den: base.den * 3n }), 'lb', 2);
  return [
    put('on', 'putOn', massFromBase(base, 'lb', 2)),
    put('light', 'putOnLight', light, 'fault'),
    put('off', 'liftOff', NOTHING, 'other'),
  ];
}

function labelHands(snapshot: PackSnapshot, storage: StoragePort): readonly Hand[] {
  const tracking = storage.sessions.byId(snapshot.sessionId)?.parcels.at(-1)?.bought?.scanText;
  const lift = put('off', 'liftParcelOff', NOTHING, 'other');
  return tracking === undefined
    ? [lift]
    : [
        {
          ...scan('label', ['scanLabel'], tracking),
          commands: [
            { do: 'scan', text: tracking },
            { do: 'setWeight', ...NOTHING },
          ],
        },
        lift,
      ];
}
