import { hostname } from 'node:os';
import { ippQueue, OPERATION, requestingUser, TAG, type IppAnswer, type IppAttribute, type IppQueue } from './ipp.ts';
import { printerReason } from './printerReasons.ts';
import { linkError, type Link, type LinkReason, type SpoolState, type Transport } from './transport.ts';

/** job-state (RFC 8011, 5.3.7). */
const STATE = { processing: 5, canceled: 7, aborted: 8, completed: 9 } as const;
const PRINTER_STOPPED = 5;
const NOT_FOUND = 0x0406;
const FORBIDDEN = [0x0401, 0x0402, 0x0403];
const BUSY = 0x0507;
// A backend looks for its printer at the beginning of each job: that is trouble only when it goes on.
const LOOKS_FOR_PRINTER = 5;

const JOB_ATTRIBUTES = ['job-state', 'job-state-reasons', 'time-at-processing'];
const PRINTER_ATTRIBUTES = [
  'printer-state',
  'printer-state-reasons',
  'printer-state-message',
  'printer-is-accepting-jobs',
];

const isGood = ({ status }: IppAnswer): boolean => status < 0x0100;
const wanted = (names: readonly string[]): IppAttribute => ({
  tag: TAG.keyword,
  name: 'requested-attributes',
  value: names,
});
const jobId = (job: number): IppAttribute => ({ tag: TAG.integer, name: 'job-id', value: job });
const numberOf = (answer: IppAnswer, name: string): number | null => {
  const value = answer.attributes.get(name)?.[0];
  return typeof value === 'number' ? value : null;
};
const textsOf = (answer: IppAnswer, name: string): string[] =>
  (answer.attributes.get(name) ?? []).filter((value) => typeof value === 'string');

/** Why a request was refused. */
function refusalOf({ status }: IppAnswer): LinkReason {
  if (status === NOT_FOUND) return 'notFound';
  if (FORBIDDEN.includes(status)) return 'noPermission';
  return status === BUSY ? 'busy' : 'refused';
}

/**
 * Why a queue lets nothing through, from its printer-state and printer-state-reasons (RFC 8011, 5.4.11 and 5.4.12); null when it
 * works. What is only a report or a warning stops nothing. `isLooking` is true when its backend has been looking for its printer.
 */
export function queueTrouble(answer: IppAnswer, isLooking: boolean): string | null {
  const told = printerReason(textsOf(answer, 'printer-state-reasons'));
  const message = textsOf(answer, 'printer-state-message').join(' ');
  if (told !== null && told !== 'paused') return told;
  if (isLooking || /unable to connect|looking for printer|not responding|unreachable/i.test(message)) return 'notFound';
  if (told === 'paused' || numberOf(answer, 'printer-state') === PRINTER_STOPPED) return 'paused';
  return answer.attributes.get('printer-is-accepting-jobs')?.[0] === false ? 'refused' : null;
}

/** True when nothing of a job can have been sent: it was never worked on. Unset times have no value, which is no number. */
const isUntouched = (answer: IppAnswer): boolean => (numberOf(answer, 'time-at-processing') ?? 0) === 0;

/** What an answer about a job means. */
export function jobState(answer: IppAnswer): SpoolState {
  const state = numberOf(answer, 'job-state');
  if (state === STATE.completed) return 'completed';
  if (state === STATE.canceled || state === STATE.aborted) return isUntouched(answer) ? 'cancelled' : 'failed';
  return state === STATE.processing ? 'sending' : 'waiting';
}

/** What a job is called in its queue: whose it is, so that what a killed program left there can be told from what another one prints. */
const jobName = (title: string, pid = process.pid): string =>
  `packing-station ${hostname()} ${pid.toString()} ${title}`;

