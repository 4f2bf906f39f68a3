import type { WeightCurve } from '../../core/weigh/curve.ts';
import { escaped, html, type Html } from './page.ts';

/** What the readable part of a replay file says, in the words of whoever exports it. */
export interface ReplayPage {
  /** BCP 47 tag of the words. */
  readonly language: string;
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly columns: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** What the scale showed, with a caption each. */
  readonly curves: readonly { readonly caption: string; readonly curve: WeightCurve }[];
  readonly notes: readonly string[];
}

// No script, no address: the page is all there is, and what its script elements hold is data.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:15px/1.45 system-ui,'Segoe UI',Arial,sans-serif;color:#12171d;background:#fff}
h1{font-size:1.6rem;margin:0 0 1rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.5rem;margin:0 0 1.5rem}
dt{color:#46505b}
dd{margin:0;font-weight:600;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse}
th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid #cbd2d9;overflow-wrap:anywhere}
th{color:#46505b;font-weight:600}
figure{margin:1.5rem 0 0}
svg{width:100%;max-width:40rem;height:10rem;border:1px solid #cbd2d9}
polyline{fill:none;stroke:#0b57d0;stroke-width:2;vector-effect:non-scaling-stroke}
p{color:#46505b}
@media print{body{margin:0;max-width:none}}`;

const [WIDTH, HEIGHT] = [600, 160];

/** The page of a replay file up to where its evidence follows; nothing in it is markup but what stands here. */
export function replayPage({ language, title, facts, columns, lines, curves, notes }: ReplayPage): string {
  const rows = lines.map(
    (cells) =>
      html`<tr>
        ${cells.map((cell) => html`<td>${escaped(cell)}</td>`)}
      </tr>`,
  );
  const body = html`<h1>${escaped(title)}</h1>
    <dl>
      ${facts.map(
        ([name, value]) =>
          html`<dt>${escaped(name)}</dt>
            <dd>${escaped(value)}</dd>`,
      )}
    </dl>
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th>${escaped(column)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${curves.map(
      ({ caption, curve }) =>
        html`<figure>
          <figcaption>${escaped(caption)}</figcaption>
          ${picture(curve)}
        </figure>`,
    )}
    ${notes.map((note) => html`<p>${escaped(note)}</p>`)} `;
  return `<!doctype html><html lang="${escaped(language)}" dir="auto"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>
${body}`;
}

function picture({ points }: WeightCurve): Html {
  const digits = points.flatMap(([, value]) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(0, ...digits), Math.max(1, ...digits)];
  const from = Math.min(-1, ...points.map(([ms]) => ms));
  const stretches: string[][] = [[]];
  for (const [ms, value] of points) {
    if (value === null) stretches.push([]);
    else {
      const [x, y] = [((ms - from) / -from) * WIDTH, HEIGHT - ((value - low) / (high - low)) * HEIGHT * 0.9];
      stretches.at(-1)?.push(`${x.toFixed(1)},${y.toFixed(1)}`);
    }
  }
  const lines = stretches.map((stretch) => html`<polyline points="${escaped(stretch.join(' '))}" />`);
  return html`<svg viewBox="0 0 ${escaped(WIDTH.toString())} ${escaped(HEIGHT.toString())}" preserveAspectRatio="none">
    ${lines}
  </svg>`;
}
