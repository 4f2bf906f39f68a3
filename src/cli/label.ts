import { readFileSync } from 'node:fs';
import { LABEL_LANGUAGES, type LabelPrinter } from '../core/print/labelPrinter.ts';
import { parseMedia } from '../core/print/media.ts';
import { createLabelRenderer, LABEL_WORKER_URL, type LabelRenderer } from '../labels/render/labelRenderer.ts';
import { StationError } from '../shared/errors.ts';
import { labelMake, MAKE_NOTES, MAKE_OPTIONS, MAKE_USAGE } from './labelMake.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';
import { writeOut } from './ownFiles.ts';
import { usageText, type VerbHelp, type VerbOptions } from './verbHelp.ts';

const OPTIONS = {
  dpmm: {
    type: 'string',
    default: '8',
    value: 'N',
    help: 'dots per millimetre: 6 (only job), 8, 12 or 24',
    usual: '8, which is 203 dpi',
  },
  out: { type: 'string', value: 'FILE', help: 'where to write it; must be given' },
  language: { type: 'string', value: 'NAME', help: `job: the printer's language: ${LABEL_LANGUAGES.join(', ')}` },
  size: { type: 'string', value: 'SIZE', help: 'job: the labels in the printer, such as 4x6in or 100x150mm' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const LABEL_HELP: VerbHelp = {
  usage: [
    MAKE_USAGE,
    'render FILE.zpl [--dpmm 8|12|24] --out FILE.png',
    'job FILE.zpl --language NAME [--dpmm 6|8|12|24] --size 4x6in --out FILE',
  ],
  options: { ...MAKE_OPTIONS, ...OPTIONS },
  notes: [
    ...MAKE_NOTES,
    'render draws the first label of the file, one pixel a dot; job writes what prints it on a printer of that language, for station print.',
    'Exit code 0; 1: the file can not be read, drawn or printed there; 2: bad arguments.',
  ],
  examples: [
    'label make places T-0001 --count 40 --out totes.pdf',
    'label render label.zpl --out label.png',
    'label job label.zpl --language tspl --size 4x6in --out label.tspl',
  ],
};

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
  const { values, positionals } = readArguments(argv, OPTIONS);
  const [verb, file, ...rest] = positionals;
  if ((verb !== 'render' && verb !== 'job') || file === undefined)
    throw new ArgumentError(`what of which file? ${usageText('label', LABEL_HELP)}`);
  noWords(rest);
  const out = required(values.out, 'out');
  const write = verb === 'render' ? picture(values) : job(values);
  const zpl = readZpl(file);
  const renderer = createLabelRenderer({ workerUrl: LABEL_WORKER_URL });
  try {
    writeOut(out, await write(renderer, zpl));
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
