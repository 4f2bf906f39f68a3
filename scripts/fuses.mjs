// Fuses of the packaged app: switches inside the Electron binary that no argument, variable or file can turn back.
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { join } from 'node:path';

/** What the packaged app may not be made to do: run as plain Node, take Node's options or an inspector, load code from beside its archive. */
export const FUSES = /** @type {const} */ ({
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
});

/** Sets the fuses of an Electron binary. Rejects when it has none. @param {string} executable */
export async function setFuses(executable) {
  await flipFuses(executable, { version: FuseVersion.V1, resetAdHocDarwinSignature: true, ...FUSES });
}

/**
 * The packager's hook after the files lie in place and before they are signed.
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string }, executableName?: string } }} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  const file =
    electronPlatformName === 'darwin'
      ? join(`${name}.app`, 'Contents', 'MacOS', name)
      : electronPlatformName === 'win32'
        ? `${name}.exe`
        : (packager.executableName ?? name);
  await setFuses(join(appOutDir, file));
}
