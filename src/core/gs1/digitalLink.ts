import { checkField, type ElementField } from './elementString.ts';

const PRIMARY_KEYS = ['01', '00', '8006', '8010', '253', '255', '401', '402', '414', '417'];

/**
 * The fields of a GS1 Digital Link such as `https://id.gs1.org/01/09506000134352/10/ABC?17=261231` (GS1 Digital Link 1.1, uncompressed);
 * null when the text is none or a field is wrong. A GTIN of 8, 12 or 13 digits is padded to 14. Whose domain it is does not matter.
 */
export function parseDigitalLink(text: string): readonly ElementField[] | null {
  const match = /^https?:\/\/[^/?#\s]+\/([^?#\s]*)(?:\?([^#\s]*))?(?:#\S*)?$/i.exec(text.trim());
  if (!match) return null;
  const path = (match[1] ?? '').split('/').filter((segment) => segment !== '');
  const start = path.findIndex((segment, i) => PRIMARY_KEYS.includes(segment) && (path.length - i) % 2 === 0);
  if (start < 0) return null;
  const pairs: [string, string][] = [];
  for (let i = start; i < path.length; i += 2) pairs.push([path[i] ?? '', path[i + 1] ?? '']);
  for (const pair of (match[2] ?? '').split(/[&;]/)) {
    const [key = '', value = ''] = pair.split('=');
    // Other keys of the query belong to the web site.
    if (/^\d{2,4}$/.test(key)) pairs.push([key, value]);
  }
  const fields = pairs.flatMap(([ai, value]) => readPair(ai, value) ?? []);
  return fields.length === pairs.length ? fields : null;
}

function readPair(ai: string, escaped: string): ElementField | null {
  const text = unescaped(escaped);
  if (text === null) return null;
  const field = { ai, value: ai === '01' && [8, 12, 13].includes(text.length) ? text.padStart(14, '0') : text };
  return checkField(field) === null ? field : null;
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that is no escape: the link is damaged.
    return null;
  }
}
