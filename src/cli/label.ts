import { readFileSync, writeFileSync } from 'node:fs';
import { createLabelRenderer, LABEL_WORKER_URL } from '../labels/render/labelRenderer.ts';
import { StationError } from '../shared/errors.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';

/**
 * `station label render FILE.zpl --dpmm 8|12 --out FILE.png`: draws the first label of a ZPL file, one pixel a dot, without a network.
 * Exit code 0; throws ArgumentError for bad arguments (exit code 2), StationError for a file that can't be read or drawn.
 */
export async function label({ argv, stdout }: CliContext): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    dpmm: { type: 'string', default: '8' },
    out: { type: 'string' },
  });
  const [verb, file, ...rest] = positionals;
  if (verb !== 'render' || file === undefined)
    throw new ArgumentError('usage: station label render FILE.zpl --dpmm 8|12 --out FILE.png');
  noWords(rest);
  const out = required(values.out, 'out');
  if (values.dpmm !== '8' && values.dpmm !== '12') throw new ArgumentError('--dpmm is 8 (203 dpi) or 12 (300 dpi)');
  const zpl = readZpl(file);
  const renderer = createLabelRenderer({ workerUrl: LABEL_WORKER_URL });
  try {
    writeFileSync(out, await renderer.preview(zpl, values.dpmm === '8' ? 8 : 12));
  } finally {
    await renderer.close();
  }
  stdout(`${out}\n`);
  return 0;
}

function readZpl(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new StationError(isMissing ? 'file.notFound' : 'file.unreadable', { path: file }, { cause });
  }
}
