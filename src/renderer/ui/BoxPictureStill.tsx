import { memo, useMemo } from 'react';
import { CARDBOARD, SHADE, UNIT_EDGE, type Frame, type Room, type Unit, type Wall } from './boxScene.ts';
import { mixed } from './colours.ts';
import { points, type Block } from './isometric.ts';
import { paintersOrder, type Painted } from './paintersOrder.ts';
import { seenFaces, type Face, type Spot, type Viewpoint } from './viewpoint.ts';
import styles from './BoxPicture.module.css';

/** What a drawing of the open box shows. */
export interface Shown {
  readonly room: Room;
  readonly walls: readonly Wall[];
  readonly frame: Frame;
  readonly view: Viewpoint;
  readonly units: readonly Unit[];
}

interface BoxPictureStillProps extends Shown {
  readonly className: string;
}

/** The open box as a flat drawing, right from every side. */
export const BoxPictureStill = memo(function BoxPictureStill({
  className,
  room: [l, w],
  walls,
  frame,
  view,
  units,
}: BoxPictureStillProps) {
  const painted = useMemo(() => paintersOrder(units, view), [units, view]);
  const outline = (spots: readonly Spot[]): string => points(spots.map(view.at));
  const floor: readonly Spot[] = [
    [0, 0, 0],
    [l, 0, 0],
    [l, w, 0],
    [0, w, 0],
  ];
  return (
    <svg
      className={className}
      viewBox={`${frame.left} ${frame.top} ${frame.width} ${frame.height}`}
      strokeLinejoin="round"
      aria-hidden
    >
      <g stroke={CARDBOARD.edge} strokeWidth="1.5">
        {walls.map(({ flap, axis }, i) =>
          flap ? (
            <polygon key={i} className={styles['line']} points={outline(flap)} fill={CARDBOARD.flap[axis]} />
          ) : null,
        )}
        {walls.map(({ isClear, corners, axis }, i) =>
          isClear ? null : (
            <polygon key={i} className={styles['line']} points={outline(corners)} fill={CARDBOARD.wall[axis]} />
          ),
        )}
        <polygon className={styles['line']} points={outline(floor)} fill={CARDBOARD.floor} />
      </g>
      {painted.map((each, i) => (
        <Piece key={i} painted={each} view={view} />
      ))}
      <g stroke={CARDBOARD.edge} strokeWidth="1.5" strokeOpacity="0.7" fill="none">
        {walls.map(({ isClear, corners }, i) =>
          isClear ? <polygon key={i} className={styles['line']} points={outline(corners)} /> : null,
        )}
      </g>
    </svg>
  );
});

function Piece({ painted: { block, part }, view }: { readonly painted: Painted<Unit>; readonly view: Viewpoint }) {
  const isNext = block.look === 'next';
  return (
    <g className={styles[`${block.look}Edge`]} stroke={UNIT_EDGE} strokeWidth={isNext ? 5 : 1.5}>
      {seenFaces(part, view).map((face) => {
        const colour = mixed(block.colour, '#000000', SHADE[face.axis]);
        return (
          <g key={face.axis}>
            {/* Its own colour around it closes the seam between two pieces of one unit. */}
            <polygon
              className={styles['line']}
              points={points(face.corners.map(view.at))}
              fill={colour}
              stroke={part === block ? 'none' : colour}
              strokeWidth="0.7"
            />
            {ownEdges(face, part, block).map((edge) => (
              <polyline
                key={points(edge.map(view.at))}
                className={styles['line']}
                points={points(edge.map(view.at))}
                fill="none"
              />
            ))}
          </g>
        );
      })}
    </g>
  );
}

/** The edges of a piece's face that are edges of its block: where a block was cut there is none. */
function ownEdges({ corners }: Face, part: Block, block: Block): readonly (readonly [Spot, Spot])[] {
  const edges = corners.map((corner, i): [Spot, Spot] => [corner, corners[(i + 1) % 4] ?? corner]);
  return part === block ? edges : edges.filter(([a, b]) => isOwnEdge(a, b, block));
}

function isOwnEdge(a: Spot, b: Spot, { x, y, z, dx, dy, dz }: Block): boolean {
  const ends = [
    [x, x + dx],
    [y, y + dy],
    [z, z + dz],
  ] as const;
  const onSides = ends.filter((pair, axis) => {
    const [from, to] = [a[axis] ?? 0, b[axis] ?? 0];
    return Math.abs(from - to) < 1e-6 && pair.some((end) => Math.abs(end - from) < 1e-6);
  });
  return onSides.length >= 2;
}
