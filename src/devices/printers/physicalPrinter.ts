const busy = new Set<string | symbol>();

/**
 * One printer takes one job at a time, whatever ways lead to it: the answer gives the turn back and may be called any number of times.
 * Null while another job has the turn.
 */
export function takeTurn(printer: string | symbol): (() => void) | null {
  if (busy.has(printer)) return null;
  busy.add(printer);
  let isMine = true;
  return () => {
    if (isMine) busy.delete(printer);
    isMine = false;
  };
}
