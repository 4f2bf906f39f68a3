// Built as a file of its own: draws and renders labels off the main thread.
import '../../labels/render/labelWorker.ts';
