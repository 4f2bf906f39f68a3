import { dialog, type BrowserWindow } from 'electron';
import { asId, type OrderId } from '../core/ids.ts';
import type { ReplayEvidence } from '../core/journal/evidence.ts';
import type { Address } from '../core/orders/address.ts';
import type { WeightCurve } from '../core/weigh/curve.ts';
import { replayPage } from '../labels/sheets/replayPage.ts';
import type { RequestOutput } from '../shared/ipc/contract.ts';
import type { ReplayExportAsked } from '../shared/ipc/replay.ts';
import { gatherEvidence } from '../station/replayEvidence.ts';
import { keyFingerprint, sealReplay } from '../station/replaySeal.ts';
import type { RuntimePort, StoragePort } from '../station/ports.ts';
import { writeChosen } from './chosenFile.ts';
import type { StationKey } from './stationKey.ts';

/** What an export stands on. */
export interface ExportParts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly key: StationKey;
  readonly window: BrowserWindow;
}

/** Signs a replay and saves it where a person says. Nothing is signed for a journal whose chain is broken. */
export async function exportReplay(
  { storage, runtime, key, window }: ExportParts,
  { orderId, withPeople, page }: ReplayExportAsked,
): Promise<RequestOutput<'replay.export'>> {
  const gathered = await gatherEvidence({ storage, runtime }, asId<OrderId>(orderId), withPeople);
  if (!gathered.ok) return { isSaved: false, refused: gathered.error };
  const { value: evidence } = gathered;
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `replay-${evidence.number.replaceAll(/[^\p{L}\p{N}-]/gu, '')}.html`,
    filters: [{ name: 'HTML', extensions: ['html'] }],
  });
  if (!filePath) return { isSaved: false, refused: null };
  const privateKey = await key.key();
  await writeChosen(filePath, sealReplay(pageOf(page, evidence, keyFingerprint(privateKey)), evidence, privateKey));
  return { isSaved: true, refused: null };
}

function pageOf(words: ReplayExportAsked['page'], evidence: ReplayEvidence, fingerprint: string): string {
  const captions = new Map(words.lines.map(({ seq, cells }) => [seq, cells.join(' · ')]));
  const people = (evidence.people ?? []).flatMap(({ data }) => addressText(data));
  return replayPage({
    language: words.language,
    title: words.title,
    facts: [
      ...words.facts.map(({ name, value }): readonly [string, string] => [name, value]),
      ...people.map((person): readonly [string, string] => [words.consignee, person]),
      [words.fingerprint, fingerprint],
    ],
    columns: words.columns,
    lines: words.lines.map(({ cells }) => cells),
    curves: evidence.curves.map(({ seq, readings }) => ({
      caption: captions.get(seq) ?? seq.toString(),
      curve: JSON.parse(readings) as WeightCurve,
    })),
    notes: words.notes,
  });
}

function addressText(data: string): readonly string[] {
  const { address } = JSON.parse(data) as { readonly address?: Address };
  if (!address) return [];
  const { name, company, line1, line2, city, province, postcode, country } = address;
  return [[name, company, line1, line2, city, province, postcode, country].filter((part) => part !== '').join(', ')];
}
