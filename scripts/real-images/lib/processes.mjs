import { execFile, spawn } from 'node:child_process';

/**
 * Runs a program to its end and gives its standard output; fails with what it
 * said on standard error.
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { maxBuffer: 64 * 1024 * 1024, ...options },
      (error, stdout, stderr) => {
        if (error) {
          const said = `${stderr}\n${stdout}`.trim().split('\n').slice(-15);
          reject(
            new Error(
              `${command} ${args[0] ?? ''} failed:\n${said.join('\n')}`,
            ),
          );
        } else {
          resolve(stdout);
        }
      },
    );
  });
}

/** Runs a program with our own input and output; gives its exit code. */
export function runInForeground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? 1 : code ?? 1));
  });
}
