import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type LineId, type Sku } from '../../../src/core/ids.ts';
import { quantity, type Mass } from '../../../src/core/quantity.ts';
import type { LoadItem } from '../../../src/core/weigh/loadFlag.ts';
import type { LiveWeight } from '../../../src/core/weigh/reading.ts';
import {
  LOAD_FLAG_MS,
  LOAD_SETTLE_MS,
  loadDue,
  loadFold,
  startLoad,
  type LoadFacts,
  type ScanLoad,
  type ScanLoadInput,
} from '../../../src/core/weigh/scanLoad.ts';
import { WEIGH_SETTINGS } from '../../../src/core/weigh/tolerance.ts';

const g = (digits: number): Mass => quantity(digits, 0, 'g');
const WEIGHTS: Readonly<Record<string, number | null>> = {
  mug: 400,
  clay: 405,
  tea: 160,
  pot: 2600,
  card: 1,
  odd: null,
  twin: 121,
};
const BOX = 120;
const facts: LoadFacts = {
  settings: WEIGH_SETTINGS,
  unitWeight: (sku) => {
    const weight = WEIGHTS[sku] ?? null;
    return { weight: weight === null ? null : g(weight) };
  },
  tares: [g(BOX)],
};
const steady = (digits: number): LiveWeight => ({
  state: 'steady',
  weight: g(digits),
  isZero: digits === 0,
  at: 0,
  frame: '',
});

/** A scale and a packer beside it: what is scanned, what lies there, and time that goes by. */
function bench(box = BOX) {
  let at = 0;
  let state: ScanLoad = startLoad([], null, null, at);
  let load = box;
  const scanned = new Map<string, number>();
  let [isComplete, isHeld] = [false, false];
  const give = (input: ScanLoadInput): void => {
    state = loadFold(state, input, at, facts);
  };
  const packed = (): LoadItem[] =>
    [...scanned].map(([name, units]) => ({ lineId: asId<LineId>(name), sku: asId<Sku>(name), units }));
  const tell = (): void => {
    give({ kind: 'scanned', packed: packed(), isComplete, isHeld });
  };
  const one = {
    /** Time, as the station counts it: it wakes when something is due. */
    rest(ms = LOAD_FLAG_MS) {
      const end = at + ms;
      for (;;) {
        const due = loadDue(state, at);
        if (due === null || at + due > end) break;
        at += due;
        give({ kind: 'tick' });
      }
      at = end;
      give({ kind: 'tick' });
      return one;
    },
    settle: () => one.rest(LOAD_SETTLE_MS),
    live(live: LiveWeight) {
      give({ kind: 'live', live });
      return one;
    },
    /** Puts so many grams on, or takes them off. */
    put(grams: number) {
      load += grams;
      return one.live({ state: 'moving', at, weight: g(load) }).live(steady(load));
    },
    add: (name: string) => one.put(WEIGHTS[name] ?? 0),
    off: (name: string) => one.put(-(WEIGHTS[name] ?? 0)),
    scan(name: string, units = 1) {
      scanned.set(name, (scanned.get(name) ?? 0) + units);
      tell();
      return one;
    },
    hold(held: boolean) {
      isHeld = held;
      tell();
      return one;
    },
    complete() {
      isComplete = true;
      tell();
      return one;
    },
    accept() {
      give({ kind: 'accepted' });
      return one;
    },
    /** The station starts again with what was told. */
    restart() {
      state = startLoad(packed(), state.flag, null, at);
      tell();
      return one.live(steady(load));
    },
    now: () => state,
    told: () =>
      state.flag &&
      `${state.flag.fault} ${state.flag.items.map(({ sku, units }) => `${String(units)} ${sku}`).join(', ')}`.trim(),
  };
  return one.live(steady(load)).settle();
}

