import { request } from '../ipc/bridge.ts';
import { askingSlice, command, menuSlice, packSlice, pageSlice, showFailure } from '../ipc/live.ts';

/** Function keys of the commands that the bench shows now do what their buttons do. Returns the way to stop. */
export function startFunctionKeys(): () => void {
  const heard = (event: KeyboardEvent): void => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape' && menuSlice.get()) menuSlice.set(false);
    if (pageSlice.get() !== 'bench') return;
    const snapshot = packSlice.get();
    const commands = snapshot ? snapshot.commands : [{ word: 'NEXT' as const, key: 'F12' }];
    const pressed = commands.find(({ key }) => key === event.key);
    if (event.key === 'Escape') askingSlice.set(false);
    if (event.key === 'Escape' && snapshot?.override) request('override.leave', {}).catch(showFailure);
    if (!pressed) return;
    event.preventDefault();
    command(pressed.word);
  };
  window.addEventListener('keydown', heard);
  return () => {
    window.removeEventListener('keydown', heard);
  };
}
