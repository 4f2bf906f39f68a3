// The arrows of src/README.md. Whatever is not listed here is an error.

/** Room -> the rooms it may import, besides itself. */
const ARROWS = {
  core: [],
  labels: ['core'],
  shared: ['core'],
  devices: ['core'],
  carriers: ['core'],
  channels: ['core'],
  storage: ['core'],
  sync: ['core'],
  station: ['core', 'labels', 'shared'],
  main: ['core', 'labels', 'shared', 'devices', 'carriers', 'channels', 'storage', 'sync', 'station'],
  cli: ['core', 'labels', 'shared', 'devices', 'carriers', 'channels', 'storage', 'sync', 'station'],
  preload: [],
  renderer: ['core', 'shared'],
};

/** Of shared and station labels and the adapters see only the failures' codes and the ports' types. */
const ADAPTERS = 'labels|devices|carriers|channels|storage|sync';

/** Rooms that may use Node's own modules. */
const ON_NODE = 'labels|devices|carriers|channels|storage|sync|station|main|cli';

/** One package, one door: where each package may be imported. */
const DOORS = [
  ['electron', 'main|preload'],
  ['better-sqlite3', 'storage'],
  ['pg', 'sync'],
  ['(serialport|node-hid|koffi|usb)', 'devices/transports'],
  ['node-thermal-printer', 'labels/escpos'],
  ['(@napi-rs/canvas|@fontsource/noto-[a-z-]+|zpl-renderer-js|zxing-wasm|bwip-js|pdfkit)', 'labels'],
  ['csv-parse', 'channels'],
  ['@humanwhocodes/momoa', 'station/config'],
  ['pino', 'main|cli'],
  ['@playwright/test', 'cli/demo'],
  ['zod', 'shared|devices|carriers|channels|storage|sync|station|main|cli|renderer'],
  ['use-intl', 'shared|renderer|main|cli'],
  [
    '(react|react-dom|react-aria-components|@tanstack/react-query|@tabler/icons-react|three|@types/three|@react-three/fiber|@fontsource(-variable)?/ibm-plex-[a-z-]+)',
    'renderer',
  ],
];

const CORE_MODULES = { dependencyTypes: ['core'] };

// Tool configuration: dependency-cruiser reads the default export.
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  allowed: [
    ...Object.entries(ARROWS).map(([room, others]) => ({
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${[room, ...others].join('|')})/` },
    })),
    { from: { path: `^src/(${ADAPTERS})/` }, to: { path: '^src/shared/errors\\.ts$' } },
    { from: { path: `^src/(${ADAPTERS})/` }, to: { path: '^src/station/ports\\.ts$', dependencyTypes: ['type-only'] } },
    { from: { path: `^src/(${ON_NODE})/` }, to: CORE_MODULES },
    // Sounds and pictures that the build lays beside the window's code.
    { from: { path: '^src/renderer/' }, to: { path: '^resources/' } },
    ...DOORS.map(([name, rooms]) => ({
      from: { path: `^src/(${rooms})/` },
      to: { path: `(^|/)node_modules/${name}(/|$)` },
    })),
  ],
  allowedSeverity: 'error',
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: '.config/tsconfig.base.json' },
    moduleSystems: ['es6', 'cjs'],
    exclude: { path: 'tsconfig\\.json$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
