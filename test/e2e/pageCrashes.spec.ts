import { expect, test } from '@playwright/test';
import { openOrder } from './support/packer.ts';
import { createTestStation } from './support/station.ts';

test('a page that crashes is loaded again by itself', async () => {
  const station = await createTestStation();
  try {
    const { app } = await station.start();
    await openOrder(station, '1002');
    // Playwright lets go of a page that crashed: what happens to it is asked of the app.
    const loaded = await app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.once('render-process-gone', () => {
            contents.once('did-navigate', (_event, url) => {
              resolve(url);
            });
          });
          contents?.forcefullyCrashRenderer();
        }),
    );
    expect(loaded).toBe('app://station/index.html');
  } finally {
    await station.end();
  }
});
