import { contextBridge, ipcRenderer } from 'electron';

// The two channel names of shared/ipc/contract.ts: a sandboxed preload loads nothing but `electron`.
const REQUEST_CHANNEL = 'station:request';
const EVENT_CHANNEL = 'station:event';

contextBridge.exposeInMainWorld('station', {
  request: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(REQUEST_CHANNEL, name, input),
  on: (name: string, listener: (payload: unknown) => void): (() => void) => {
    const onEvent = (_event: unknown, eventName: string, payload: unknown): void => {
      if (eventName === name) listener(payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, onEvent);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, onEvent);
    };
  },
});
