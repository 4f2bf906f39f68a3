import { execFileSync } from 'node:child_process';

/** The process of the app `root` that holds its drivers. Throws when there is none. */
export function driverProcess(root: number): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row))
    .flatMap((row) => (row ? [{ pid: Number(row[1]), parent: Number(row[2]), args: row[3] ?? '' }] : []));
  const isBelow = (pid: number): boolean => {
    const row = rows.find((entry) => entry.pid === pid);
    return row !== undefined && (row.parent === root || isBelow(row.parent));
  };
  const host = rows.find(({ pid, args }) => args.includes('node.mojom.NodeService') && isBelow(pid));
  if (host === undefined) throw new Error('the device host does not run');
  return host.pid;
}
