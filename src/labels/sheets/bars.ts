import bwip from 'bwip-js/node';
import { escaped, type Html } from './page.ts';

/** The narrowest bar a laser printer and a worn scanner agree on: 0.33 mm. */
const MODULE_MM = 0.33;
/** Blank on both sides of Code 128: ten modules (ISO/IEC 15417). */
const QUIET_MODULES = 10;

/**
 * Code 128 as a picture of its own size in millimetres, quiet zones included; narrower bars, down to 0.25 mm, where `mostMm` has no room
 * for 0.33 mm. `label` names it to who can't see it: what it holds, unless that is a secret. Throws RangeError for text that is not printable ASCII or too long for that.
 */
export function code128Picture(text: string, heightMm: number, mostMm: number, label = text): Html {
  if (!/^[\x20-\x7e]{1,60}$/.test(text)) throw new RangeError('text has characters that these bars do not carry');
  const drawn = bwip.toSVG({ bcid: 'code128', text, scale: 1, height: 10, paddingwidth: 0, paddingheight: 0 });
  const [, modules = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawn) ?? [];
  const wide = Number(modules) + 2 * QUIET_MODULES;
  const moduleMm = Math.min(MODULE_MM, mostMm / wide);
  if (!(moduleMm >= 0.25)) throw new RangeError('text is too long for bars of this width');
  const bars = drawn.slice(drawn.indexOf('<path'), drawn.lastIndexOf('</svg>'));
  const box = `${(-QUIET_MODULES).toString()} 0 ${wide.toString()} ${height}`;
  return `<svg role="img" aria-label="${escaped(label)}" viewBox="${box}" preserveAspectRatio="none" shape-rendering="crispEdges" style="width:${(wide * moduleMm).toFixed(3)}mm;height:${heightMm.toString()}mm" xmlns="http://www.w3.org/2000/svg">${bars}</svg>` as Html;
}
