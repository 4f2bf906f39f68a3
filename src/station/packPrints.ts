import type { PackCommand, PackEffect } from '../core/pack/decision.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { PackingPorts } from './bench.ts';

type PrintEffect = Extract<
  PackEffect,
  { readonly type: 'printSlip' | 'printPapers' | 'printGift' | 'printMark' | 'printLabel' }
>;

/** Puts on paper what a decision asks for. `isWanted` is asked again once it is drawn; what a printer says of a label is fed back. */
export function printEffect(
  ports: Pick<PackingPorts, 'slips' | 'papers' | 'gifts' | 'marks' | 'labels'>,
  session: PackSession,
  effect: PrintEffect,
  bench: { isWanted(): boolean; feed(command: PackCommand): boolean },
): void {
  switch (effect.type) {
    case 'printSlip':
      return void ports.slips.print(session, effect.parcelId, () => bench.isWanted());
    case 'printPapers':
      return void ports.papers.print(session, effect.parcelId);
    case 'printGift':
      return void ports.gifts.print(session, effect.isAgain, () => bench.isWanted());
    case 'printMark': {
      const parcel = session.parcels.find(({ parcelId }) => parcelId === effect.parcelId);
      if (parcel) void ports.marks.print(parcel, effect.mark);
      return;
    }
    case 'printLabel':
      return void ports.labels.print(session, effect.parcelId, effect.isReprint, (command) => bench.feed(command));
  }
}
