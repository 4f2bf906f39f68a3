import { memo, useEffect, useMemo, useRef, useState, type ComponentType } from 'react';
import { frameOf, wallsOf, type Room, type Unit } from './boxScene.ts';
import { BoxPictureNumbers } from './BoxPictureNumbers.tsx';
import { BoxPictureStill } from './BoxPictureStill.tsx';
import type { BoxPictureTurningProps } from './BoxPictureTurning.tsx';
import styles from './BoxPicture.module.css';
import { classes } from './classes.ts';
import { useDrag } from './useDrag.ts';
import { useSize } from './useSize.ts';
import { useThemeColours } from './useThemeColours.ts';
import { viewpoint } from './viewpoint.ts';

interface BoxPictureProps {
  readonly room: Room;
  readonly units: readonly Unit[];
  /** From which side it is seen, in radians. */
  readonly yaw: number;
  readonly onTurn: (yaw: number) => void;
  readonly label: string;
}

/**
 * The open box with its units, turned by dragging: back walls solid, front walls clear, the steps' numbers where they are seen. A flat
 * still is drawn at once and stays where WebGL is missing or lost.
 */
export const BoxPicture = memo(function BoxPicture({ room, units, yaw, onTurn, label }: BoxPictureProps) {
  const host = useRef<HTMLDivElement | null>(null);
  const size = useSize(host);
  const colours = useThemeColours();
  const [isDrawn, setDrawn] = useState(false);
  const { Turning, drop } = useTurning();
  const drag = useDrag(yaw, onTurn);
  const view = useMemo(() => viewpoint(yaw), [yaw]);
  const walls = useMemo(() => wallsOf(room, view), [room, view]);
  const frame = useMemo(() => frameOf(walls, view), [walls, view]);
  const shown = useMemo(() => units.filter(({ look }) => look !== 'later'), [units]);
  const isTurning = Turning !== null && isDrawn;
  return (
    <div
      ref={host}
      className={styles['host']}
      role="img"
      aria-label={label}
      data-drawn-by={isTurning ? 'webgl' : 'still'}
      {...drag}
    >
      <BoxPictureStill
        className={classes(styles['layer'], isTurning && styles['covered'])}
        {...{ room, walls, frame, view, units: shown }}
      />
      {Turning && size ? (
        <Turning
          {...{ room, walls, frame, view, units: shown, size, colours }}
          onDrawn={() => {
            setDrawn(true);
          }}
          onLost={drop}
        />
      ) : null}
      {size ? <BoxPictureNumbers {...{ frame, view, units: shown, size }} /> : null}
    </div>
  );
});

/** The turning picture once it is loaded: three.js is a file of its own, so that the window starts without it. */
function useTurning(): {
  readonly Turning: ComponentType<BoxPictureTurningProps> | null;
  readonly drop: () => void;
} {
  const [state, setState] = useState<{ readonly Turning: ComponentType<BoxPictureTurningProps> | null }>({
    Turning: null,
  });
  useEffect(() => {
    let isWanted = true;
    import('./BoxPictureTurning.tsx').then(
      ({ BoxPictureTurning }) => {
        if (isWanted) setState({ Turning: BoxPictureTurning });
      },
      // The still shows all there is to know; without the file it simply stays.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return {
    Turning: state.Turning,
    drop: () => {
      setState({ Turning: null });
    },
  };
}
