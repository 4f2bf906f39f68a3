// Writes src/core/gs1/syntaxDictionary.ts from GS1's own file: `node scripts/gs1Dictionary.mjs gs1-syntax-dictionary.txt`
// (https://github.com/gs1/gs1-syntax-dictionary). Rows stay as they are, spaces apart; only comments are left out.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TARGET = join(import.meta.dirname, '../src/core/gs1/syntaxDictionary.ts');
const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('usage: node scripts/gs1Dictionary.mjs gs1-syntax-dictionary.txt');

const rows = readFileSync(source, 'utf8')
  .split(/\r?\n/)
  .map((line) => line.trim().replace(/\s+/g, ' '))
  .filter((line) => line !== '' && !line.startsWith('#'));

const literal = (/** @type {string} */ row) => (row.includes("'") ? JSON.stringify(row) : `'${row}'`);

writeFileSync(
  TARGET,
  `// GS1 Barcode Syntax Dictionary, written by scripts/gs1Dictionary.mjs: change it there, not here.
// Copyright (c) 2020-2021 BWIPP project; (c) 2020-2021 Zint Project; (c) 2021-2025 GS1 AISBL.
// Licensed under the Apache License, Version 2.0: resources/licenses/gs1-syntax-dictionary.txt. Comments and spacing left out.

/** Every application identifier of GS1, one row each: AIs, flags, format with its linters, rules and \`# title\` (GS1 Syntax Dictionary). */
export const DICTIONARY: readonly string[] = [
${rows.map((row) => `  ${literal(row)},\n`).join('')}];
`,
);
