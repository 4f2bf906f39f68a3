import { readFileSync, writeFileSync } from 'node:fs';
import { LABEL_LANGUAGES, type LabelPrinter } from '../core/print/labelPrinter.ts';
import { parseMedia } from '../core/print/media.ts';
import { createLabelRenderer, LABEL_WORKER_URL, type LabelRenderer } from '../labels/render/labelRenderer.ts';
import { StationError } from '../shared/errors.ts';
import { labelMake } from './labelMake.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';

const USAGE =
  'usage: station label render FILE.zpl [--dpmm 8|12|24] --out FILE.png, or label job FILE.zpl --language NAME [--dpmm 6|8|12|24] --size 4x6in --out FILE';

interface LabelContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * `station label render FILE.zpl --dpmm 8|12|24 --out FILE.png`: draws the first label of a ZPL file, one pixel a dot.
 * `station label job FILE.zpl --language tspl --dpmm 8 --size 4x6in --out FILE`: the bytes that print the file on a printer of that language
 * with such labels loaded, for `station print`. `station label make`: see `labelMake`. None uses a network. Exit code 0; throws ArgumentError for bad arguments (exit code 2),
 * StationError for a file that can't be read, drawn or printed there.
 */
export async function label(context: LabelContext): Promise<number> {
  const { argv, stdout } = context;
  if (argv[0] === 'make') return labelMake({ ...context, argv: argv.slice(1) });
  const { values, positionals } = readArguments(argv, {
    dpmm: { type: 'string', default: '8' },
    out: { type: 'string' },
    language: { type: 'string' },
    size: { type: 'string' },
  });
  const [verb, file, ...rest] = positionals;
  if ((verb !== 'render' && verb !== 'job') || file === undefined) throw new ArgumentError(USAGE);
  noWords(rest);
  const out = required(values.out, 'out');
  const write = verb === 'render' ? picture(values) : job(values);
  const zpl = readZpl(file);
  const renderer = createLabelRenderer({ workerUrl: LABEL_WORKER_URL });
  try {
    writeFileSync(out, await write(renderer, zpl));
  } finally {
    await renderer.close();
  }
  stdout(`${out}\n`);
  return 0;
}

interface Values {
  readonly dpmm: string;
  readonly language?: string | undefined;
  readonly size?: string | undefined;
}

type Writing = (renderer: LabelRenderer, zpl: Uint8Array) => Promise<Uint8Array>;

function picture({ dpmm, language, size }: Values): Writing {
  if (language !== undefined || size !== undefined)
    throw new ArgumentError('--language and --size belong to label job');
  const known = ([8, 12, 24] as const).find((density) => density.toString() === dpmm);
  if (known === undefined) throw new ArgumentError('--dpmm is 8 (203 dpi), 12 (300 dpi) or 24 (600 dpi)');
  return (renderer, zpl) => renderer.preview(zpl, known);
}

function job(values: Values): Writing {
  const spoken = required(values.language, 'language');
  const language = LABEL_LANGUAGES.find((known) => known === spoken);
  if (language === undefined)
    throw new ArgumentError(`--language '${spoken}' is none of: ${LABEL_LANGUAGES.join(', ')}`);
  const dpmm = ([6, 8, 12, 24] as const).find((density) => density.toString() === values.dpmm);
  if (dpmm === undefined) throw new ArgumentError('--dpmm is 6 (152 dpi), 8 (203 dpi), 12 (300 dpi) or 24 (600 dpi)');
  const size = parseMedia(required(values.size, 'size'));
  if (!size.ok || size.value.kind !== 'labels')
    throw new ArgumentError('--size is that of the labels: 4x6in, 100x150mm');
  const printer: LabelPrinter = { language, dpmm, stock: size.value };
  return (renderer, zpl) => renderer.forPrinter(zpl, printer);
}

function readZpl(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new StationError(isMissing ? 'file.notFound' : 'file.unreadable', { path: file }, { cause });
  }
}
