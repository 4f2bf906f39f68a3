/** Letters and digits alone, small: how people mistype a word changes the rest first. */
const bare = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Steps from one word to another: letters left out, put in, changed, or two swapped. */
function steps(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1), swapped));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** The known word that was most likely meant, the first of equals; '' where none is near. Every third letter may be wrong. */
export function nearest(word: string, known: readonly string[]): string {
  const meant = bare(word);
  if (meant === '') return '';
  const judged = known.map((candidate) => ({ candidate, far: steps(meant, bare(candidate)) }));
  const best = judged.reduce((a, b) => (b.far < a.far ? b : a), { candidate: '', far: Infinity });
  return best.far <= Math.floor(meant.length / 3) ? best.candidate : '';
}
