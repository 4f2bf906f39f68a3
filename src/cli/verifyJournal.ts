import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { asId, type Sha256 } from '../core/ids.ts';
import { StationError } from '../shared/errors.ts';
import { DATABASE_FILE } from '../storage/openStorage.ts';
import { verifyData } from '../storage/verify.ts';
import type { Finding, VerifyReport } from '../storage/verifyReport.ts';
import { toldFailure } from './answered.ts';
import { noWords, readArguments, type CliContext } from './arguments.ts';
import { chooseDataDir, USUAL_DATA } from './dataDir.ts';
import { mustBeFile } from './ownFiles.ts';
import { isSystemError } from './systemText.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

/** A verb's surroundings, with the environment it may read its data folder from. */
export interface VerifyContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
}

const OPTIONS = {
  data: { type: 'string', value: 'DIR', help: 'the data folder', usual: USUAL_DATA },
  json: { type: 'boolean', help: 'the report as one JSON object' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const VERIFY_JOURNAL_HELP: VerbHelp = {
  usage: ['[--data DIR] [--json]'],
  options: OPTIONS,
  notes: [
    'Nothing is changed. It may run beside the app.',
    'Exit code 0: all agree; 1: they differ, or the data can not be read; 2: bad arguments, or there are no data.',
  ],
  examples: ['verify-journal --data /var/lib/packing-station'],
};

/**
 * `verify-journal`: recomputes the journal's hash chain, checks personal data and labels against their digests, rebuilds the projections
 * and says where they differ. Exit code 0 when all agree, 1 when not or when the data cannot be read, 2 for bad arguments.
 */
export function verifyJournal(context: VerifyContext): number {
  try {
    const { values, positionals } = readArguments(context.argv, OPTIONS);
    noWords(positionals);
    const dataDir = chooseDataDir(values.data, context.env);
    mustBeReadable(dataDir);
    const report = verifyData({ dataDir, sha256 });
    context.stdout(values.json === true ? `${JSON.stringify(report)}\n` : reportText(report));
    return report.isSound ? 0 : 1;
  } catch (error) {
    if (!(error instanceof StationError) || error.code !== 'file.notFound')
      return toldFailure(error, context, 'verify-journal', VERIFY_JOURNAL_HELP);
    context.stderr(`there is no station data at ${String(error.params['file'])}\n`);
    return 2;
  }
}

/** A folder that this user may not look into seems to be empty. Throws the system's failure. */
function mustBeReadable(dataDir: string): void {
  try {
    mustBeFile(join(dataDir, DATABASE_FILE));
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'ENOENT') throw error;
  }
}

const sha256 = (content: string | Uint8Array): Sha256 => asId(createHash('sha256').update(content).digest('hex'));

function reportText(report: VerifyReport): string {
  const { journalRows, headHash, people, labels, projectionRows, findings, findingCount } = report;
  const lines = [
    `journal      ${journalRows} rows, last hash ${headHash}`,
    `people       ${people.present} present, ${people.erased} erased`,
    `labels       ${labels}`,
    `projections  ${projectionRows} rows`,
    ...findings.map(findingText),
    ...(findingCount > findings.length ? [`and ${findingCount - findings.length} more`] : []),
    report.isSound ? 'All agree.' : `${findingCount} ${findingCount === 1 ? 'difference' : 'differences'}.`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function findingText(finding: Finding): string {
  switch (finding.kind) {
    case 'journal':
      return `journal row ${finding.seq}: ${finding.problem}: ${finding.detail}`;
    case 'person':
      return `person ${finding.personId}${finding.seq === null ? '' : ` (journal row ${finding.seq})`}: ${finding.problem}`;
    case 'label':
      return `label ${finding.hash}: ${finding.problem}`;
    case 'curve':
      return `weight curve of journal row ${finding.seq}: ${finding.problem}`;
    case 'projection':
      return `${finding.table} [${finding.key}]${finding.column === null ? '' : ` ${finding.column}`}: stored ${finding.stored ?? 'nothing'}, rebuilt ${finding.rebuilt ?? 'nothing'}`;
    case 'schema':
      return `schema ${finding.name}: ${finding.problem}`;
    case 'file':
      return `database file: ${finding.detail}`;
  }
}
