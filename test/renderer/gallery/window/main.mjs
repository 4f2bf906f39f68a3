// An empty window of the app's own runtime, in which the gallery's screens are pictured.
import { app, BrowserWindow } from 'electron';

app.commandLine.appendSwitch('force-color-profile', 'srgb');
app.commandLine.appendSwitch('force-device-scale-factor', '1');
await app.whenReady();
const window = new BrowserWindow({ width: 1366, height: 768, useContentSize: true, frame: false });
await window.loadURL('about:blank');
