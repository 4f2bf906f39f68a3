import { safeStorage } from 'electron';

/** Keeps a secret so that nobody but this user of this PC reads it. */
export interface KeyVault {
  /** Why nothing can be kept safely here; null: it can. */
  refusal(): Promise<'noKeyring' | 'noEncryption' | null>;
  /** Null where the system turns out to have no safe place after all. */
  encrypt(secret: string): Promise<Uint8Array | null>;
  /** Rejects for bytes of another user, another PC or none of its own. */
  decrypt(bytes: Uint8Array): Promise<string>;
}

/** What Chromium encrypts on Linux without a keyring begins so: its password stands in its source. */
const UNLOCKED = 'v10';

/**
 * The system's own: Keychain, DPAPI, or a Linux keyring. A Linux desktop without one would only hide the secret from a first glance
 * (`basic_text`, electronjs.org/docs/latest/api/safe-storage): that is refused, by its name and by the mark of what it made.
 */
export const systemVault: KeyVault = {
  async refusal() {
    if (process.platform === 'linux') {
      const backend = safeStorage.getSelectedStorageBackend();
      if (backend === 'basic_text' || backend === 'unknown') return 'noKeyring';
    }
    return (await safeStorage.isAsyncEncryptionAvailable()) ? null : 'noEncryption';
  },
  async encrypt(secret) {
    const bytes = await safeStorage.encryptStringAsync(secret);
    const isUnlocked = process.platform === 'linux' && bytes.subarray(0, UNLOCKED.length).toString() === UNLOCKED;
    return isUnlocked ? null : bytes;
  },
  async decrypt(bytes) {
    return (await safeStorage.decryptStringAsync(Buffer.from(bytes))).result;
  },
};
