/**
 * Shows a download's progress: one line that renews itself on a terminal, else a line every ten per cent.
 * @param {string} what
 * @param {number} expected bytes, while the server has told no length
 * @param {NodeJS.WriteStream} [out]
 * @returns {import('./download.mjs').Progress}
 */
export function progressOf(what, expected, out = process.stderr) {
  const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(0);
  let shown = -1;
  return (bytes, total) => {
    const whole = total ?? expected;
    const percent = Math.min(100, Math.floor((bytes / whole) * 100));
    const step = out.isTTY ? percent : percent - (percent % 10);
    if (step === shown) return;
    shown = step;
    const line = `${what}: ${String(step).padStart(3)} %  (${megabytes(bytes)} of ${megabytes(whole)} MB)`;
    out.write(out.isTTY ? `\r${line}${percent === 100 ? '\n' : ''}` : `${line}\n`);
  };
}
