import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Node and Yarn, where the machine has not the right ones. Not in git. */
export const toolchainDirectory = resolve(root, '.toolchain');

/** Screenshots, reports and logs that test runs leave behind. Not in git. */
export const artifactsDirectory = resolve(root, 'test-artifacts');
