import { afterEach, describe, expect, it } from 'vitest';
import { CUES } from '../../src/core/pack/cues.ts';
import { CUE_SIGNS, cueSlice, showCue, SIGN_MS } from '../../src/renderer/feedback/cueSign.ts';

/** Time as the test lets it pass. */
function handTime() {
  let now = 0;
  let waiting: { readonly at: number; readonly task: () => void }[] = [];
  return {
    later: (ms: number, task: () => void) => {
      const one = { at: now + ms, task };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    pass(ms: number) {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { task } of due) task();
    },
  };
}

afterEach(() => {
  cueSlice.set(null);
});

describe('what is heard is seen', () => {
  it('by a shape of its own for each cue, and by an edge of its own: in grey too', () => {
    const signs = CUES.map((cue) => CUE_SIGNS[cue]);
    expect(new Set(signs.map(({ icon }) => icon)).size).toBe(CUES.length);
    expect(new Set(signs.map(({ role, edge }) => `${role} ${edge}`)).size).toBe(CUES.length);
  });
  it('for at least a second and a half', () => {
    for (const cue of CUES) {
      const time = handTime();
      showCue(cue, time.later);
      time.pass(1500);
      expect(cueSlice.get(), cue).toBe(cue);
      time.pass(SIGN_MS - 1500);
      expect(cueSlice.get(), cue).toBeNull();
    }
  });
  it('until the next one, which has its own time', () => {
    const time = handTime();
    showCue('right', time.later);
    time.pass(1000);
    showCue('wrong', time.later);
    expect(cueSlice.get()).toBe('wrong');
    time.pass(1500);
    expect(cueSlice.get()).toBe('wrong');
    time.pass(100);
    expect(cueSlice.get()).toBeNull();
  });
});