describe('each scan adds what its item weighs', () => {
  it('agrees item by item, whether it is put on before or after its scan', () => {
    const one = bench().scan('mug').add('mug').rest().add('tea').settle().scan('tea').rest();
    expect(one.told()).toBeNull();
    expect(one.now().base).toEqual(g(BOX + 560));
    expect(one.now().pending).toEqual([]);
    expect(bench().add('mug').settle().scan('mug').rest().told()).toBeNull();
    expect(bench().add('mug').scan('mug').rest().told()).toBeNull();
  });

  it('begins from the box that is put down in the moment before the first scan', () => {
    const one = bench(0).put(BOX).scan('mug').add('mug').scan('mug').rest();
    expect(one.told()).toBe('notAdded 1 mug');
    expect(bench(0).put(BOX).settle().scan('twin').rest().told()).toBe('notAdded 1 twin');
  });

  it('tells an item that was scanned and not put on, with what it should add, and forgets it once it lies there', () => {
    const one = bench()
      .scan('mug')
      .rest(LOAD_FLAG_MS - 1);
    expect(one.told()).toBeNull();
    one.rest(1);
    expect(one.told()).toBe('notAdded 1 mug');
    expect(one.now().flag).toMatchObject({ expected: g(400), found: g(0) });
    expect(one.add('mug').settle().told()).toBeNull();
  });

  it('lets a packer scan on: what was told stays told, by name, while others are put on', () => {
    const one = bench().scan('mug').rest().scan('tea').add('tea').settle();
    expect(one.told()).toBe('notAdded 1 mug');
    expect(one.scan('pot').add('pot').rest().told()).toBe('notAdded 1 mug');
    expect(one.add('mug').settle().told()).toBeNull();
  });

  it('takes two items that are put on at once, and one that stays in the hand meanwhile', () => {
    const one = bench().scan('mug').scan('tea').scan('pot').put(560).settle();
    expect(one.now().pending).toMatchObject([{ sku: 'pot', units: 1 }]);
    expect(one.add('pot').settle().now().pending).toEqual([]);
    expect(one.told()).toBeNull();
  });

  it('names which one of two is missing', () => {
    expect(bench().scan('mug').scan('tea').add('tea').rest().told()).toBe('notAdded 1 mug');
    expect(bench().scan('mug').scan('tea').add('mug').rest().told()).toBe('notAdded 1 tea');
  });

  it('counts units: three scanned by number, one of them not put on', () => {
    expect(bench().scan('tea', 3).put(320).rest().told()).toBe('notAdded 1 tea');
    expect(bench().scan('tea', 3).put(480).rest().told()).toBeNull();
    expect(bench().scan('tea', 30).put(480).rest().told()).toBe('otherAdded 30 tea');
  });

  it('tells that something else was put on, and stays with it until that is put right', () => {
    const one = bench().scan('mug').add('tea').rest();
    expect(one.told()).toBe('otherAdded 1 mug');
    expect(one.now().flag).toMatchObject({ expected: g(400), found: g(160) });
    expect(one.off('tea').settle().told()).toBe('otherAdded 1 mug');
    expect(one.add('mug').settle().told()).toBeNull();
  });

  it('asks for the scan of what was put on without one, unless the packer has something else to see to', () => {
    const one = bench().scan('mug').add('mug').settle().add('tea').rest();
    expect(one.told()).toBe('notScanned');
    expect(one.scan('tea').told()).toBeNull();
    expect(one.hold(true).add('pot').rest().told()).toBeNull();
    expect(one.hold(false).rest().told()).toBe('notScanned');
  });

  it('tells that something was taken off without a word', () => {
    const one = bench().scan('mug').add('mug').settle().scan('tea').add('tea').settle().off('mug').rest();
    expect(one.told()).toBe('takenOff');
    expect(one.add('mug').settle().told()).toBeNull();
  });

  it('wants off the scale what UNDO or UNPACK took out; before it lay there, there is nothing to take off', () => {
    const one = bench().scan('mug').add('mug').settle().scan('tea').add('tea').settle().scan('tea', -1).rest();
    expect(one.told()).toBe('notTakenOff -1 tea');
    expect(one.off('tea').settle().told()).toBeNull();
    expect(bench().scan('mug').scan('mug', -1).rest().told()).toBeNull();
    expect(bench().scan('mug').rest().scan('mug', -1).settle().told()).toBeNull();
  });

  it('asks no more of a unit than the scale can see, and of one without a weight that it weighs something', () => {
    expect(bench().scan('card').rest().told()).toBeNull();
    const one = bench().scan('odd').rest();
    expect(one.told()).toBe('notAdded 1 odd');
    expect(one.now().flag?.expected).toBeNull();
    expect(one.put(77).settle().told()).toBeNull();
  });

  it('follows a scale that drifts while nothing is due', () => {
    const one = bench();
    for (let step = 0; step < 30; step += 1) one.put(1).settle();
    expect(one.scan('mug').add('mug').rest().told()).toBeNull();
  });

  it('lets box and padding come once all is scanned, but not what is due', () => {
    expect(bench(0).scan('mug').add('mug').settle().complete().put(230).rest().told()).toBeNull();
    expect(bench(0).scan('mug').add('mug').settle().scan('tea').complete().rest().told()).toBe('notAdded 1 tea');
  });

  it('counts nothing while the load moves', () => {
    const one = bench()
      .scan('mug')
      .live({ state: 'moving', at: 0, weight: g(300) });
    expect(one.rest(20_000).told()).toBeNull();
    expect(loadDue(one.now(), 30_000)).toBeNull();
  });

  it('is told by a person that all is right, and goes on from there', () => {
    const one = bench().scan('mug').put(300).rest();
    expect(one.told()).toBe('otherAdded 1 mug');
    expect(one.accept().rest().told()).toBeNull();
    expect(one.scan('tea').rest().told()).toBe('notAdded 1 tea');
  });
});

