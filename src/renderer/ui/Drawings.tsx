import type { ReactNode } from 'react';
import { nameParts, swatchOf } from '../words/names.ts';

/** A product drawing for demo data: shapes on a 100 x 100 field, seen on the `photo` plate of every theme. */
type Drawing = () => ReactNode;

const shade = '#00000022';

const ground = (cx: number, cy: number, rx: number): ReactNode => (
  <ellipse cx={cx} cy={cy} rx={rx} ry={3.6} fill={shade} />
);

function mug(light: string, body: string, dark: string, inside: string): Drawing {
  return () => (
    <>
      {ground(48, 84, 32)}
      <path d="M72 36c11-1 18 5 18 16s-8 20-21 20" fill="none" stroke={dark} strokeWidth="6.6" />
      <path d="M23 28h50l-2 48q-.6 8-8 8H33q-7.4 0-8-8z" fill={body} />
      <path d="M23 28h17l-.3 56H33q-7.4 0-8-8z" fill={light} />
      <path d="M24 51h48l-.4 9.5H24.4z" fill={dark} opacity=".32" />
      <ellipse cx="48" cy="28" rx="25" ry="6.2" fill={light} />
      <ellipse cx="48" cy="28.2" rx="21.4" ry="4.4" fill={inside} />
    </>
  );
}

const candle: Drawing = () => (
  <>
    {ground(50, 90, 27)}
    <path d="M50 4q6 8 0 13-6-5 0-13z" fill="#e6a23c" />
    <path d="M50 15v7" stroke="#3a3a3a" strokeWidth="1.4" />
    <path d="M27 22h46v62q0 6-6 6H33q-6 0-6-6z" fill="#6f8f7b" />
    <path d="M27 22h8v68h-2q-6 0-6-6z" fill="#8fab99" />
    <ellipse cx="50" cy="22" rx="23" ry="4.6" fill="#f4ead6" />
    <rect x="35" y="42" width="30" height="26" rx="2" fill="#f7f2e6" />
    <path d="M39 51h22M43 57h14" stroke="#444" strokeWidth="1.8" />
  </>
);

const tea: Drawing = () => (
  <>
    {ground(50, 90, 28)}
    <path d="M24 20h52v62q0 8-26 8t-26-8z" fill="#3c5a8a" />
    <path d="M24 20h11v67q-11-1.6-11-5z" fill="#5878a8" />
    <path d="M24 40q26 6 52 0v26q-26 6-52 0z" fill="#f3ecd8" />
    <path d="M50 45q7 7 0 15-7-8 0-15z" fill="#5d7a4a" />
    <path d="M22 14h56v10q-28 7-56 0z" fill="#c9a868" />
    <ellipse cx="50" cy="14" rx="28" ry="5" fill="#dcc087" />
  </>
);

const towel: Drawing = () => (
  <>
    {ground(50, 82, 40)}
    <rect x="12" y="62" width="76" height="20" rx="4" fill="#b3a892" />
    <rect x="14" y="44" width="72" height="20" rx="4" fill="#d8d0be" />
    <rect x="16" y="27" width="68" height="19" rx="4" fill="#eae5d8" />
    <path d="M27 27v55M31 27v55" stroke="#7d8791" strokeWidth="2" opacity=".7" />
  </>
);

const soap: Drawing = () => (
  <>
    {ground(48, 80, 38)}
    <path d="M14 44l18-16h54L72 44z" fill="#ece3d6" />
    <path d="M72 44l14-16v32L72 78z" fill="#bfb6a4" />
    <rect x="14" y="44" width="58" height="34" fill="#d0c3e3" />
    <path d="M14 44h10v34H14z" fill="#ded4ec" />
    <path d="M28 56h30M28 63h22" stroke="#7a5f9e" strokeWidth="2.6" />
  </>
);

const notebook: Drawing = () => (
  <>
    {ground(50, 92, 26)}
    <rect x="26" y="10" width="48" height="82" rx="3" fill="#3f5f82" />
    <rect x="26" y="10" width="9" height="82" rx="2" fill="#2c4766" />
    <path d="M68 10v82" stroke="#c98f4a" strokeWidth="2.4" />
    <rect x="41" y="24" width="24" height="17" rx="1" fill="#f6f1e6" />
    <path d="M45 31h16M45 35h10" stroke="#555" strokeWidth="1.6" />
  </>
);

const oil: Drawing = () => (
  <>
    {ground(50, 93, 21)}
    <path d="M43 17h14v15q0 7 7 13 4 5 4 13v28q0 7-7 7H39q-7 0-7-7V58q0-8 4-13 7-6 7-13z" fill="#5b6e3b" />
    <rect x="41" y="8" width="18" height="11" rx="2" fill="#2b2b2b" />
    <rect x="32" y="56" width="36" height="25" fill="#f3ecd8" />
    <circle cx="50" cy="65" r="5" fill="#9aa85c" />
    <path d="M41 75h18" stroke="#6b6b5c" strokeWidth="1.8" />
  </>
);

