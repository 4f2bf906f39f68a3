import type { DrawnCodeView } from '../../../shared/ipc/contract.ts';

/** The least a scanner reads off a screen: two pixels a module for bars, four for a matrix. */
const MODULE_PX = { bars: 2, matrix: 4 } as const;
const BAR_PX = 64;

/**
 * A barcode with its quiet zone, always black on white. Each module is a whole number of the screen's own pixels, whatever the zoom: bars
 * that are rounded apart can't be read.
 */
export function Barcode({ code, label }: { readonly code: DrawnCodeView; readonly label: string }) {
  const scale = window.devicePixelRatio || 1;
  const module = Math.max(1, Math.round(MODULE_PX[code.kind] * scale)) / scale;
  const tall = code.kind === 'bars' ? BAR_PX / module : 1;
  // Above and below bars nothing has to be free; of a matrix every side has.
  const above = code.kind === 'bars' ? 2 : code.quiet;
  const [width, height] = [code.width + 2 * code.quiet, code.rows.length * tall + 2 * above];
  return (
    <svg
      role="img"
      aria-label={label}
      width={width * module}
      height={height * module}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      shapeRendering="crispEdges"
    >
      <rect width={width} height={height} fill="#fff" />
      <path d={code.rows.map((row, y) => darkRow(row, code.quiet, above + y * tall, tall)).join('')} fill="#000" />
    </svg>
  );
}

/** The dark runs of one row as rectangles of a path. */
function darkRow(row: readonly boolean[], left: number, top: number, tall: number): string {
  const runs: string[] = [];
  for (let from = 0; from < row.length; from += 1) {
    if (row[from] !== true) continue;
    let to = from;
    while (row[to] === true) to += 1;
    runs.push(`M${String(left + from)} ${String(top)}h${String(to - from)}v${String(tall)}h-${String(to - from)}z`);
    from = to;
  }
  return runs.join('');
}
