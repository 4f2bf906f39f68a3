/** One thing that a PC lacks before the bench's devices can be used, with what to do about it. Commands are for a shell, by an administrator. */
export type Need =
  /** The rules that let the person at the bench use USB devices. */
  | { readonly kind: 'udevRules'; readonly state: 'absent' | 'old'; readonly commands: readonly string[] }
  /** The rules are there, but name no such maker. */
  | { readonly kind: 'udevVendor'; readonly device: string; readonly vendorId: string }
  /** `isPending`: the user was added and has not signed in anew since. */
  | {
      readonly kind: 'group';
      readonly group: string;
      readonly user: string;
      readonly isPending: boolean;
      readonly commands: readonly string[];
    }
  /** A device that no driver of the kernel has taken. */
  | { readonly kind: 'module'; readonly module: string; readonly device: string; readonly commands: readonly string[] }
  /** Another program has the port. `isCertain`: seen to hold it; else it is known to and runs. */
  | { readonly kind: 'holder'; readonly path: string; readonly program: string; readonly isCertain: boolean }
  /** Windows has no driver for a device; `code` as its device manager shows it. */
  | { readonly kind: 'windowsDriver'; readonly device: string; readonly code: number }
  /** A package of the system that a way to devices needs. */
  | { readonly kind: 'library'; readonly name: string; readonly commands: readonly string[] };