const poster: Drawing = () => (
  <>
    {ground(50, 88, 36)}
    <path d="M14 74L74 14l12 12-60 60z" fill="#c9a56e" />
    <path d="M14 74L74 14l4 4-60 60z" fill="#dcbd8b" />
    <ellipse cx="80" cy="20" rx="8.6" ry="4.6" transform="rotate(45 80 20)" fill="#7a5c33" />
    <path d="M38 50l12 12M48 40l12 12" stroke="#8d6c3e" strokeWidth="2" />
  </>
);

/** The built-in drawings by the name after `demo:`. */
export const drawings: Readonly<Record<string, Drawing>> = {
  'mug-sand': mug('#eadbc0', '#dcc7a1', '#bfa67c', '#bfa67c'),
  'mug-clay': mug('#cc8262', '#b5674a', '#8f4a32', '#8f4a32'),
  candle,
  tea,
  towel,
  soap,
  notebook,
  oil,
  poster,
};

/** The field of a drawing without its margins. */
export const outlines: Readonly<Record<string, string>> = {
  'demo:mug-sand': '11 17 82 76',
  'demo:mug-clay': '11 17 82 76',
  'demo:towel': '6 22 88 68',
  'demo:soap': '6 22 88 68',
  'demo:candle': '18 1 64 96',
  'demo:tea': '16 5 68 92',
  'demo:notebook': '16 5 68 94',
  'demo:oil': '16 3 68 96',
  'demo:poster': '8 8 84 88',
};

const PALETTE = ['#dcc7a1', '#6f8f7b', '#4f6d96', '#c3b5da', '#b5674a', '#8a8f96', '#7d8f4e', '#c98f4a'] as const;

const NAMED: Readonly<Record<string, string>> = {
  'demo:mug-sand': '#e5d3b3',
  'demo:mug-clay': '#c27a5b',
  'demo:candle': '#98ad9e',
  'demo:tea': '#6f8cb3',
  'demo:towel': '#ded9cc',
  'demo:soap': '#cfc3e2',
  'demo:notebook': '#56759a',
  'demo:oil': '#7c8d56',
  'demo:poster': '#d2b17d',
};

/**
 * The colour that stands for a product in pictures: its drawing's, else the one its name speaks of, else one chosen by its code. A "Clay"
 * mug in the colour of sand is taken for the other one.
 */
export const colourOf = ({ sku, name, image }: Pictured): string =>
  (image === null ? undefined : NAMED[image]) ??
  swatchOf(nameParts(name).variant) ??
  PALETTE[hash(sku) % PALETTE.length] ??
  PALETTE[0];

interface Pictured {
  readonly sku: string;
  readonly name: string;
  readonly image: string | null;
}

function hash(text: string): number {
  let value = 7;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return value;
}

/** First letters of up to three words of a name, those of its variant too: `Bar soap, Lavender` is BSL. */
const lettersOf = (name: string): string =>
  name
    .split(/[\s,/-]+/)
    .filter(Boolean)
    .slice(0, 3)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');

/** What tells a SKU from its neighbours: as many of its last parts as stand on the box, MUG-12-SND as 12-SND. */
function tailOf(sku: string): string {
  const parts = sku.split('-');
  const first = parts.findIndex((_, index) => parts.slice(index).join('-').length <= TAIL_LETTERS);
  return first < 0 ? [...sku].slice(-TAIL_LETTERS).join('') : parts.slice(first).join('-');
}
const TAIL_LETTERS = 8;

/** Drawn where a product has no picture: its first letters and the end of its SKU on a box of its colour; always the same for the same product. */
export function Placeholder({ sku, name }: { readonly sku: string; readonly name: string }) {
  const letters = lettersOf(name);
  const colour = colourOf({ sku, name, image: null });
  return (
    <>
      {ground(50, 86, 34)}
      <path d="M50 16l34 15v40L50 86 16 71V31z" fill={colour} />
      <path d="M50 16l34 15-34 15-34-15z" fill="#ffffff55" />
      <path d="M50 46l34-15v40L50 86z" fill="#00000022" />
      <rect x="20" y="42" width="60" height="37" rx="4" fill="#fffffff2" />
      <text x="50" y="62" textAnchor="middle" fontSize="21" fontWeight="700" fill="#12171d">
        {letters === '' ? sku.slice(0, 2).toUpperCase() : letters}
      </text>
      <text
        x="50"
        y="74.5"
        textAnchor="middle"
        fontSize="10"
        fontWeight="600"
        fontFamily="var(--font-code)"
        fill="#12171d"
      >
        {tailOf(sku)}
      </text>
    </>
  );
}
