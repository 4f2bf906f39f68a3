// Built as a file of its own: works box sets out over many orders, off the main thread.
import '../../station/rehearsal/rehearsalWorker.ts';
