import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { duration, green, red, step } from '../../lib/print.mjs';

/** What a step could not do; its log says more. */
export class StepError extends Error {
  constructor(message, log) {
    super(log ? `${message}\n  Its output: ${log}` : message);
    this.name = 'StepError';
    this.log = log;
  }
}

/** Characters of a failed command's output that its error repeats. */
const tailLength = 3_000;

/**
 * Runs the steps of the proof, each with a name, a log of its own below
 * `directory`, and the time that it took.
 */
export class Steps {
  #directory;
  #done = [];
  #count = 0;

  constructor(directory) {
    this.#directory = directory;
    mkdirSync(directory, { recursive: true });
  }

  /** Where the next step with that name writes. */
  log(name) {
    this.#count += 1;
    const number = String(this.#count).padStart(2, '0');
    return join(this.#directory, `${number}-${name}.log`);
  }

  /** Does something and remembers how long it took and whether it worked. */
  async do(title, work) {
    step(title);
    const begin = Date.now();
    try {
      const result = await work();
      this.#done.push({ title, time: Date.now() - begin, isGood: true });
      return result;
    } catch (error) {
      this.#done.push({ title, time: Date.now() - begin, isGood: false });
      throw error;
    }
  }

  /**
   * Runs a command to its end; its output goes to a log, whose end is part of
   * the error where it fails.
   */
  async run(name, command, args, options = {}) {
    const log = this.log(name);
    const output = createWriteStream(log);
    output.write(`$ ${[command, ...args].join(' ')}\n\n`);
    let text = '';
    const child = spawn(command, args, {
      ...options,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.end(options.input ?? '');
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', data => {
        output.write(data);
        text = `${text}${data}`.slice(-tailLength);
      });
    }
    const [code] = await once(child, 'close').catch(error => {
      throw new StepError(`${command} cannot be run: ${error.message}`, log);
    });
    output.end();
    if (code !== 0) {
      throw new StepError(
        `"${[command, ...args].join(' ')}" ended with ${code}:\n${text
          .trimEnd()
          .split('\n')
          .map(line => `    ${line}`)
          .join('\n')}`,
        log,
      );
    }
    return log;
  }

  /** The table of what was done, for the end of the log and the artefacts. */
  summary() {
    const lines = this.#done.map(
      ({ title, time, isGood }) =>
        `${isGood ? green('✔') : red('✖')} ${duration(time).padStart(
          12,
        )}  ${title}`,
    );
    writeFileSync(
      join(this.#directory, 'steps.json'),
      `${JSON.stringify(this.#done, undefined, 2)}\n`,
    );
    return lines;
  }
}
