/**
 * What the rules of the family hygiene say. Made from the catalogue:
 * `UPDATE_DOCS=1 yarn workspace @image-insights/image-analysis test catalogue`
 * writes it anew.
 */
export const hygieneRulesEnglish: Record<string, string> = {
  'build-in-final-stage.title': 'Built where it runs',
  'build-in-final-stage.why':
    'Compilers, and the libraries that only they need, are most of such an image. They are pulled with every deployment, and help whoever breaks in.',
  'build-in-final-stage.remedy':
    'Build in a stage of its own and copy the result into a small base: a multi-stage build.',
  'leftovers-in-image.title': 'Leftovers of development in the image',
  'leftovers-in-image.why':
    'Version control, tests, logs and settings of editors come along with COPY of a whole directory. They cost bytes on every pull, change without need what is cached, and may tell more than is meant.',
  'leftovers-in-image.remedy':
    'List them in a .dockerignore, so that they never reach the build context.',
  'extra-tools.title': 'Tools that the service does not need',
  'extra-tools.why':
    'Editors, network tools and debuggers are there for whoever logs in, welcome or not. Each brings libraries that must be pulled and kept up to date.',
  'extra-tools.remedy':
    'Leave them out; debug with an ephemeral container (kubectl debug, docker debug) that brings its own.',
  'platform-mismatch.title': 'Program for another architecture',
  'platform-mismatch.why':
    'An image says for which platform it is, and nobody checks it. If its program is for another one, the container ends with "exec format error".',
  'platform-mismatch.remedy':
    'Build for the platform that the image is for, by TARGETOS and TARGETARCH.',
  'shell-form-command.title': 'Program started through a shell',
  'shell-form-command.why':
    'A shell as first process does not pass on the signal that asks to stop: the container is killed after the grace period, in the middle of requests. It also needs a shell in the image.',
  'shell-form-command.remedy':
    'Write ENTRYPOINT and CMD as lists, or begin the last command of the script by exec.',
  'add-instead-of-copy.title': 'ADD where COPY does',
  'add-instead-of-copy.why':
    'ADD unpacks archives and fetches addresses. Where neither is meant, COPY says what happens and does nothing unexpected when a file’s name changes.',
  'add-instead-of-copy.remedy': 'Use COPY for local files.',
  'remote-add.title': 'ADD of an address',
  'remote-add.why':
    'ADD of an address stores the file as it came: an archive stays in its layer even if a later RUN unpacks and deletes it. Without a checksum nobody notices when the file changes.',
  'remote-add.remedy':
    'Give ADD a --checksum, or fetch, check, unpack and delete in one RUN; best in a build stage.',
  'whole-tree-copy.title': 'A whole file system copied over another',
  'whole-tree-copy.why':
    'COPY of / to / brings everything of a stage or of the build context, needed or not, and replaces what is there.',
  'whole-tree-copy.remedy': 'Copy the files that the program needs, by name.',
  'sudo-used.title': 'sudo in a RUN',
  'sudo-used.why':
    'A RUN has the rights of the USER before it, root where there is none. sudo needs a package and a way to become root that stay in the image.',
  'sudo-used.remedy':
    'Say USER root before the RUN and the service’s user behind it.',
  'cd-instead-of-workdir.title': 'cd where WORKDIR is meant',
  'cd-instead-of-workdir.why':
    'A directory changed by cd lasts to the end of its RUN. WORKDIR lasts for all steps that follow, and for the container.',
  'cd-instead-of-workdir.remedy':
    'Set WORKDIR once, before the steps that work there.',
  'healthcheck-missing.title': 'No health check',
  'healthcheck-missing.why':
    'Docker and Swarm restart a container whose health check fails. Kubernetes and ECS have probes of their own and do not look at it.',
  'healthcheck-missing.remedy':
    'Add a HEALTHCHECK if the image runs where Docker itself looks after it.',
  'maintainer-deprecated.title': 'MAINTAINER is deprecated',
  'maintainer-deprecated.why':
    'MAINTAINER writes a field that tools no longer read. A label is found by all of them.',
  'maintainer-deprecated.remedy':
    'Set the label org.opencontainers.image.authors.',
  'add-for-local-files.title': 'ADD used for local files',
  'add-for-local-files.why':
    'ADD unpacks archives and fetches addresses. Where neither is meant, COPY says so, and does nothing unexpected when a file gets another name.',
  'add-for-local-files.remedy': 'Say COPY.',
  'copy-ignored-file.title': 'COPY of a file that .dockerignore keeps out',
  'copy-ignored-file.why':
    'The file never reaches the builder, so that the build fails or copies less than whoever wrote it thinks.',
  'copy-ignored-file.remedy':
    'Take the file out of the .dockerignore by a line with !, or the COPY away.',
  'dockerignore-missing.title': 'No .dockerignore',
  'dockerignore-missing.why':
    'Without a .dockerignore the whole directory goes to the builder, version control and local files included. COPY . puts it into a layer, and any change of it, even of a README, makes the steps behind it run anew.',
  'dockerignore-missing.remedy': 'Put a .dockerignore beside the Dockerfile.',
  'dockerignore-weak.title': '.dockerignore that lets needless files in',
  'dockerignore-weak.why':
    'What the .dockerignore does not name, COPY . carries into the image, where it costs bytes on every pull; and each change of it makes the steps behind the copy run anew.',
  'dockerignore-weak.remedy': 'Add the lines that are missing.',
  'relative-workdir.title': 'Relative WORKDIR on a directory nobody set',
  'relative-workdir.why':
    'A relative WORKDIR continues the one before it, and the first one that of the base image: when the base changes its own, the program moves.',
  'relative-workdir.remedy': 'Begin with an absolute path.',
  'several-commands.title': 'Several CMD or ENTRYPOINT in one stage',
  'several-commands.why':
    'Only the last CMD, ENTRYPOINT and HEALTHCHECK of a stage count. The others do nothing, though whoever wrote them thought they did.',
  'several-commands.remedy': 'Keep the last one.',
};
