import type { DeviceId } from '../core/ids.ts';
import type { Cue } from '../core/pack/cues.ts';
import type { DeviceStatus } from './ports.ts';

/** Hears who came, who went and who wants something else: whether that is news, and the sound for coming and going. The first list is none. */
export function watchReadiness(): (statuses: readonly DeviceStatus[]) => {
  readonly cue: Cue | null;
  readonly isNews: boolean;
} {
  const last = new Map<DeviceId, Pick<DeviceStatus, 'state'> & { readonly all: string }>();
  return (statuses) => {
    let cue: Cue | null = null;
    // What prints where also hangs on who is there, what is loaded and how finely it prints.
    let isNews = false;
    for (const gone of [...last.keys()].filter((id) => statuses.every(({ deviceId }) => deviceId !== id)))
      isNews = last.delete(gone);
    for (const { deviceId, state, reason, media, dpmm } of statuses) {
      const before = last.get(deviceId);
      const all = JSON.stringify([state, reason, media, dpmm]);
      last.set(deviceId, { state, all });
      isNews ||= before?.all !== all;
      if (!before) continue;
      const isReady = state === 'ready';
      if (isReady !== (before.state === 'ready')) cue = isReady ? 'back' : 'attention';
    }
    return { cue, isNews };
  };
}