describe('a load that goes and comes back', () => {
  it('takes the box that is put down with the first item, as planned', () => {
    expect(
      bench(0)
        .scan('mug')
        .put(BOX + 400)
        .rest()
        .told(),
    ).toBeNull();
    expect(bench(0).scan('mug').put(BOX).rest().told()).toBe('notAdded 1 mug');
  });

  it('names what is too much for the first weight it sees, where items were scanned before it', () => {
    const unseen = (): ReturnType<typeof bench> => bench().live({ state: 'gone' });
    const one = unseen().restart().live({ state: 'gone' }).scan('mug').scan('mug').put(400).rest();
    expect(one.told()).toBe('notAdded 1 mug');
    one.scan('tea').add('tea').rest();
    expect(one.told()).toBe('notAdded 1 mug');
    one.add('mug').rest();
    expect(one.told()).toBeNull();
    expect(one.now().pending).toEqual([]);
    const two = unseen().restart().live({ state: 'gone' }).scan('pot').scan('mug').scan('tea').put(500).rest();
    expect(two.told()).toBe('notAdded 1 pot');
  });

  it('takes a box that was not planned with the first items, if it holds them', () => {
    expect(
      bench(0)
        .scan('mug')
        .put(310 + 400)
        .rest()
        .told(),
    ).toBeNull();
    const one = bench(0)
      .scan('mug')
      .scan('mug')
      .put(310 + 400)
      .rest();
    expect(one.told()).toBe('notAdded 1 mug');
    expect(one.now().flag).toMatchObject({ expected: g(400), found: null });
    expect(one.add('mug').rest().told()).toBeNull();
  });

  it('begins anew when the parcel of the order before is taken away after the first scan', () => {
    const one = bench(5000)
      .scan('mug')
      .put(-5000)
      .settle()
      .put(BOX + 400)
      .rest();
    expect(one.told()).toBeNull();
    const late = bench(5000).scan('mug').rest();
    expect(late.told()).toBe('notAdded 1 mug');
    expect(
      late
        .put(-5000)
        .put(290 + 400)
        .rest()
        .told(),
    ).toBeNull();
  });

  it('takes another box that holds all goods, and keeps telling what was missing before', () => {
    const one = bench().scan('mug').add('mug').settle();
    expect(
      one
        .put(-(BOX + 400))
        .rest()
        .put(700)
        .rest()
        .told(),
    ).toBeNull();
    one.scan('tea').rest();
    expect(one.told()).toBe('notAdded 1 tea');
    expect(one.put(-700).settle().put(650).rest().told()).toBe('notAdded 1 tea');
    expect(one.add('tea').settle().told()).toBeNull();
  });

  it('tells goods that stay out of the other box', () => {
    const one = bench().scan('pot').add('pot').settle().scan('mug').add('mug').settle();
    expect(
      one
        .put(-(BOX + 3000))
        .put(BOX + 400)
        .rest()
        .told(),
    ).toBe('takenOff');
    expect(one.put(2600).settle().told()).toBeNull();
  });

  it('trusts no weight across a scale that was gone, tared or set to zero', () => {
    const away: readonly LiveWeight[] = [{ state: 'gone' }, { state: 'silent' }, { state: 'net', at: 0 }];
    for (const live of away) {
      const one = bench().scan('mug').add('mug').settle().live(live).scan('tea').rest();
      expect(one.told()).toBeNull();
      expect(one.add('tea').rest().told()).toBeNull();
      expect(one.now().base).toEqual(g(BOX + 560));
    }
  });

  it('keeps what was told through a restart, and forgets it once it lies there', () => {
    const one = bench().scan('mug').add('mug').settle().scan('tea').rest().restart().rest();
    expect(one.told()).toBe('notAdded 1 tea');
    expect(one.add('tea').settle().told()).toBeNull();
    expect(bench().scan('mug').add('mug').settle().restart().scan('tea').settle().add('tea').rest().told()).toBeNull();
  });
});

