import type { ScaleProtocol, SettingValues } from '../devices/scales/codec.ts';
import { SCALE_PROTOCOLS } from '../devices/scales/index.ts';
import { ArgumentError, meant } from './arguments.ts';

/** The languages of scales, in words. */
export const SCALE_NAMES = Object.keys(SCALE_PROTOCOLS).join(', ');

/** What `--setting` is, with the settings of every language that has some of its own. */
export const SETTING_HELP = `a setting of the language; ${Object.entries(SCALE_PROTOCOLS)
  .flatMap(([name, { settings }]) => {
    const own = Object.entries(settings).filter(([key]) => key !== 'bits');
    return own.length === 0
      ? []
      : [`${name}: ${own.map(([key, choices]) => `${key}=${choices.join('|')}`).join(', ')}`];
  })
  .join('; ')}; those in ASCII: bits=8|7`;

/** A scale's language with its `--setting KEY=VALUE`s. Throws ArgumentError for a language, setting or value that is not known, naming the known. */
export function readProtocol(
  name: string,
  words: readonly string[],
): { readonly protocol: ScaleProtocol; readonly settings: SettingValues } {
  const protocol = Object.hasOwn(SCALE_PROTOCOLS, name) ? SCALE_PROTOCOLS[name] : undefined;
  if (!protocol)
    throw new ArgumentError(
      `--protocol '${name}' is not known${meant(name, Object.keys(SCALE_PROTOCOLS))}; one of: ${SCALE_NAMES}`,
    );
  return { protocol, settings: settingsOf(name, protocol, words) };
}

function settingsOf(name: string, { settings }: ScaleProtocol, words: readonly string[]): SettingValues {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=');
      const [key, value] = at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
      const choices = Object.hasOwn(settings, key) ? settings[key] : undefined;
      if (!choices) {
        const known = Object.keys(settings).join(', ');
        throw new ArgumentError(
          `--setting '${key}' is not known to ${name}; ${known === '' ? 'it has none' : `one of: ${known}`}`,
        );
      }
      if (!choices.includes(value))
        throw new ArgumentError(`--setting ${key}: '${value}' is none of ${choices.join(', ')}`);
      return [key, value];
    }),
  );
}
