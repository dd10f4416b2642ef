import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const GO_PROGRAM = `package main

import "fmt"

func main() {
	fmt.Println("Hello, world")
}
`;

const PYTHON_PROGRAM = `from flask import Flask

app = Flask(__name__)


@app.route("/")
def report():
    return open("report.html").read()
`;

/** Bytes of the assets of each release of the checkout service. */
const ASSETS = { '1.0.0': 1_000_000, '1.1.0': 1_400_000, '2.0.0': 9_000_000 };

/** Writes the sources that the Dockerfiles copy. The same on every machine. */
export async function writeBuildContext(directory) {
  const write = async (path, content) => {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  await write('hello/go.mod', 'module example.com/hello\n\ngo 1.19\n');
  await write('hello/hello.go', GO_PROGRAM);
  await write('reports/packages.txt', 'python3-flask\n');
  await write('reports/app.py', PYTHON_PROGRAM);
  await write('reports/report.html', '<h1>Report</h1>\n');
  for (const [release, bytes] of Object.entries(ASSETS)) {
    await write(`checkout/${release}/VERSION`, `${release}\n`);
    await write(`checkout/${release}/assets.bin`, noise(release, bytes));
  }
}

/** Bytes that look random and so do not compress, from a seed. */
function noise(seed, length) {
  const blocks = [];
  for (let index = 0; index * 64 < length; index += 1) {
    blocks.push(createHash('sha512').update(`${seed} ${index}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}