/** The process of this PC that a job was handed over by; null for anybody else's. */
export function handedOverBy(name: string): number | null {
  const [program, host, pid, ...title] = name.split(' ');
  const isOurs = program === 'packing-station' && host === hostname() && title.length > 0 && /^\d+$/.test(pid ?? '');
  return isOurs ? Number(pid) : null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process runs too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A queue of CUPS over IPP, given its bytes as they are (`application/vnd.cups-raw`). A job is known by its number before the first byte
 * of it is handed over, so that a lost answer leaves nothing to guess. Jobs that a killed program of this PC left in the queue are taken
 * back when it is opened: whoever misses them was told that nobody knows, and they would come out beside another parcel. `completed` means that the backend delivered it, not that it was
 * printed; no answers of the printer come back this way.
 */
export function cupsTransport(queue: string, ask: IppQueue = ippQueue(queue)): Transport {
  const address = `cups:${queue}`;
  let looking = 0;
  const good = async (operation: number, attributes: readonly IppAttribute[]): Promise<IppAnswer> => {
    const answer = await ask({ operation, attributes });
    if (!isGood(answer)) throw linkError(refusalOf(answer), address);
    return answer;
  };
  const printer = (): Promise<IppAnswer> => good(OPERATION.getPrinterAttributes, [wanted(PRINTER_ATTRIBUTES)]);
  const about = async (job: number): Promise<IppAnswer | null> => {
    const attributes = [jobId(job), requestingUser(), wanted(JOB_ATTRIBUTES)];
    const answer = await ask({ operation: OPERATION.getJobAttributes, attributes });
    if (answer.status === NOT_FOUND) return null;
    if (!isGood(answer)) throw linkError(refusalOf(answer), address);
    return answer;
  };
  const cancel = async (job: number): Promise<boolean> => {
    await ask({ operation: OPERATION.cancelJob, attributes: [jobId(job), requestingUser()] });
    const answer = await about(job);
    return answer !== null && jobState(answer) === 'cancelled';
  };
  const takeBackLeftOvers = async (): Promise<void> => {
    const which: readonly IppAttribute[] = [
      requestingUser(),
      { tag: TAG.keyword, name: 'which-jobs', value: 'not-completed' },
      { tag: TAG.boolean, name: 'my-jobs', value: true },
      wanted(['job-id', 'job-name']),
    ];
    const answer = await good(OPERATION.getJobs, which);
    const names = textsOf(answer, 'job-name');
    const ids = answer.attributes.get('job-id') ?? [];
    // Jobs are told apart by their place: one without a name would shift them.
    if (names.length !== ids.length) return;
    for (const [index, name] of names.entries()) {
      const pid = handedOverBy(name);
      if (pid !== null && !isRunning(pid)) await cancel(Number(ids[index]));
    }
  };
  const submit = async (bytes: Uint8Array, title: string): Promise<number> => {
    const name: IppAttribute = { tag: TAG.name, name: 'job-name', value: jobName(title) };
    const job = numberOf(await good(OPERATION.createJob, [requestingUser(), name]), 'job-id');
    if (job === null) throw linkError('refused', address);
    const document: readonly IppAttribute[] = [
      jobId(job),
      requestingUser(),
      { tag: TAG.mime, name: 'document-format', value: 'application/vnd.cups-raw' },
      { tag: TAG.boolean, name: 'last-document', value: true },
    ];
    // Without an answer the job's own state tells whether its bytes arrived.
    const answer = await ask({ operation: OPERATION.sendDocument, attributes: document, data: bytes }).catch(
      () => null,
    );
    if (answer === null || isGood(answer)) return job;
    await cancel(job).catch(() => false);
    throw linkError(refusalOf(answer), address);
  };
  const link: Link = {
    write: () => Promise.reject(linkError('refused', address)),
    close: () => Promise.resolve(),
    spool: {
      async trouble() {
        const answer = await printer();
        looking = textsOf(answer, 'printer-state-reasons').includes('connecting-to-device') ? looking + 1 : 0;
        return queueTrouble(answer, looking > LOOKS_FOR_PRINTER);
      },
      submit,
      async state(job) {
        const answer = await about(job);
        return answer === null ? 'gone' : jobState(answer);
      },
      cancel,
    },
  };
  return {
    address,
    async open() {
      await printer();
      await takeBackLeftOvers().catch(() => undefined);
      return link;
    },
  };
}
