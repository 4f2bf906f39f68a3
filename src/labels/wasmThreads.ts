import { setFlagsFromString } from 'node:v8';

let isSet = false;

/**
 * Called first in a Node process that has WebAssembly in several threads: labels are drawn and read by it, and Node itself takes the types out
 * of sources by it. Node 24's V8 keeps the code between such a module and JavaScript once for all threads, and two threads that compile it
 * anew at the same time can end the process (`jit_page_->allocations_.erase`, nodejs/node#64500). So it is never compiled anew: labels are
 * drawn just as fast. Electron takes no flags any more once it runs; there, one thread draws and sources have no types.
 */
export function keepWrappers(): void {
  if (isSet || process.versions['electron'] !== undefined) return;
  isSet = true;
  setFlagsFromString('--wasm-wrapper-tiering-budget=2147483647');
}
