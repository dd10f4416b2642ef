import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const GO_PROGRAM = `package main

import "fmt"

func main() {
	fmt.Println("Hello, world")
}
`;

/** The same without the package fmt. */
const SMALL_GO_PROGRAM = `package main

func main() {
	println("Hello, world")
}
`;

/** Serves pages and asks another server by TLS: it needs certificates. */
const WEB_PROGRAM = `package main

import (
	"io"
	"net/http"
)

func main() {
	http.Handle("/", http.FileServer(http.Dir("/pages")))
	http.HandleFunc("/upstream", func(answer http.ResponseWriter, _ *http.Request) {
		upstream, err := http.Get("https://upstream.example.com/")
		if err != nil {
			http.Error(answer, err.Error(), http.StatusBadGateway)
			return
		}
		defer upstream.Body.Close()
		io.Copy(answer, upstream.Body)
	})
	http.ListenAndServe(":8080", nil)
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
  await write('small/go.mod', 'module example.com/hello\n\ngo 1.19\n');
  await write('small/hello.go', SMALL_GO_PROGRAM);
  await write('web/go.mod', 'module example.com/web\n\ngo 1.19\n');
  await write('web/web.go', WEB_PROGRAM);
  await write('web/pages/index.html', '<h1>Hello</h1>\n');
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
