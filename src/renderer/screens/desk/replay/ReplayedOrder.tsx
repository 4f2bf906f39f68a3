import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ReplayViewed } from '../../../../shared/ipc/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import {
  IconAlertOctagonFilled,
  IconFileCertificate,
  IconLink,
  IconPlayerPause,
  IconPlayerPlay,
} from '../../../ui/icons.ts';
import { DeskPage } from '../DeskPage.tsx';
import styles from './Replay.module.css';
import { ReplayChart } from './ReplayChart.tsx';
import { momentOfStep, momentsOf, stepFrom, STEPS_PAGE, weighedAt, type Moment } from './replayCursor.ts';
import { ReplayExport } from './ReplayExport.tsx';
import { ReplayMoment, ReplayOutcome } from './ReplayFacts.tsx';
import { ReplayTimeline } from './ReplayTimeline.tsx';

/** How long a step stands while it plays. */
const PLAY_MS = 900;

interface ReplayedOrderProps {
  readonly replay: ReplayViewed;
  readonly search: ReactNode;
}

/** One order's steps, its weights and what came of it, all at one cursor. */
export function ReplayedOrder({ replay, search }: ReplayedOrderProps) {
  const t = useTranslations('replay');
  const moments = useMemo(() => momentsOf(replay), [replay]);
  const [cursor, setCursor] = useState(0);
  const [isExporting, setExporting] = useState(false);
  const [isPlaying, setPlaying] = usePlay(moments, setCursor);
  useKeys(moments, setCursor);
  const moment = moments[Math.min(cursor, moments.length - 1)];
  if (!moment) return <DeskPage title={t('order', { number: replay.number })}>{null}</DeskPage>;
  const goTo = (index: number): void => {
    setPlaying(false);
    setCursor(index);
  };
  return (
    <DeskPage
      title={t('order', { number: replay.number })}
      chips={
        <>
          <Verdict verdict={replay.verdict} />
          {search}
        </>
      }
      actions={
        <Acts
          isPlaying={isPlaying}
          isExporting={isExporting}
          onPlay={() => {
            if (!isPlaying && stepFrom(moments, cursor, 1) === cursor) setCursor(0);
            setPlaying(!isPlaying);
          }}
          onExport={() => {
            setExporting(!isExporting);
          }}
        />
      }
      className={styles['main']}
    >
      <ReplayTimeline
        steps={replay.steps}
        here={moment.step}
        onChoose={(step) => {
          goTo(momentOfStep(moments, step));
        }}
      />
      {isExporting ? (
        <ReplayExport
          replay={replay}
          onDone={() => {
            setExporting(false);
          }}
        />
      ) : (
        <div className={styles['right']}>
          <ReplayChart
            replay={replay}
            moment={moment}
            weighed={weighedAt(replay.steps, moment)}
            onMoment={(seq, ms) => {
              goTo(nearest(moments, replay, seq, ms));
            }}
          />
          <div className={styles['cards']}>
            <ReplayMoment step={replay.steps[moment.step]} />
            <ReplayOutcome outcome={replay.outcome} />
          </div>
        </div>
      )}
    </DeskPage>
  );
}

interface ActsProps {
  readonly isPlaying: boolean;
  readonly isExporting: boolean;
  readonly onPlay: () => void;
  readonly onExport: () => void;
}

function Acts({ isPlaying, isExporting, onPlay, onExport }: ActsProps) {
  const t = useTranslations('replay');
  return (
    <>
      <Button size="desk" icon={isPlaying ? <IconPlayerPause /> : <IconPlayerPlay />} onPress={onPlay}>
        {t(isPlaying ? 'pause' : 'play')}
      </Button>
      <Button size="desk" kind={isExporting ? 'plain' : 'primary'} icon={<IconFileCertificate />} onPress={onExport}>
        {t('export.open')}
      </Button>
    </>
  );
}

function Verdict({ verdict: { rows, fault } }: Pick<ReplayViewed, 'verdict'>) {
  const t = useTranslations('replay');
  return fault ? (
    <Chip role="stop" icon={<IconAlertOctagonFilled />} isDesk>
      {t(`fault.${fault.kind}`, { seq: fault.seq })}
    </Chip>
  ) : (
    <Chip icon={<IconLink />} isDesk>
      {t('whole', { count: rows })}
    </Chip>
  );
}

/** The moment of a weight's curve that lies closest to a place on it. */
function nearest(moments: readonly Moment[], { steps }: ReplayViewed, seq: number, ms: number): number {
  const step = steps.findIndex((candidate) => candidate.seq === seq);
  const taken = steps[step]?.at ?? 0;
  const own = moments
    .map((moment, index) => ({ index, moment }))
    .filter(({ moment }) => moment.curve === seq || (moment.curve === null && moment.step === step));
  const distance = (moment: Moment): number => Math.abs(moment.at - taken - ms);
  return own.reduce((best, next) => (distance(next.moment) < distance(best.moment) ? next : best), {
    index: momentOfStep(moments, step),
    moment: moments[momentOfStep(moments, step)] ?? { at: 0, step: 0, curve: null },
  }).index;
}

type SetCursor = (next: (cursor: number) => number) => void;

/** Goes on a step at a time while it plays, and stops at the end. */
function usePlay(moments: readonly Moment[], setCursor: SetCursor): readonly [boolean, (isPlaying: boolean) => void] {
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = window.setInterval(() => {
      setCursor((cursor) => {
        const next = stepFrom(moments, cursor, 1);
        if (next === cursor) setPlaying(false);
        return next;
      });
    }, PLAY_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, [isPlaying, moments, setCursor]);
  return [isPlaying, setPlaying];
}

/** Up and down go by steps, left and right by moments, the page keys by pages. */
function useKeys(moments: readonly Moment[], setCursor: SetCursor): void {
  useEffect(() => {
    const last = moments.length - 1;
    const times =
      (count: number, by: 1 | -1) =>
      (cursor: number): number =>
        Array.from({ length: count }).reduce<number>((at) => stepFrom(moments, at, by), cursor);
    const acts: Readonly<Record<string, (cursor: number) => number>> = {
      ArrowDown: times(1, 1),
      ArrowUp: times(1, -1),
      PageDown: times(STEPS_PAGE, 1),
      PageUp: times(STEPS_PAGE, -1),
      ArrowRight: (cursor) => Math.min(last, cursor + 1),
      ArrowLeft: (cursor) => Math.max(0, cursor - 1),
      Home: () => 0,
      End: () => last,
    };
    const onKey = (event: KeyboardEvent): void => {
      const act = acts[event.key];
      if (!act || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      setCursor(act);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [moments, setCursor]);
}
