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
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const part = value[key];
    if (part !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(part)}`;
  }
  return `{${text}}`;
}
