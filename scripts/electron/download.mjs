import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * @typedef {{status: number, headers: {get(name: string): string | null}, body: AsyncIterable<Uint8Array>}} Reply
 * @typedef {(headers: Record<string, string>, signal: AbortSignal) => Promise<Reply>} Request
 * @typedef {(bytes: number, total: number | null) => void} Progress
 */

/** The bytes that came are not the published ones. */
export class IntegrityError extends Error {}

/**
 * Fetches one file and checks it against its sha512 integrity. What an interrupted run left (`file.part`) is gone on with by HTTP
 * Range; a server that ignores the range, a file that changed meanwhile or a sum that does not agree starts it anew. A broken line
 * is tried `attempts` times. Throws IntegrityError when a whole fresh download has the wrong sum.
 * @param {{request: Request, file: string, integrity: string, progress?: Progress, attempts?: number, stallMs?: number, pauseMs?: number}} options
 */
export async function download({ request, file, integrity, progress, attempts = 5, stallMs = 30_000, pauseMs = 1000 }) {
  const part = `${file}.part`;
  for (let attempt = 1; ; attempt += 1) {
    const start = await sizeOf(part);
    try {
      const resumed = await fetchInto(part, start, { request, integrity, stallMs, progress });
      if ((await sha512(part)) === integrity) {
        await rename(part, file);
        await rm(`${part}.json`, { force: true });
        return;
      }
      await forget(part);
      if (!resumed) throw new IntegrityError(`the download's sum is not ${integrity}`);
    } catch (error) {
      if (error instanceof IntegrityError || attempt >= attempts || isFinal(error)) throw error;
      // A line that gives bytes before each break may break as often as it likes.
      if ((await sizeOf(part)) > start) attempt = 0;
      await wait(pauseMs * Math.max(1, attempt));
    }
  }
}

/**
 * Brings `part` to its full length and tells whether earlier bytes were kept.
 * @param {string} part
 * @param {number} start
 * @param {{request: Request, integrity: string, stallMs: number, progress: Progress | undefined}} options
 */
async function fetchInto(part, start, { request, integrity, stallMs, progress }) {
  const known = start > 0 ? await readNote(part, integrity) : null;
  const from = known === null ? 0 : start;
  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(new Error(`no data for ${stallMs / 1000} s`)), stallMs);
  try {
    const reply = await request(rangeHeaders(from, known?.etag ?? null), stall.signal);
    // 416: nothing is left to send. Either the file is whole (its sum tells) or the remains are useless.
    if (reply.status === 416 && from > 0) return true;
    if (reply.status !== 200 && reply.status !== 206) throw new Error(`the server answered ${reply.status}`);
    const resumed = from > 0 && reply.status === 206 && rangeStart(reply) === from;
    if (reply.status === 206 && !resumed) {
      await forget(part);
      throw new Error('the server sent another part than the one asked for');
    }
    await writeFile(`${part}.json`, JSON.stringify({ integrity, etag: reply.headers.get('etag') }));
    await append(part, resumed ? from : 0, reply, { progress, alive: () => timer.refresh() });
    return resumed;
  } finally {
    clearTimeout(timer);
    stall.abort();
  }
}

/** @param {string} part @param {number} from @param {Reply} reply @param {{progress: Progress | undefined, alive: () => void}} told */
async function append(part, from, reply, { progress, alive }) {
  const length = Number(reply.headers.get('content-length') ?? NaN);
  const total = Number.isFinite(length) ? from + length : null;
  const handle = await open(part, from > 0 ? 'r+' : 'w');
  let at = from;
  try {
    for await (const chunk of reply.body) {
      await handle.write(chunk, 0, chunk.length, at);
      at += chunk.length;
      alive();
      progress?.(at, total);
    }
  } finally {
    await handle.close();
  }
  if (total !== null && at < total) throw new Error(`the line broke after ${at} of ${total} bytes`);
}

/** @param {number} from @param {string | null} etag @returns {Record<string, string>} */
function rangeHeaders(from, etag) {
  if (from === 0) return {};
  return { range: `bytes=${from}-`, ...(etag !== null && !etag.startsWith('W/') ? { 'if-range': etag } : {}) };
}

/** @param {Reply} reply */
const rangeStart = (reply) => Number(/^bytes (\d+)-/.exec(reply.headers.get('content-range') ?? '')?.[1] ?? NaN);

/** What an earlier run noted about its part, if it was fetching the same thing. @param {string} part @param {string} integrity */
async function readNote(part, integrity) {
  try {
    const note = JSON.parse(await readFile(`${part}.json`, 'utf8'));
    return note.integrity === integrity ? { etag: typeof note.etag === 'string' ? note.etag : null } : null;
  } catch {
    return null;
  }
}

/** Answers like "not found" or "not allowed" do not change by asking again. @param {unknown} error */
function isFinal(error) {
  const status = /** @type {{statusCode?: number}} */ (error).statusCode ?? 0;
  return status >= 400 && status < 500 && status !== 408 && status !== 416 && status !== 429;
}

/** @param {string} part */
async function forget(part) {
  await rm(part, { force: true });
  await rm(`${part}.json`, { force: true });
}

/** @param {string} file */
const sizeOf = (file) =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}
