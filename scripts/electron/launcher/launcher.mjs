// The registry runtime has no default app: this stands in for it. `electron PROJECT [arguments]` starts the project's main entry.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import './mapSqlite.mjs';

const project = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const { name, productName, version, main } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
app.setAppPath(project);
app.setName(productName ?? name);
app.setVersion(version);
await import(pathToFileURL(join(project, main)).href);
