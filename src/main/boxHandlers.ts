import { dialog, type BrowserWindow } from 'electron';
import { asId, type UserId } from '../core/ids.ts';
import type { BoxSet } from '../core/carton/boxSet.ts';
import type { BoxSetRefusal } from '../station/boxSets.ts';
import type { BoxSetVersion } from '../station/ports.ts';
import { momentOf } from '../station/siteTime.ts';
import type { Station } from '../station/station.ts';
import { writeTable } from './chosenFile.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

const CSV = [{ name: 'CSV', extensions: ['csv', 'txt'] }];

type BoxHandlers = Pick<Handlers, Extract<keyof Handlers, `boxes.${string}`>>;
type Given = Parameters<Handlers['boxes.save']>[0]['boxes'];

/** Answers what the window asks about the box presets, a supervisor only. */
export function createBoxHandlers(station: Station, window: BrowserWindow, mustBeAllowed: () => void): BoxHandlers {
  const { boxSets } = station;
  const by = (): UserId | null => station.state().user?.userId ?? null;
  const outcome = (refused: BoxSetRefusal | { readonly kind: 'momentUnknown' } | null) => ({
    refused:
      refused?.kind === 'stale'
        ? { ...refused, by: boxSets.nameOf(refused.by), boxes: [...refused.boxes] }
        : mutable(refused),
  });
  const versionView = ({ base: _, ...version }: BoxSetVersion) => ({ ...version, by: boxSets.nameOf(version.by) });
  const supervised =
    <I, O>(answer: (input: I) => O) =>
    (input: I): O => {
      mustBeAllowed();
      return answer(input);
    };
  return {
    'boxes.view': supervised(() => {
      const { draft, waiting, versions, ...view } = boxSets.view();
      return mutable({
        ...view,
        draft: draft && { ...draft, by: boxSets.nameOf(draft.by) },
        waiting: waiting && versionView(waiting),
        versions: versions.map(versionView),
        fillings: boxSets.fillings(),
        ...boxSets.keptFor(),
      });
    }),
    'boxes.save': supervised(({ revision, boxes }) => outcome(boxSets.save(revision, boxesOf(boxes), by()))),
    'boxes.drop': supervised(({ revision }) => outcome(boxSets.drop(revision, by()))),
    'boxes.readFile': supervised(async ({ revision }) => {
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: CSV });
      const [path] = filePaths;
      if (path === undefined) return { refused: null, isRead: false, rows: [] };
      const { refused, rows } = await boxSets.takeFile(revision, path, by());
      return { ...outcome(refused), isRead: true, rows: [...rows] };
    }),
    'boxes.saveFile': supervised(async () => {
      const { filePath } = await dialog.showSaveDialog(window, { defaultPath: 'boxes.csv', filters: CSV });
      if (!filePath) return { isSaved: false };
      await writeTable(filePath, boxSets.file());
      return { isSaved: true };
    }),
    'boxes.publish': supervised(({ revision, from }) => {
      if (from === null) return outcome(boxSets.publish(revision, null, by()));
      const moment = momentOf(from.date, from.time, station.state().site?.timeZone ?? 'UTC');
      return outcome(moment === null ? { kind: 'momentUnknown' } : boxSets.publish(revision, moment, by()));
    }),
    'boxes.rollBack': supervised(({ version, seen }) => outcome(boxSets.rollBack(version, seen, by()))),
    'boxes.withdraw': supervised(({ version }) => outcome(boxSets.withdraw(version, by()))),
  };
}

const boxesOf = (boxes: Given): BoxSet =>
  boxes.map(({ id, reorderAt, use, filling, ...box }) => ({
    ...box,
    id: asId(id.trim()),
    name: box.name.trim(),
    ...(filling !== undefined && { filling }),
    ...(reorderAt !== undefined && { reorderAt }),
    ...(use && { use: { channels: use.channels, carriers: use.carriers, services: use.services ?? [] } }),
  }));
