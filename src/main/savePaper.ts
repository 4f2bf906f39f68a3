import { dirname, join } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { SheetSize } from '../core/print/media.ts';
import { writeChosen } from './chosenFile.ts';
import { loadPage, pageWindow } from './pageWindow.ts';

/** A document of sheets as PDF, the same page that is printed, at its own size. Rejects when it can't be drawn. */
async function pdfOf(page: string, size: SheetSize): Promise<Uint8Array> {
  const window = pageWindow();
  try {
    await loadPage(window, page);
    return await window.webContents.printToPDF({
      pageSize: size,
      printBackground: true,
      preferCSSPageSize: true,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
    });
  } finally {
    window.destroy();
  }
}

/** Asks where to, then writes a PDF there byte for byte. False when the dialog was closed. Rejects when it can't be written. */
export async function savePdf(
  window: BrowserWindow,
  { name, pdf }: { readonly name: string; readonly pdf: Uint8Array },
): Promise<boolean> {
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `${name}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (!filePath) return false;
  await writeChosen(filePath, pdf);
  return true;
}

interface Paper {
  readonly page: string;
  readonly size: SheetSize;
  readonly name: string;
}

/**
 * Asks where to, then writes the papers there; `more` are further parts of the same document, each a file of its own name in that folder.
 * False when the dialog was closed. Rejects when they can't be drawn or written.
 */
export async function savePaper(window: BrowserWindow, paper: Paper, more: readonly Paper[] = []): Promise<boolean> {
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `${paper.name}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (!filePath) return false;
  await writeChosen(filePath, await pdfOf(paper.page, paper.size));
  for (const { page, size, name } of more)
    await writeChosen(join(dirname(filePath), `${name}.pdf`), await pdfOf(page, size));
  return true;
}
