/**
 * The one text of a JSON value after RFC 8785: keys sorted by UTF-16 code units, no white space, properties that are undefined left out.
 * Throws TypeError for what JSON cannot hold (NaN, functions, undefined inside a list): a bug of the caller.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('a number of a fact must be finite');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(canonical).join(',')}]` : object(value as Record<string, unknown>);
    default:
      throw new TypeError(`a fact cannot hold ${typeof value}`);
  }
}

function object(value: Record<string, unknown>): string {
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    const part = value[key];
    if (part !== undefined) text += (text.length === 1 ? '' : ',') + quoted(key) + canonical(part);
  }
  return text + '}';
}

// The keys of facts are few and come again and again.
const QUOTED_KEPT = 1_000;
const quotedKeys = new Map<string, string>();

function quoted(key: string): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (quotedKeys.size < QUOTED_KEPT) quotedKeys.set(key, text);
  return text;
}
