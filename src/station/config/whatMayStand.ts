import { z } from 'zod';
import { DEVICE_ROLES, stationConfig, type DeviceEntry } from '../../shared/config.ts';
import type { Expected } from '../../shared/configProblems.ts';
import { LANGUAGES, SETTINGS_OF } from '../../shared/deviceFit.ts';
import { valueAt, type Path } from './jsonText.ts';

/** What is used of JSON Schema. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema | boolean;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

let made: Schema | null = null;
/** Made when something is wrong: most files are right. */
const schema = (): Schema => (made ??= z.toJSONSchema(stationConfig, { io: 'input' }) as Schema);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The branch of a union that a value is meant for: the one whose fixed values it has. Null where none is. */
function branchFor(found: Schema, value: unknown): Schema | null {
  const branches = (found.oneOf ?? found.anyOf)?.filter(({ type }) => type !== 'null');
  if (!branches) return found;
  if (branches.length === 1) return branches[0] ?? null;
  if (branches.every((branch) => 'const' in branch)) return { enum: branches.map((branch) => branch.const) };
  const isMeant = ({ properties = {} }: Schema): boolean =>
    isRecord(value) &&
    Object.entries(properties).every(([key, inner]) => !('const' in inner) || value[key] === inner.const);
  return branches.find(isMeant) ?? null;
}

function schemaAt(path: Path, whole: unknown): Schema | null {
  let found: Schema | null = branchFor(schema(), whole);
  let value = whole;
  for (const step of path) {
    if (found === null) return null;
    if (typeof step === 'number') {
      value = Array.isArray(value) ? (value as readonly unknown[])[step] : undefined;
      found = found.prefixItems?.[step] ?? (typeof found.items === 'object' ? found.items : null);
    } else {
      value = isRecord(value) ? value[step] : undefined;
      const { properties, additionalProperties } = found;
      const own = properties && Object.hasOwn(properties, step) ? properties[step] : undefined;
      found = own ?? (typeof additionalProperties === 'object' ? additionalProperties : null);
    }
    found = found && branchFor(found, value);
  }
  return found;
}

/** The role of the device that a path leads into; null where it has none that is known. */
function roleAt(path: Path, whole: unknown): DeviceEntry['role'] | null {
  const role = path[0] === 'devices' ? valueAt(whole, [...path.slice(0, 2), 'role']) : null;
  return DEVICE_ROLES.find((known) => known === role) ?? null;
}

/** The keys that are known in an object of `station.json`; of a device's settings those of its kind. */
export function knownKeys(path: Path, whole: unknown): readonly string[] {
  const found = schemaAt(path, whole);
  const role = path.length === 3 && path[2] === 'settings' ? roleAt(path, whole) : null;
  if (role !== null) return SETTINGS_OF[role];
  return found?.properties ? Object.keys(found.properties) : (found?.propertyNames?.enum ?? []).map(String);
}

const within = (bound: number | undefined): number | null =>
  bound === undefined || !Number.isFinite(bound) || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? null : bound;

/** What may stand in a place of `station.json`; null where that depends on something that is wrong itself. */
export function whatMayStand(path: Path, whole: unknown): Expected | null {
  const found = schemaAt(path, whole);
  if (found === null) return null;
  const role = path.length === 3 && path[2] === 'protocol' ? roleAt(path, whole) : null;
  if (role !== null) return { what: 'oneOf', words: LANGUAGES[role] };
  if (found.enum) return { what: 'oneOf', words: found.enum.map(String) };
  if ('const' in found) return { what: 'oneOf', words: [String(found.const)] };
  switch (found.type) {
    case 'integer':
    case 'number': {
      const above = found.exclusiveMinimum;
      return {
        what: 'whole',
        least: within(above === undefined ? found.minimum : above + 1),
        most: within(found.maximum),
      };
    }
    case 'string':
      return { what: 'text', least: within(found.minLength), most: within(found.maxLength) };
    case 'boolean':
      return { what: 'flag' };
    case 'array':
      return { what: 'list', least: within(found.minItems), most: within(found.maxItems) };
    default:
      return { what: 'object' };
  }
}
