import { describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../src/core/journal/events.ts';
import {
  asId,
  type CartonTypeId,
  type ParcelId,
  type SessionId,
  type Sku,
  type UserId,
} from '../../../src/core/ids.ts';
import {
  finishedBy,
  NO_TRAINING,
  nextTrainingStep,
  TRAINING_STEPS,
  trainingFold,
  type TrainingProgress,
  type TrainingStep,
} from '../../../src/core/training/progress.ts';

const MIKA = asId<UserId>('mika');
const SOL = asId<UserId>('sol');
const sessionId = asId<SessionId>('s');
const parcelId = asId<ParcelId>('p');
const refused = (reason: 'notOnOrder' | 'lookAlike' | 'alreadyComplete'): StationEvent => ({
  type: 'scanRefused',
  sessionId,
  reason,
  code: 'X',
  sku: null,
});
const paused = (reason: 'packer' | 'problem' | 'channel'): StationEvent => ({ type: 'packPaused', sessionId, reason });
const replanned = (begun: number): StationEvent => ({
  type: 'boxesReplanned',
  sessionId,
  begun,
  parcels: [],
  reason: 'planned',
  why: 'contentsChanged',
});
const after = (events: readonly StationEvent[], from: TrainingProgress = NO_TRAINING): TrainingProgress =>
  events.reduce(trainingFold, from);

describe('a step of the first day', () => {
  it.each<[TrainingStep, StationEvent]>([
    ['badge', { type: 'userSignedIn', userId: MIKA, by: 'badge' }],
    ['wrongItem', refused('notOnOrder')],
    ['wrongItem', refused('lookAlike')],
    ['undo', { type: 'refusalCleared', sessionId }],
    [
      'box',
      {
        type: 'boxChosen',
        sessionId,
        parcelId,
        cartonTypeId: asId<CartonTypeId>('S'),
        suggestedId: null,
        contents: [],
        by: 'scan',
      },
    ],
    ['label', { type: 'parcelClosed', sessionId, parcelId, tracking: '1' }],
    ['newBox', replanned(1)],
    ['hold', paused('packer')],
    ['problem', paused('problem')],
  ])('%s is finished by what is recorded of it', (step, event) => {
    expect(finishedBy(event)).toBe(step);
  });

  it.each([
    ['another refusal than a wrong item', refused('alreadyComplete')],
    ['an order that the channel stopped', paused('channel')],
    ['a better plan before any box', replanned(0)],
    [
      'a right item',
      { type: 'itemPacked', sessionId, lineId: 'l', sku: asId<Sku>('A'), units: 1, by: 'scan' } as never,
    ],
  ])('is not finished by %s', (_what, event) => {
    expect(finishedBy(event)).toBeNull();
  });
});

describe('how far packers are', () => {
  it('is counted for whoever stands there, once a step, and outlives signing out', () => {
    const now = after([
      { type: 'userSignedIn', userId: MIKA, by: 'badge' },
      paused('packer'),
      paused('packer'),
      { type: 'userSignedOut', userId: MIKA },
      paused('problem'),
      { type: 'userSignedIn', userId: SOL, by: 'pin' },
      { type: 'refusalCleared', sessionId },
    ]);
    expect(now.done).toEqual({ mika: ['badge', 'hold'], sol: ['badge', 'undo'] });
    expect(now.userId).toBe(SOL);
  });

  it('is the very same value when nothing came to it', () => {
    const now = after([{ type: 'userSignedIn', userId: MIKA, by: 'badge' }, paused('packer')]);
    expect(trainingFold(now, paused('packer'))).toBe(now);
    expect(trainingFold(now, refused('alreadyComplete'))).toBe(now);
  });

  it('leads on to the first step that is missing, whatever was done before it', () => {
    expect(nextTrainingStep([])).toBe('badge');
    expect(nextTrainingStep(['badge', 'hold', 'problem'])).toBe('order');
    expect(nextTrainingStep(TRAINING_STEPS)).toBeNull();
  });
});
