import type { ReactNode } from 'react';
import { CUE_SIGNS, cueSlice, type CueSign } from '../feedback/cueSign.ts';
import { useSlice } from '../ipc/slice.ts';
import styles from './CueSign.module.css';
import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconCheck,
  IconChecks,
  IconEqualNot,
  IconHandStop,
  IconListCheck,
  IconPackage,
  IconPlugConnected,
  IconScaleOutline,
} from './icons.ts';

const ICONS: Readonly<Record<CueSign['icon'], ReactNode>> = {
  check: <IconCheck stroke={3} />,
  checks: <IconChecks stroke={3} />,
  list: <IconListCheck stroke={3} />,
  octagon: <IconAlertOctagonFilled />,
  unlike: <IconEqualNot stroke={3} />,
  hand: <IconHandStop stroke={2.4} />,
  triangle: <IconAlertTriangleFilled />,
  plug: <IconPlugConnected stroke={2.4} />,
  scale: <IconScaleOutline stroke={2.4} />,
  parcel: <IconPackage stroke={2.4} />,
};

/** The edge around the window that is seen with a sound. It takes no touch and moves nothing; what it means stands in words on the screen. */
export function CueEdge() {
  const cue = useSlice(cueSlice);
  if (cue === null) return null;
  const { role, edge } = CUE_SIGNS[cue];
  return <div className={styles['edge']} data-cue={cue} data-role={role} data-edge={edge} aria-hidden />;
}

/** The shape of a cue, over what stands there: that one is back as it was, and never left the page. */
export function CueShape({ children }: { readonly children: ReactNode }) {
  const cue = useSlice(cueSlice);
  return (
    <span className={styles['under']}>
      {children}
      {cue === null ? null : (
        <span className={styles['shape']} data-role={CUE_SIGNS[cue].role} aria-hidden>
          {ICONS[CUE_SIGNS[cue].icon]}
        </span>
      )}
    </span>
  );
}
