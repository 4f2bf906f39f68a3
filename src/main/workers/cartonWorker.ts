// Built as a file of its own: works out boxes and places off the main thread.
import '../../station/cartonizer/cartonWorker.ts';
