import { dialog, type BrowserWindow } from 'electron';
import type { Station } from '../station/station.ts';
import { writeTable } from './chosenFile.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';
import { createProductPictures } from './productPictures.ts';

type ProductHandlers = Pick<Handlers, Exclude<Extract<keyof Handlers, `products.${string}`>, 'products.printBarcode'>>;

const PAGE = 8;
const PICTURES = [{ name: 'PNG, JPEG, WebP', extensions: ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'bmp'] }];

/** Answers what the window asks about products, a supervisor only. */
export function createProductHandlers(
  station: Station,
  { window, pictureDir }: { readonly window: BrowserWindow; readonly pictureDir: string },
  mustBeAllowed: () => void,
): ProductHandlers {
  const { products } = station;
  const pictures = createProductPictures(pictureDir);
  return {
    'products.page': (of) => {
      mustBeAllowed();
      return { ...mutable(products.page({ ...of, size: PAGE })), pageSize: PAGE };
    },
    'products.view': ({ sku }) => (mustBeAllowed(), { product: mutable(products.view(sku)) }),
    'products.save': ({ cells, seen }) => {
      mustBeAllowed();
      const kept = products.save(cells, seen, station.state().user?.userId ?? null);
      return kept.ok
        ? { product: mutable(kept.value), refused: null }
        : { product: null, refused: mutable(kept.error) };
    },
    'products.pickPicture': async () => {
      mustBeAllowed();
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: PICTURES });
      const [path] = filePaths;
      return { picked: path === undefined ? 'none' : ((await pictures.read(path)) ?? 'tooLarge') };
    },
    'products.keepPicture': async ({ picture }) => (mustBeAllowed(), { name: await pictures.keep(picture) }),
    'products.saveFile': async () => {
      mustBeAllowed();
      const { filePath } = await dialog.showSaveDialog(window, {
        defaultPath: 'products.csv',
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      });
      if (!filePath) return { isSaved: false };
      await writeTable(filePath, products.file());
      return { isSaved: true };
    },
  };
}
