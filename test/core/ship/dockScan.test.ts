import { describe, expect, it } from 'vitest';
import { asId } from '../../../src/core/ids.ts';
import { judgeDockScan, type DockLabel } from '../../../src/core/ship/dockScan.ts';
import { PURCHASE_STATES } from '../../../src/core/ship/labelPurchase.ts';

const TRUCK = { carrier: 'offline', account: 'A', origin: 'US 55099' };
const label = (patch: Partial<DockLabel> = {}): DockLabel => ({
  ...TRUCK,
  parcelId: asId('p'),
  intentId: asId('i'),
  state: 'bought',
  isSuperseded: false,
  finishedAt: 1,
  manifestId: asId('M'),
  stagedAt: null,
  loadedAt: null,
  orderStop: null,
  ...patch,
});
const judged = (patch: Partial<DockLabel> = {}) => judgeDockScan(TRUCK, label(patch));
const refused = (reason: string) => ({ kind: 'refused', reason });

describe('a scan at the dock', () => {
  it('loads a parcel whose manifest is closed, also one that was staged before', () => {
    expect(judged()).toEqual({ kind: 'loaded', manifestId: 'M' });
    expect(judged({ stagedAt: 5 })).toEqual({ kind: 'loaded', manifestId: 'M' });
  });

  it('stages a parcel that is on no manifest', () => {
    expect(judged({ manifestId: null })).toEqual({ kind: 'staged' });
  });

  it('counts nothing twice, and says when it was counted', () => {
    expect(judged({ loadedAt: 7, stagedAt: 5 })).toEqual({ kind: 'again', at: 7 });
    expect(judged({ manifestId: null, stagedAt: 5 })).toEqual({ kind: 'again', at: 5 });
  });

  it('refuses strangers', () => {
    expect(judgeDockScan(TRUCK, null)).toEqual(refused('unknownParcel'));
  });

  it('refuses every label that is not bought, a voided one before all else', () => {
    for (const state of PURCHASE_STATES.filter((one) => one !== 'bought')) {
      expect(judged({ state }), state).toEqual(refused('labelVoid'));
      expect(judged({ state, isSuperseded: true }), state).toEqual(refused('labelSuperseded'));
    }
    expect(judged({ state: 'voided', carrier: 'far', finishedAt: null, loadedAt: 3 })).toEqual(refused('labelVoid'));
  });

  it('refuses what another truck takes', () => {
    expect(judged({ carrier: 'far' })).toEqual(refused('otherTruck'));
    expect(judged({ account: 'B' })).toEqual(refused('otherTruck'));
    expect(judged({ origin: 'US 10001' })).toEqual(refused('otherTruck'));
    // Bought before labels said their account and place.
    expect(judged({ account: '', origin: '', manifestId: null })).toEqual({ kind: 'staged' });
    expect(judged({ account: '', origin: '', carrier: 'far' })).toEqual(refused('otherTruck'));
  });

  it('refuses what the bench is not done with, and what a person has to look at first', () => {
    expect(judged({ finishedAt: null })).toEqual(refused('notFinished'));
    expect(judged({ orderStop: 'changed' })).toEqual(refused('orderChanged'));
  });
});
