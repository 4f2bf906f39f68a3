// A bare window for the gallery's pictures, where there is no browser.
import { app, BrowserWindow } from 'electron';

if (process.argv.includes('--without-webgl')) app.commandLine.appendSwitch('disable-webgl');
app.on('window-all-closed', () => app.quit());
app
  .whenReady()
  .then(() => {
    const window = new BrowserWindow({ width: 1366, height: 768, useContentSize: true, frame: false });
    return window.loadURL('about:blank');
  })
  .catch((error) => console.error(error));
