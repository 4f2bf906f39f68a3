export { createCsvImport } from './csv/source.ts';
