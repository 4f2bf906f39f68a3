import { memo, useMemo } from 'react';
import { fitted, type Frame, type Unit } from './boxScene.ts';
import { points } from './isometric.ts';
import { numberSpots, seenShare } from './numberSpots.ts';
import { seenFaces, type Viewpoint } from './viewpoint.ts';
import styles from './BoxPicture.module.css';
import { StepNumber } from './StepNumber.tsx';

interface BoxPictureNumbersProps {
  readonly frame: Frame;
  readonly view: Viewpoint;
  readonly units: readonly Unit[];
  readonly size: readonly [number, number];
}

/** Discs are this large in pixels: their figures are read at 80 cm. */
const RADIUS = { small: 17, large: 20 } as const;
const LARGE_FROM = 1500;
/** Of a unit to be put in now that is seen less than this the outline shows through what stands before it. */
const COVERED = 0.6;

/** The steps' numbers over the picture, upright from every side, and the outline of what is to be put in where it would be covered. */
export const BoxPictureNumbers = memo(function BoxPictureNumbers({ frame, view, units, size }: BoxPictureNumbersProps) {
  const radius = window.innerWidth >= LARGE_FROM ? RADIUS.large : RADIUS.small;
  const place = useMemo(() => fitted(frame, size), [frame, size]);
  const spots = useMemo(() => numberSpots(units, view, radius / place.scale), [units, view, radius, place.scale]);
  const [width, height] = size;
  const covered = useMemo(() => {
    const others = units.filter(({ look }) => look !== 'next');
    return units.filter((unit) => unit.look === 'next' && seenShare(unit, others, view) < COVERED);
  }, [units, view]);
  return (
    <svg className={styles['layer']} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {covered.flatMap((unit) =>
        seenFaces(unit, view).map(({ axis, corners }) => (
          <polygon
            key={`${unit.index} ${axis}`}
            className={styles['through']}
            points={points(corners.map((corner) => place.at(view.at(corner))))}
          />
        )),
      )}
      {spots.map(({ unit, at }) => (
        <StepNumber key={unit.index} at={place.at(at)} radius={radius} look={unit.look} step={unit.step} />
      ))}
    </svg>
  );
});
