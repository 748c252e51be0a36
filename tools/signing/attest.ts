import { runCommand } from './ask.js';
import { attest } from './enter-statement.js';

await runCommand(ask => attest(process.argv.slice(2), ask));
