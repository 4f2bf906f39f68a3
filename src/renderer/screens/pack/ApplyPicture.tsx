import { memo } from 'react';
import type { Dims } from '../../../core/quantity.ts';
import box from '../../ui/BoxPicture.module.css';
import { IconArrowRight } from '../../ui/icons.ts';
import { drawnLength } from '../../ui/drawnLength.ts';
import { faces, points, project, viewBoxOf, type Point } from '../../ui/isometric.ts';
import styles from './Label.module.css';

/** Two pictures in a row: the label goes on the parcel, then the scanner reads it. */
export const ApplyPicture = memo(function ApplyPicture({ outer }: { readonly outer: Dims }) {
  return (
    <div className={styles['acts']} aria-hidden>
      <Act outer={outer} act={1} />
      <IconArrowRight stroke={2.4} />
      <Act outer={outer} act={2} />
    </div>
  );
});

/** One of the two with its number, which is read from afar however small the picture is. */
function Act({ outer, act }: { readonly outer: Dims; readonly act: 1 | 2 }) {
  return (
    <div className={styles['pictured']}>
      <b>{act}</b>
      <Parcel outer={outer} act={act} />
    </div>
  );
}

/** All pictures are drawn with the longest side this long, so that lines keep their width. */
const LONG = 210;

function Parcel({ outer, act }: { readonly outer: Dims; readonly act: 1 | 2 }) {
  const sides = [drawnLength(outer.length), drawnLength(outer.width), drawnLength(outer.height)];
  const scale = LONG / Math.max(...sides);
  const [l = LONG, w = LONG, h = LONG] = sides.map((side) => Math.max(side * scale, 0.22 * LONG));
  const { top, left, right } = faces({ x: 0, y: 0, z: 0, dx: l, dy: w, dz: h });
  const tape = [project(0, w * 0.42, h), project(l, w * 0.42, h), project(l, w * 0.58, h), project(0, w * 0.58, h)];
  const sheet = { l: Math.min(l * 0.62, 120), w: Math.min(w * 0.62, 80) };
  const at = { x: (l - sheet.l) / 2, y: (w - sheet.w) / 2 };
  const lift = act === 1 ? 62 : 0;
  const corners = [...left, ...right, ...top, ...sheetCorners(at, sheet, h + 70), project(l / 2, w + 60, h + 96)];
  return (
    <svg viewBox={viewBoxOf(corners, 10)}>
      <g className={box['card']} strokeWidth="1.4" strokeLinejoin="round">
        <polygon className={box['top']} points={points(top)} />
        <polygon className={box['tape']} points={points(tape)} />
        <polygon className={box['left']} points={points(left)} />
        <polygon className={box['right']} points={points(right)} />
      </g>
      {act === 1 ? <polygon className={styles['spot']} points={points(sheetCorners(at, sheet, h))} /> : null}
      <Sheet at={at} sheet={sheet} z={h + lift} />
      {act === 1 ? (
        <Arrows at={at} sheet={sheet} from={h + lift - 6} to={h + 10} />
      ) : (
        <Scanner target={project(l / 2, w / 2, h)} spread={sheet} tip={project(l / 2 + 8, w + 34, h + 58)} />
      )}
    </svg>
  );
}

interface SheetProps {
  readonly at: { readonly x: number; readonly y: number };
  readonly sheet: { readonly l: number; readonly w: number };
  readonly z: number;
}

const sheetCorners = (at: SheetProps['at'], sheet: SheetProps['sheet'], z: number): readonly Point[] => [
  project(at.x, at.y, z),
  project(at.x + sheet.l, at.y, z),
  project(at.x + sheet.l, at.y + sheet.w, z),
  project(at.x, at.y + sheet.w, z),
];

function Sheet({ at, sheet, z }: SheetProps) {
  const stripe = (from: number, to: number, low: number, high: number): string =>
    points(
      sheetCorners(
        { x: at.x + sheet.l * from, y: at.y + sheet.w * low },
        { l: sheet.l * (to - from), w: sheet.w * (high - low) },
        z,
      ),
    );
  const bars = [0.1, 0.17, 0.22, 0.3, 0.36, 0.44, 0.49, 0.57, 0.64, 0.7, 0.78, 0.85];
  return (
    <g fill="#12171d">
      <polygon points={points(sheetCorners(at, sheet, z))} fill="#ffffff" stroke="#12171d" strokeWidth="1.2" />
      <polygon points={stripe(0.12, 0.66, 0.8, 0.86)} />
      <polygon points={stripe(0.12, 0.8, 0.66, 0.72)} />
      <polygon points={stripe(0.12, 0.56, 0.52, 0.58)} />
      {bars.map((bar, index) => (
        <polygon key={bar} points={stripe(bar, bar + (index % 3 === 0 ? 0.045 : 0.025), 0.1, 0.4)} />
      ))}
    </g>
  );
}

function Arrows({
  at,
  sheet,
  from,
  to,
}: {
  readonly at: SheetProps['at'];
  readonly sheet: SheetProps['sheet'];
  readonly from: number;
  readonly to: number;
}) {
  const ends = [project(at.x, at.y, 0), project(at.x + sheet.l, at.y + sheet.w, 0)];
  return (
    <>
      {ends.map(([x, y]) => (
        <path
          key={x}
          className={styles['arrow']}
          d={`M${String(x)} ${String(y - from)}V${String(y - to)}m-8-9l8 9 8-9`}
        />
      ))}
    </>
  );
}

function Scanner({
  target: [x, y],
  spread,
  tip: [tx, ty],
}: {
  readonly target: Point;
  readonly spread: SheetProps['sheet'];
  readonly tip: Point;
}) {
  const half = spread.l * 0.36;
  return (
    <>
      <polygon
        points={points([
          [tx, ty],
          [x - half, y - half * 0.42],
          [x + half * 0.75, y + half * 0.52],
        ])}
        fill="#e5484d"
        fillOpacity=".28"
      />
      <path
        d={`M${String(x - half)} ${String(y - half * 0.42)}L${String(x + half * 0.75)} ${String(y + half * 0.52)}`}
        stroke="#e5262b"
        strokeWidth="4"
      />
      <g transform={`translate(${String(tx)} ${String(ty)}) rotate(-32)`} stroke="#8a949e" strokeWidth="1">
        <rect x="34" y="4" width="17" height="46" rx="5" fill="#2a333d" transform="rotate(-4 42 4)" />
        <rect x="0" y="-14" width="52" height="27" rx="7" fill="#12171d" />
        <rect x="-3" y="-10" width="8" height="19" rx="2" fill="#e5262b" stroke="none" />
      </g>
    </>
  );
}
