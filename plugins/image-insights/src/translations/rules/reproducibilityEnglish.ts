/**
 * What the rules of the family reproducibility say. Made from the catalogue:
 * `UPDATE_DOCS=1 yarn workspace @image-insights/image-analysis test catalogue`
 * writes it anew.
 */
export const reproducibilityRulesEnglish: Record<string, string> = {
  'base-end-of-life.title': 'System or runtime past its end of life',
  'base-end-of-life.why':
    'After its end of life a system gets no security fixes, and its package archive may move or vanish, so that the image cannot be built again.',
  'base-end-of-life.remedy': 'Move to a version that is supported.',
  'stale-base.title': 'Base image behind its tag',
  'stale-base.why':
    'Security fixes of the system come with the base image. An image on an old base misses them until somebody builds it again.',
  'stale-base.remedy': 'Build the image again, pulling the base anew (--pull).',
  'latest-base.title': 'Base image without a version',
  'latest-base.why':
    'What `latest` means changes without notice: the next build may stand on another major version of the system, and nobody chose it.',
  'latest-base.remedy':
    'Name a version of the base image, best with its digest.',
  'unapproved-base.title': 'Base image not approved',
  'unapproved-base.why':
    'Services on a few approved bases share their layers on every node, and a fix of the system reaches all of them.',
  'unapproved-base.remedy': 'Build on one of the approved base images.',
  'base-not-pinned.title': 'Base image not pinned by digest',
  'base-not-pinned.why':
    'A tag can be moved, a digest cannot: only a pinned base makes two builds of one commit stand on the same bytes.',
  'base-not-pinned.remedy':
    'Pin the base by digest, and let an updater such as Renovate or Dependabot renew it.',
  'base-not-recorded.title': 'Base image not recorded',
  'base-not-recorded.why':
    'Where an image does not say on what it was built, whether its base is old or withdrawn can only be guessed from its layers.',
  'base-not-recorded.remedy':
    'Record the base: by a provenance attestation, or by the annotations org.opencontainers.image.base.name and .digest.',
  'update-without-install.title': 'Package lists fetched in a RUN of their own',
  'update-without-install.why':
    'The builder caches that RUN and never runs it again: a later installation works with old lists, and fails once the archive has moved on.',
  'update-without-install.remedy': 'Fetch the lists in the RUN that installs.',
  'distribution-upgrade.title': 'All packages upgraded in the image',
  'distribution-upgrade.why':
    'Each build gets other packages, the build cache keeps old ones for as long as it likes, and every upgraded package is in the image twice: as the base has it, and anew.',
  'distribution-upgrade.remedy':
    'Use a newer base image and build again with --pull; upgrade single packages by name where a fix cannot wait.',
  'unpinned-packages.title': 'Packages installed without a version',
  'unpinned-packages.why':
    'Without versions, the same Dockerfile gives another image tomorrow: what broke it cannot be seen in any commit.',
  'unpinned-packages.remedy':
    'Name versions of what the application depends on, or install from a lock file or a dated package archive.',
  'missing-labels.title': 'Image does not say what it was built from',
  'missing-labels.why':
    'Source and revision lead from a running image to its commit; without them, a finding about the image has no owner and a release no diff.',
  'missing-labels.remedy':
    'Set the labels org.opencontainers.image.source, .revision, .version and .created when building.',
  'no-provenance.title': 'No provenance attestation',
  'no-provenance.why':
    'A provenance attestation records from which commit, on which base and by which steps an image was built, so that none of it has to be guessed.',
  'no-provenance.remedy': 'Build with --provenance=mode=max.',
  'tag-moved.title': 'Release tag was moved',
  'tag-moved.why':
    'Who deployed the release before and who deploys it now run different images under one name; a rollback to it does not bring back what ran.',
  'tag-moved.remedy':
    'Give each build a tag of its own, and let the registry refuse to overwrite release tags.',
  'latest-tag-deployed.title': 'Only a moving tag names the image',
  'latest-tag-deployed.why':
    'An image that only `latest` or a branch names is gone by name with the next build: nobody can say what ran, nor go back to it.',
  'latest-tag-deployed.remedy':
    'Push each build under a tag of its own as well.',
  'base-without-digest.title': 'Dockerfile pins images by tag only',
  'base-without-digest.why':
    'A tag can be moved to another image, a digest cannot. With tags alone, the same commit may give another image tomorrow.',
  'base-without-digest.remedy':
    'Pin by digest if something renews it (Renovate, Dependabot); else a version tag gets security fixes sooner.',
  'base-without-version.title': 'Dockerfile names an image without its version',
  'base-without-version.why':
    'What `latest` means changes without notice: the next build may use another compiler or stand on another system, and nobody chose it.',
  'base-without-version.remedy': 'Name the version that is meant.',
  'lockfile-not-enforced.title':
    'Installation that may not keep to the lock file',
  'lockfile-not-enforced.why':
    'An installation that may change its lock file takes newer versions when the file does not fit, and nobody notices that the image holds what nobody tested.',
  'lockfile-not-enforced.remedy':
    'Install what the lock file says or fail: npm ci, yarn --frozen-lockfile, pnpm --frozen-lockfile, cargo --locked, bundle with BUNDLE_FROZEN.',
  'packages-without-version.title':
    'Dockerfile installs packages without their versions',
  'packages-without-version.why':
    'Without a version a build takes what the repository has that day, so that two builds of one commit may differ. For packages of a pinned distribution that is often accepted, for compilers and libraries of a build seldom.',
  'packages-without-version.remedy':
    'Name versions where they matter, or install from a lock file.',
  'pipe-without-pipefail.title': 'Failure before a pipe goes unnoticed',
  'pipe-without-pipefail.why':
    'A shell takes the last command of a pipe for the result. If a download before it breaks off, the build goes on and the image is incomplete.',
  'pipe-without-pipefail.remedy':
    'Have the shell stop at any failure in a pipe: SHELL ["/bin/bash", "-o", "pipefail", "-c"], or set -o pipefail in the RUN.',
  'remote-add-without-checksum.title': 'ADD fetches something unchecked',
  'remote-add-without-checksum.why':
    'What lies at an address can be replaced. With a checksum, or a commit for a Git repository, the build stops instead of shipping something else.',
  'remote-add-without-checksum.remedy':
    'Say ADD --checksum=sha256:…, and for a Git repository name tag or commit behind #.',
  'update-in-own-step.title': 'Package lists fetched in a step of their own',
  'update-in-own-step.why':
    'The step that fetches the lists is taken from the cache for months, while the step that installs runs with them: packages are old, or no longer there, and the build fails.',
  'update-in-own-step.remedy': 'Fetch the lists in the RUN that installs.',
};
