import { readFileSync } from 'node:fs';
import { discover } from '../../../src/devices/discovery.ts';
const say = (text: string): void => void process.stdout.write(`${JSON.stringify({ say: text })}\n`);
say('up ' + readFileSync('/proc/uptime', 'utf8'));
say(JSON.stringify(await discover()));
say('done ' + readFileSync('/proc/uptime', 'utf8'));
process.stdout.write(`${JSON.stringify({ result: { figures: [] } })}\n`);
