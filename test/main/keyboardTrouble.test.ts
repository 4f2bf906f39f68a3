import { describe, expect, it } from 'vitest';
import { asId, type DeviceId } from '../../src/core/ids.ts';
import { createHub } from '../../src/devices/hub.ts';
import type { DeviceConfig } from '../../src/devices/config.ts';
import { watchKeyboard } from '../../src/main/keyboardTrouble.ts';
import type { DeviceEvent } from '../../src/station/ports.ts';
import { cleanup } from '../support/cleanup.ts';
import { at, device } from '../support/hubWatch.ts';

const after = cleanup();
const KEYBOARD: DeviceConfig = { ...device('scanner', { kind: 'keyboard' }), deviceId: asId<DeviceId>('keyboard') };

const watched = (...configs: DeviceConfig[]) => {
  const hub = createHub(configs);
  after(() => hub.close());
  const keyboard = watchKeyboard(hub, () => 42);
  const events: DeviceEvent[] = [];
  keyboard.port.onEvent((event) => events.push(event));
  const state = () => {
    const { state: name, reason } = keyboard.port.statuses().find(({ address }) => address === 'keyboard')!;
    return reason === null ? name : `${name} ${reason}`;
  };
  return { keyboard, events, state };
};

describe('a scanner that types', () => {
  it.each(['noFocus', 'wrongLayout', 'capsLock', 'noSuffix'] as const)(
    '%s: it stands in the list of devices as a fault until it is right again',
    (trouble) => {
      const { keyboard, events, state } = watched(KEYBOARD);
      expect(keyboard.set(trouble, true)).toBe(true);
      expect(keyboard.set(trouble, true)).toBe(false);
      expect(state()).toBe(`fault ${trouble}`);
      expect(events).toMatchObject([{ kind: 'status', devices: [{ state: 'fault', reason: trouble, since: 42 }] }]);
      keyboard.set(trouble, false);
      expect(state()).toBe('ready');
      expect(events).toHaveLength(2);
    },
  );

  it('shows the worst of several troubles, and the next when that is over', () => {
    const { keyboard, state } = watched(KEYBOARD);
    keyboard.set('noSuffix', true);
    keyboard.set('noFocus', true);
    expect(state()).toBe('fault noFocus');
    keyboard.set('noFocus', false);
    expect(state()).toBe('fault noSuffix');
  });

  it('beside a scanner with a line of its own, nobody minds where the keys go', () => {
    const { keyboard, state } = watched(KEYBOARD, device('scanner', at(1)));
    keyboard.set('noFocus', true);
    expect(state()).toBe('ready');
    keyboard.set('capsLock', true);
    expect(state()).toBe('fault capsLock');
  });

  it('beside a scanner that is switched off it is the only one', () => {
    const { keyboard, state } = watched(KEYBOARD, device('scanner', at(1), { enabled: false }));
    keyboard.set('noFocus', true);
    expect(state()).toBe('fault noFocus');
  });
});
