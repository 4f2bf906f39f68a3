import { setFlagsFromString } from 'node:v8';

let isSet = false;

/**
 * Called before a WebAssembly module is loaded in a process that draws or reads labels in several threads. Node 24's V8 keeps the code
 * between a module and JavaScript once for all threads, and two threads that compile it anew at the same time can end the process
 * (`jit_page_->allocations_.erase`, nodejs/node#64500). So it is never compiled anew: labels are drawn just as fast. Electron takes no flags
 * any more once it runs, and draws in one thread.
 */
export function keepWrappers(): void {
  if (isSet || process.versions['electron'] !== undefined) return;
  isSet = true;
  setFlagsFromString('--wasm-wrapper-tiering-budget=2147483647');
}
