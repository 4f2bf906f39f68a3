import { request } from '../ipc/bridge.ts';
import { showFailure } from '../ipc/live.ts';

/** How often at most a touch is told: a bench locks after minutes. */
const TOLD_EVERY_MS = 5_000;

/** Tells that somebody touches the screen or a key, so that the bench does not lock meanwhile. Returns the way to stop. */
export function startActivity(): () => void {
  let toldAt = -TOLD_EVERY_MS;
  const touched = (): void => {
    const now = performance.now();
    if (now - toldAt < TOLD_EVERY_MS) return;
    toldAt = now;
    request('session.active', {}).catch(showFailure);
  };
  window.addEventListener('pointerdown', touched);
  window.addEventListener('keydown', touched);
  return () => {
    window.removeEventListener('pointerdown', touched);
    window.removeEventListener('keydown', touched);
  };
}
