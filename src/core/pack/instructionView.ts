import { beforeBox } from '../instructions/open.ts';
import type { PinnedInstruction } from '../instructions/instruction.ts';
import { instructionsAt } from './instructions.ts';
import { stageOf, type PackSession } from './session.ts';
import type { Band } from './band.ts';
import type { InstructionNote, InstructionView } from './snapshot.ts';
import type { ViewFacts } from './viewFacts.ts';

/** The instruction that is asked for now; null where none is, or something else comes first. */
export function instructionView(session: PackSession, facts: ViewFacts): InstructionView | null {
  const at = instructionsAt(session);
  const asked = at?.open[0];
  if (!at || !asked) return null;
  const wanted = at.all.filter(({ mustConfirm }) => mustConfirm);
  const product = asked.skus[0] === undefined ? null : facts.product(asked.skus[0]);
  return {
    kind: asked.kind,
    text: asked.text,
    image: asked.image,
    hasBarcode: asked.barcode !== null,
    index: wanted.length - at.open.length + 1,
    count: wanted.length,
    product: product && { sku: product.sku, name: product.name, image: product.image },
    gift: asked.kind === 'giftMessage' ? { message: facts.giftMessage(), print: facts.gift() } : null,
  };
}

/** What is to be kept in mind at the step shown. */
export function instructionNotes(session: PackSession): readonly InstructionNote[] {
  const stage = stageOf(session);
  const at = instructionsAt(session);
  const told: readonly PinnedInstruction[] =
    stage === 'verify'
      ? beforeBox(session)
      : stage === 'box'
        ? (session.instructions ?? []).filter((each) => each.stage === 'box')
        : stage === 'weigh'
          ? (at?.all ?? [])
          : [];
  return told.filter(({ mustConfirm }) => !mustConfirm || stage === 'box').map(({ kind, text }) => ({ kind, text }));
}

/** The band over an instruction. */
export const instructionBand = ({ kind, hasBarcode }: InstructionView): Band => ({
  role: 'next',
  key: 'doInstruction',
  reason: null,
  params: { kind, hasBarcode: hasBarcode ? 1 : 0 },
});
