// Built as a file of its own: reads files to import off the main thread.
import '../../channels/csv/importWorker.ts';
