import { createSlice } from '../ipc/slice.ts';

/** Whether this PC has anything that sounds can come out of; null until it was asked. */
export const audioOutputSlice = createSlice<boolean | null>(null);

/** Not every system tells when a speaker is plugged in or pulled: it is asked too. */
const LOOK_MS = 5000;

/** Keeps `audioOutputSlice` up to date from now on. Chromium lists an output without its name to a page that may not use microphones. */
export function watchAudioOutput(media: Pick<MediaDevices, 'enumerateDevices' | 'addEventListener'>): void {
  const look = (): void => {
    media.enumerateDevices().then(
      (devices) => {
        audioOutputSlice.set(devices.some(({ kind }) => kind === 'audiooutput'));
      },
      () => {
        audioOutputSlice.set(null);
      },
    );
  };
  look();
  media.addEventListener('devicechange', look);
  setInterval(look, LOOK_MS);
}
