import { runCommand } from './ask.js';
import { waive } from './enter-waiver.js';

await runCommand(ask => waive(process.argv.slice(2), ask));
