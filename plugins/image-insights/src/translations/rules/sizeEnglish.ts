/**
 * What the rules of the family size say. Made from the catalogue:
 * `UPDATE_DOCS=1 yarn workspace @image-insights/image-analysis test catalogue`
 * writes it anew.
 */
export const sizeRulesEnglish: Record<string, string> = {
  'apt-lists-kept.title': 'apt package lists left in a layer',
  'apt-lists-kept.why':
    'Running apt-get update stores lists of all packages that could be installed. They serve that one RUN, are stale soon after, and travel with every pull.',
  'apt-lists-kept.remedy':
    'Remove /var/lib/apt/lists/* in the RUN that runs apt-get update, or mount a cache there.',
  'apt-archives-kept.title': 'Downloaded apt packages left in a layer',
  'apt-archives-kept.why':
    'Packages that apt downloaded are of no use once they are installed. The official Debian and Ubuntu images delete them, unless something set that off.',
  'apt-archives-kept.remedy':
    'Run apt-get clean in the RUN that installs, or mount a cache over /var/cache/apt.',
  'apk-cache-kept.title': 'apk package index left in a layer',
  'apk-cache-kept.why':
    'The package manager apk stores an index of all packages that could be installed. The image does not need it, and it is stale soon after.',
  'apk-cache-kept.remedy': 'Use apk add --no-cache.',
  'rpm-cache-kept.title': 'Cache of yum, dnf or zypper left in a layer',
  'rpm-cache-kept.why':
    'Programs such as yum, dnf and zypper keep the metadata of all repositories, often more than what they installed. The image does not need it.',
  'rpm-cache-kept.remedy':
    'Run clean all in the RUN that installs, or mount a cache over the directory.',
  'language-cache-kept.title':
    'Cache of a language’s package manager left in a layer',
  'language-cache-kept.why':
    'Package managers keep what they downloaded for the next installation. In an image there is none: the copy that was installed is all that it needs.',
  'language-cache-kept.remedy':
    'Mount a cache for the RUN that installs, or build in a stage of its own and copy the result.',
  'recommended-packages.title': 'Packages that were only recommended',
  'recommended-packages.why':
    'By itself apt installs what packages recommend as well as what they need, unless told not to. On a server much of that is never used.',
  'recommended-packages.remedy':
    'Install with --no-install-recommends, and name the recommended packages that are needed after all.',
  'documentation-shipped.title': 'Documentation and translations in the image',
  'documentation-shipped.why':
    'Packages bring manuals, documentation and translations that nobody reads in a container.',
  'documentation-shipped.remedy':
    'Tell the package manager to leave documentation out before it installs; keep the licences.',
  'python-bytecode-and-tests.title':
    'Tests and compiled copies of Python libraries',
  'python-bytecode-and-tests.why':
    'Many Python libraries install their own tests, and pip compiles every module beside its source. Tests are never run in production; compiled copies help a program to start faster.',
  'python-bytecode-and-tests.remedy':
    'Remove test directories in the RUN that installs; where start-up time does not matter, install with --no-compile.',
  'toolchain-in-image.title': 'Compiler or SDK in the image',
  'toolchain-in-image.why':
    'Compilers, SDKs, headers and static libraries are needed to build a program, hardly ever to run it. They are often the greater part of an image, and helpful to an intruder.',
  'toolchain-in-image.remedy':
    'Install them in a build stage and copy the result, or remove them in the RUN that installed them.',
  'build-base-shipped.title': 'The final image is the build environment',
  'build-base-shipped.why':
    'A program needs its compiler to be built, not to run. An image that its program was built in ships compiler, sources and caches with every deployment, and all of them can be attacked.',
  'build-base-shipped.remedy':
    'Build in a first stage, and copy the result into a second one that is based on what the program needs to run.',
  'dev-dependencies-shipped.title': 'Development dependencies in the image',
  'dev-dependencies-shipped.why':
    'Test runners, linters, bundlers and type checkers are needed to develop a program, not to run it. They often weigh more than all that it runs on.',
  'dev-dependencies-shipped.remedy':
    'Install without development dependencies in the final image; where a build needs them, build in a stage of its own.',
  'unstripped-binaries.title': 'Binaries with symbols and debug information',
  'unstripped-binaries.why':
    'Symbol tables and debug sections serve debuggers only. A Go program prints its stack traces without them.',
  'unstripped-binaries.remedy':
    'Link with -ldflags "-s -w" (Go) or strip the binary (strip = true in Cargo.toml), and keep an unstripped copy outside the image where you debug.',
  'source-maps-and-debug-files.title':
    'Source maps and debug files in the image',
  'source-maps-and-debug-files.why':
    'Source maps and separate debug files serve whoever looks for an error. They are of use beside the image, in an error tracker or a symbol server, and source maps may tell the sources to everybody.',
  'source-maps-and-debug-files.remedy':
    'Upload them to where errors are looked at, and leave them out of the image.',
  'large-files.title': 'Large files',
  'large-files.why':
    'A few files are often most of an image. Whoever sees them listed knows at once which of them are there by mistake.',
  'large-files.remedy':
    'Look through the list, and leave out what the program does not read.',
  'archive-left-behind.title': 'Archive left behind after unpacking',
  'archive-left-behind.why':
    'An archive that was copied or downloaded to be unpacked is of no use afterwards, and holds the same once more.',
  'archive-left-behind.remedy':
    'Pipe the download into tar, bind-mount the archive from the build context, or remove it in the RUN that fetched it.',
  'sparse-log-files.title': 'Login records blown up by a high user id',
  'sparse-log-files.why':
    'The program useradd writes a record at the place of the user id into lastlog and faillog. With a high id these files become huge: holes on disk, but zeros in a layer.',
  'sparse-log-files.remedy': 'Give useradd the option --no-log-init.',
  'fat-base.title': 'A smaller variant of the base would do',
  'fat-base.why':
    'Official images come in variants. The plain one brings compilers, headers and documentation so that everything can be built on it; the slim one or the JRE runs the same programs.',
  'fat-base.remedy':
    'Base the final stage on the smaller variant, and build on the large one in a stage of its own where something has to be compiled.',
  'scratch-would-do.title':
    'A static program on an operating system that it does not need',
  'scratch-would-do.why':
    'A statically linked program needs no file of an operating system: no shell, no C library, no packages. What is not in the image need not be pulled, and cannot be attacked.',
  'scratch-would-do.remedy':
    'Base the final stage on scratch, or on distroless static, and copy the program, its assets and, for TLS, the certificates.',
  'size-budget.title': 'Larger than its budget',
  'size-budget.why':
    'A budget is a promise of a team to itself: it turns slow growth into a decision.',
  'size-budget.remedy':
    'Make the image smaller, its largest layers first; or raise the budget on purpose.',
  'duplicate-contents.title': 'The same contents several times',
  'duplicate-contents.why':
    'Every copy of a file is stored and transferred, and compression does not find copies that lie far apart.',
  'duplicate-contents.remedy':
    'Copy once, and link to it: ln -s in the same RUN, or fewer COPY instructions.',
  'uncompressed-layer.title': 'Layer transferred uncompressed',
  'uncompressed-layer.why':
    'A registry stores and sends a layer as it was pushed. An uncompressed one is two to four times as long as it need be.',
  'uncompressed-layer.remedy':
    'Let the builder compress layers: gzip everywhere, zstd where all nodes know it.',
  'empty-layer.title': 'Step that made an empty layer',
  'empty-layer.why':
    'A RUN that changes no file still makes a layer. It costs a request at each pull, and may be a sign that a step does not do what it was meant to do.',
  'empty-layer.remedy':
    'Remove the step, or join it with the one that needs its result.',
  'archive-copied-then-extracted.title':
    'Archive copied into a layer and unpacked in another',
  'archive-copied-then-extracted.why':
    'The archive stays in the layer of the COPY even if the RUN deletes it: its bytes are transferred on every pull for nothing.',
  'archive-copied-then-extracted.remedy':
    'Bind-mount the archive for the RUN that unpacks it, or have ADD unpack it.',
  'no-multi-stage.title': 'Dockerfile builds and runs in one stage',
  'no-multi-stage.why':
    'A program needs its compiler to be built, not to run. In a single stage compiler, sources and caches are shipped with every deployment: often more than nine tenths of the image.',
  'no-multi-stage.remedy':
    'Build in a first stage, and copy the result into a second one that holds only what the program needs.',
};
