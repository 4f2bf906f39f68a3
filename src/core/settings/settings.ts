/** Settings by their paths in `station.json`, as text: `transport.port` is `9100`. */
export type Settings = Readonly<Record<string, string>>;

/** All that is said in a piece of settings, by path; what is left out, null or empty says nothing. */
export function flatSettings(value: unknown, path = ''): Settings {
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object') return { [path]: typeof value === 'string' ? value : JSON.stringify(value) };
  // Lists of plain words stand in one line, as people read them.
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object'))
    return value.length === 0 ? {} : { [path]: value.join(', ') };
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) =>
      Object.entries(flatSettings(entry, path === '' ? key : `${path}.${key}`)),
    ),
  );
}

/** What differs between two settings: each side says only that. Null where nothing does. */
export function changedSettings(
  before: Settings,
  after: Settings,
): { readonly before: Settings; readonly after: Settings } | null {
  const differs = (path: string): boolean => before[path] !== after[path];
  const of = (settings: Settings): Settings =>
    Object.fromEntries(Object.entries(settings).filter(([path]) => differs(path)));
  const [was, is] = [of(before), of(after)];
  return Object.keys(was).length + Object.keys(is).length === 0 ? null : { before: was, after: is };
}
