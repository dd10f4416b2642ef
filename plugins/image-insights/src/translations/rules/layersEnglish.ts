/**
 * What the rules of the family layers say. Made from the catalogue:
 * `UPDATE_DOCS=1 yarn workspace @image-insights/image-analysis test catalogue`
 * writes it anew.
 */
export const layersRulesEnglish: Record<string, string> = {
  'deleted-later.title': 'Files removed by a later layer',
  'deleted-later.why':
    'Layers lie on top of each other: a file that an upper layer removes is out of sight, but its bytes stay in the layer below and are stored and pulled with every image.',
  'deleted-later.remedy':
    'Remove files in the instruction that makes them, mount them instead of copying them, or make them in a build stage.',
  'rewritten-later.title': 'Files rewritten by a later layer',
  'rewritten-later.why':
    'A layer that changes a file stores all of it anew, while the version below stays in the image: both are stored and pulled, one is seen.',
  'rewritten-later.remedy':
    'Make files once: change them in the instruction that brings them, or in a build stage.',
  'metadata-copy-up.title': 'Files stored again by chown or chmod',
  'metadata-copy-up.why':
    'Changing owner or mode of a file from a lower layer writes the whole file into the new layer: a chown -R over an application doubles it.',
  'metadata-copy-up.remedy':
    'Set owner and mode where files are copied (COPY --chown, --chmod) or in the RUN that makes them.',
  'moved-later.title': 'Files moved or hard-linked by a later layer',
  'moved-later.why':
    'A layer cannot point into the one below: moving or hard-linking a file of a lower layer writes all of it again, so the image carries it twice.',
  'moved-later.remedy':
    'Put files where they belong at once: copy to the final path, or move them in the instruction that makes them.',
  'cache-cleared-too-late.title': 'Package cache cleared in a later layer',
  'cache-cleared-too-late.why':
    'Clearing a package cache in another RUN than the one that filled it frees nothing: the layer below has stored the cache already.',
  'cache-cleared-too-late.remedy':
    'Keep the cache out of the layer with a cache mount, or clear it in the RUN that fills it.',
  'base-files-hidden.title': 'Files of the base image hidden',
  'base-files-hidden.why':
    'Removing or replacing files of the base image makes no image smaller: they are in the base, and every pull that brings the base brings them.',
  'base-files-hidden.remedy':
    'Choose a base that does not hold them, or leave them where they are.',
  'too-many-layers.title': 'Very many layers',
  'too-many-layers.why':
    'Every layer is a request of its own when the image is pulled and a mount when it runs; container engines stop somewhere above 120.',
  'too-many-layers.remedy':
    'Join instructions that belong together, and build in a stage whose layers stay behind.',
  'consecutive-runs.title': 'RUNs that could be one',
  'consecutive-runs.why':
    'Each RUN is a layer. Where several install packages one after the other, each stores the package database again, and only the last one is seen.',
  'consecutive-runs.remedy': 'Join RUNs that belong together by &&.',
  'sources-before-dependencies.title':
    'Sources copied before dependencies are installed',
  'sources-before-dependencies.why':
    'Every change of the sources makes everything above them new: the dependencies are fetched again in the build and transferred again with the deployment, though none of them changed.',
  'sources-before-dependencies.remedy':
    'Copy only manifest and lock file, install the dependencies, then copy the sources.',
  'one-giant-layer.title': 'One large layer that changes with most releases',
  'one-giant-layer.why':
    'A layer is transferred whole if anything in it changes. Where dependencies and the program share one, each release sends the dependencies too.',
  'one-giant-layer.remedy':
    'Split what changes seldom from what changes often: dependencies into a layer of their own below the program.',
  'dependency-layer-churns.title':
    'Dependencies sent again though their lock file did not change',
  'dependency-layer-churns.why':
    'Installed libraries are mostly the largest part of an application image. Where their layer changes with every release, every deployment transfers all of them again.',
  'dependency-layer-churns.remedy':
    'Copy manifest and lock file first, install, and only then copy the sources; let the builder reuse its cache.',
  'volatile-below-stable.title':
    'A layer that changes often lies below layers that do not',
  'volatile-below-stable.why':
    'A node reuses a layer only if everything below it is the same. A layer that changes with every release makes every release transfer all that lies above it.',
  'volatile-below-stable.remedy':
    'Order instructions from what changes least to what changes most: system packages, dependencies, sources.',
  'layer-changes-every-release.title':
    'A layer differs in each release though nothing about it changed',
  'layer-changes-every-release.why':
    'A layer that is not the same when it is built again is stored and transferred with each release, with everything above it, although it holds the same files.',
  'layer-changes-every-release.remedy':
    'Build with SOURCE_DATE_EPOCH and rewrite-timestamp=true, and keep the cache between builds.',
  'growth-by-instruction.title': 'Growth since the release before',
  'growth-by-instruction.why':
    'Images grow release by release, mostly unnoticed. Told by instruction, growth can be questioned while everybody still knows what was changed.',
  'growth-by-instruction.remedy':
    'Compare the two releases, and decide whether the growth was meant.',
  'cache-mount-without-effect.title': 'Cache mount that is never used',
  'cache-mount-without-effect.why':
    'The mount promises that nothing is fetched twice, but the package manager is told to keep nothing, or the cache is emptied in the same step: every build fetches everything.',
  'cache-mount-without-effect.remedy':
    'Take away the option or the clearing: what lies in a cache mount never reaches the image.',
  'context-bind-mount-possible.title':
    'Sources copied where a bind mount would do',
  'context-bind-mount-possible.why':
    'A copy of the sources makes an intermediate layer in every build. A bind mount lets the compiler read the build context where it is.',
  'context-bind-mount-possible.remedy':
    'Bind the context to the RUN that builds: RUN --mount=type=bind,target=….',
  'dependency-cache-mount-missing.title':
    'Dependencies installed without a cache mount',
  'dependency-cache-mount-missing.why':
    'When one dependency changes, the step runs again and fetches all the others too. A cache mount keeps them on the builder, outside the image.',
  'dependency-cache-mount-missing.remedy':
    'Mount a cache where the package manager keeps what it fetched: RUN --mount=type=cache,target=….',
  'packages-after-sources.title':
    'System packages installed after the sources are copied',
  'packages-after-sources.why':
    'Packages of the system change seldom, sources with every commit. In this order each commit installs the packages anew, and in the final stage each deployment transfers them again.',
  'packages-after-sources.remedy':
    'Order instructions from what changes least to what changes most: system packages, dependencies, sources.',
  'sources-copied-before-install.title':
    'Dockerfile copies all sources before it installs dependencies',
  'sources-copied-before-install.why':
    'A step of a build is taken from the cache only if nothing before it changed. Behind a copy of all sources, every commit installs all dependencies anew.',
  'sources-copied-before-install.remedy':
    'Copy the files that declare the dependencies, install, and copy the sources after that.',
  'volatile-argument-early.title':
    'Changing build argument above steps that do not need it',
  'volatile-argument-early.why':
    'Every RUN below an ARG is run with its value, so that a new value, such as a commit or a date, makes all of them run anew, whether they use it or not.',
  'volatile-argument-early.remedy':
    'Declare such arguments as low as possible, best right above the LABEL that needs them.',
};
