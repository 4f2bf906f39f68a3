import { writeFile } from 'node:fs/promises';
import { dialog, type BrowserWindow } from 'electron';
import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type ProductHandlers = Pick<Handlers, 'products.page' | 'products.view' | 'products.save' | 'products.saveFile'>;

const PAGE = 8;

/** Answers what the window asks about products, a supervisor only. */
export function createProductHandlers(
  station: Station,
  window: BrowserWindow,
  mustSupervise: () => void,
): ProductHandlers {
  const { products } = station;
  return {
    'products.page': (of) => {
      mustSupervise();
      return { ...mutable(products.page({ ...of, size: PAGE })), pageSize: PAGE };
    },
    'products.view': ({ sku }) => (mustSupervise(), { product: mutable(products.view(sku)) }),
    'products.save': ({ cells, seen }) => {
      mustSupervise();
      const kept = products.save(cells, seen, station.state().user?.userId ?? null);
      return kept.ok
        ? { product: mutable(kept.value), refused: null }
        : { product: null, refused: mutable(kept.error) };
    },
    'products.saveFile': async () => {
      mustSupervise();
      const { filePath } = await dialog.showSaveDialog(window, {
        defaultPath: 'products.csv',
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      });
      if (!filePath) return { isSaved: false };
      await writeFile(filePath, products.file());
      return { isSaved: true };
    },
  };
}