describe('laws', () => {
  const names = ['mug', 'tea', 'pot'] as const;
  const name = fc.constantFrom(...names);

  it('a right packer is never told anything, however hands and scans overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name, lag: fc.integer({ min: 0, max: 3 }), pause: fc.integer({ min: 0, max: 2400 }) }), {
          maxLength: 12,
        }),
        (acts) => {
          const one = bench();
          const hand: string[] = [];
          for (const act of acts) {
            one.scan(act.name).rest(act.pause);
            hand.push(act.name);
            while (hand.length > act.lag) one.add(hand.shift() ?? '').rest(act.pause);
            expect(one.told()).toBeNull();
          }
          for (const left of hand) one.add(left).settle();
          expect(one.rest().told()).toBeNull();
          expect(one.now().pending).toEqual([]);
        },
      ),
    );
  });

  it('one item left out is always told, and putting it on always mends it', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), fc.nat(), (acts, pick) => {
        const out = pick % acts.length;
        const one = bench();
        acts.forEach((act, index) => {
          one.scan(act);
          if (index !== out) one.add(act);
          one.settle();
        });
        expect(one.rest().told()).toBe(`notAdded 1 ${acts[out] ?? ''}`);
        expect(
          one
            .add(acts[out] ?? '')
            .settle()
            .told(),
        ).toBeNull();
      }),
    );
  });

  it('whatever happens, all that was scanned is kept, and a load that is as it should be ends without a word', () => {
    const act = fc.oneof(
      name.map((of) => ({ do: 'scan' as const, of })),
      name.map((of) => ({ do: 'undo' as const, of })),
      fc.integer({ min: -900, max: 900 }).map((grams) => ({ do: 'put' as const, grams })),
      fc.constantFrom('gone' as const, 'silent' as const).map((state) => ({ do: 'away' as const, state })),
      fc.integer({ min: 0, max: 4000 }).map((ms) => ({ do: 'rest' as const, ms })),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const one = bench();
        const count = new Map<string, number>();
        for (const now of acts) {
          if (now.do === 'rest') one.rest(now.ms);
          else if (now.do === 'put') one.put(now.grams);
          else if (now.do === 'away') one.live({ state: now.state });
          else {
            const units = now.do === 'scan' ? 1 : -1;
            if ((count.get(now.of) ?? 0) + units < 0) continue;
            count.set(now.of, (count.get(now.of) ?? 0) + units);
            one.scan(now.of, units);
          }
        }
        const kept = new Map(one.now().packed.map(({ sku, units }) => [String(sku), units]));
        for (const [of, units] of count) expect(kept.get(of)).toBe(units);
        one.rest().accept().rest();
        expect(one.told()).toBeNull();
      }),
    );
  });
});
