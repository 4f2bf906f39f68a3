interface SystemError extends Error {
  readonly code: string;
  readonly syscall?: string;
  readonly path?: string;
  readonly dest?: string;
  readonly address?: string;
  readonly port?: number;
}

/** True for a failure that the operating system reported. */
export const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z0-9]{2,}$/.test(error.code);

const WRITING = ['mkdir', 'rename', 'write', 'unlink', 'rmdir', 'symlink', 'chmod', 'copyfile'];

/** What was tried, and what it was tried on. */
function placeOf({ path, dest, address, port }: SystemError): string {
  if (port !== undefined) return `${address ?? '127.0.0.1'}:${port.toString()}`;
  return address ?? dest ?? path ?? 'a file';
}

const WORDS: Readonly<Record<string, (place: string, isWriting: boolean) => string>> = {
  EADDRINUSE: (place) => `${place} is taken by another program: end it, or take another port (0: any free one)`,
  EADDRNOTAVAIL: (place) => `${place} is no address of this PC`,
  EACCES: (place, isWriting) =>
    `${place} may not be ${isWriting ? 'written' : 'read'} by this user: change its permissions, or take another place`,
  EPERM: (place) => `${place}: this user is not allowed to do that`,
  EROFS: (place) => `${place} is on a disk that can only be read: take another place`,
  ENOENT: (place, isWriting) =>
    isWriting ? `the folder for ${place} is not there: make it first` : `there is no ${place}`,
  ENOTDIR: (place) => `${place} is no folder, or leads through a file`,
  EISDIR: (place) => `${place} is a folder: a file is wanted`,
  EEXIST: (place) => `${place} is there already, and is no folder`,
  ENOSPC: (place) => `the disk is full: ${place} could not be written`,
  EDQUOT: (place) => `this user has no more room on the disk: ${place} could not be written`,
  EMFILE: () => 'too many files are open: raise the limit of this user (ulimit -n)',
  ENAMETOOLONG: (place) => `${place.slice(0, 60)}\u2026 is too long a name`,
  ECONNREFUSED: (place) => `nothing listens at ${place}: is it switched on, and is the port right?`,
  ECONNRESET: (place) => `${place} ended the connection`,
  EHOSTUNREACH: (place) => `${place} can not be reached from this network`,
  ENETUNREACH: (place) => `${place} can not be reached from this network`,
  ETIMEDOUT: (place) => `${place} does not answer`,
  ENOTFOUND: (place) => `no such name: ${place}`,
};

/** Ports below belong to the system. */
const LEAST_FREE_PORT = 1024;

/** A failure of the operating system as one sentence with what to do. Something that was opened to be written is told by `isWriting`. */
export function systemText(error: SystemError, isWriting = WRITING.includes(error.syscall ?? '')): string {
  if (error.code === 'EACCES' && error.syscall === 'listen')
    return `this user may not listen on ${placeOf(error)}: take a port from ${LEAST_FREE_PORT.toString()}`;
  const words = WORDS[error.code];
  return words ? words(placeOf(error), isWriting) : error.message;
}
