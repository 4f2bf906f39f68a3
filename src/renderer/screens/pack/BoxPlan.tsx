import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { dispatch } from '../../ipc/live.ts';
import { BoxPicture } from '../../ui/BoxPicture.tsx';
import { roomOf, unitsOf } from '../../ui/boxScene.ts';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconCircleCheckFilled } from '../../ui/icons.ts';
import { LayerPicture } from '../../ui/LayerPicture.tsx';
import { useThemeColours } from '../../ui/useThemeColours.ts';
import { quarterOn, START_YAW } from '../../ui/viewpoint.ts';
import { classes } from '../../ui/classes.ts';
import { dimsText, lengthText } from '../../words/measures.ts';
import styles from './Box.module.css';
import { BoxSteps } from './BoxSteps.tsx';
import { BoxTools } from './BoxTools.tsx';

type BoxStage = NonNullable<PackSnapshotView['box']>;

interface BoxPlanProps {
  readonly lines: PackSnapshotView['lines'];
  readonly stage: BoxStage;
  readonly box: NonNullable<BoxStage['suggested']>;
}

/** How the suggested box is packed: its picture from any side or layer by layer, and the steps in words. */
export function BoxPlan({ lines, stage, box }: BoxPlanProps) {
  const t = useTranslations('box');
  const { placements, steps } = stage;
  const [now, setNow] = useStep(stage);
  const [yaw, setYaw] = useState(START_YAW);
  const [isLayered, setLayered] = useState(false);
  const layers = Math.max(1, ...steps.map(({ layer }) => layer));
  const [layer, setLayer] = useLayer(stage, now, layers);
  const { surface } = useThemeColours();
  const room = useMemo(() => roomOf(box), [box]);
  const units = useMemo(
    () => unitsOf({ placements, steps, products: new Map(lines.map((line) => [line.sku, line])), now, surface }),
    [placements, steps, lines, now, surface],
  );
  useKeys((key) => {
    if (key === 'PageDown') setNow(after(now, steps.length));
    else if (key === 'PageUp') setNow(before(now, steps.length));
    else if (isLayered) setLayer(layer + (key === 'ArrowRight' || key === 'ArrowUp' ? 1 : -1));
    else if (key === 'ArrowLeft' || key === 'ArrowRight') setYaw(quarterOn(yaw, key === 'ArrowRight' ? 1 : -1));
  });
  return (
    <Card role="next" className={styles['pictureCard']}>
      <div className={styles['pictureSide']}>
        <div className={styles['picture']}>
          {isLayered ? (
            <LayerPicture
              {...{ room, units, layer }}
              sides={[lengthText(box.inner.length), lengthText(box.inner.width)]}
              front={t('front')}
              label={t('layerPicture', { box: box.name, layer, layers })}
            />
          ) : (
            <BoxPicture
              {...{ room, units, yaw }}
              onTurn={setYaw}
              label={t('picture', { box: box.name, count: box.units })}
            />
          )}
        </div>
        <Head box={box} layerOf={isLayered ? t('layerOf', { layer, layers }) : null} />
        <BoxTools
          {...{ isLayered, layer, layers }}
          onLayered={setLayered}
          onLayer={setLayer}
          onTurn={() => {
            setYaw(quarterOn(yaw, 1));
          }}
        />
      </div>
      <BoxSteps {...{ steps, lines, now }} onStep={setNow} />
    </Card>
  );
}

/** Names of more letters than this are set smaller, so that they are read whole. */
const LONG_NAME = 9;

interface HeadProps {
  readonly box: NonNullable<BoxStage['suggested']>;
  /** Which layer is shown, in words; null for the whole box. */
  readonly layerOf: string | null;
}

function Head({ box, layerOf }: HeadProps) {
  const t = useTranslations('box');
  return (
    <>
      <div className={styles['head']}>
        <h2 className={classes(styles['name'], box.name.length > LONG_NAME && styles['longName'])}>{box.name}</h2>
        <span className={styles['dims']}>{dimsText(box.inner)}</span>
      </div>
      <div className={styles['chips']}>
        {layerOf !== null ? <Chip>{layerOf}</Chip> : null}
        {layerOf === null && box.misfit === null ? (
          <Chip role="done" icon={<IconCircleCheckFilled />}>
            {t('allFit', { count: box.units })}
          </Chip>
        ) : null}
      </div>
    </>
  );
}

/** The step after this one; after the last the packed box, and after that the first again. */
const after = (now: number | null, last: number): number | null => (now === null ? 1 : now < last ? now + 1 : null);
const before = (now: number | null, last: number): number | null => (now === null ? last : now > 1 ? now - 1 : null);

/** The step to do now, null for the packed box. The station is told which units are in: those it leaves where they are if it plans anew. */
function useStep({ steps, placed }: BoxStage): readonly [number | null, (step: number | null) => void] {
  const reached = steps.find(({ placements }) => placements.some((index) => index >= placed));
  const [now, setNow] = useState(placed > 0 ? (reached?.number ?? null) : null);
  return [
    now,
    (step) => {
      const ahead = steps.filter(({ number }) => step === null || number < step);
      dispatch({ type: 'placed', placed: ahead.reduce((total, { placements }) => total + placements.length, 0) });
      setNow(step);
    },
  ];
}

/** The layer that is shown: the one of the step to do now, until another is chosen by hand. */
function useLayer({ steps }: BoxStage, now: number | null, layers: number): readonly [number, (layer: number) => void] {
  const [chosen, setChosen] = useState<{ readonly layer: number; readonly at: number | null }>({ layer: 1, at: null });
  const own = steps.find(({ number }) => number === now)?.layer ?? 1;
  return [
    chosen.at === now ? chosen.layer : own,
    (layer) => {
      setChosen({ layer: Math.max(1, Math.min(layers, layer)), at: now });
    },
  ];
}

const KEYS: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'];

/** Hears the picture's keys wherever the focus is: a bench has none. */
function useKeys(onKey: (key: string) => void): void {
  const heard = useEffectEvent((event: KeyboardEvent) => {
    if (!KEYS.includes(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onKey(event.key);
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      heard(event);
    };
    window.addEventListener('keydown', hear);
    return () => {
      window.removeEventListener('keydown', hear);
    };
  }, []);
}
