/**
 * What the rules of the family safety say. Made from the catalogue:
 * `UPDATE_DOCS=1 yarn workspace @image-insights/image-analysis test catalogue`
 * writes it anew.
 */
export const safetyRulesEnglish: Record<string, string> = {
  'secrets-in-files.title': 'Secret in a file',
  'secrets-in-files.why':
    'Every file of every layer can be read by whoever pulls the image. Deleting it in a later layer only hides it from the container.',
  'secrets-in-files.remedy':
    'Mount secrets into the RUN that needs them, keep them out of the build context by a .dockerignore, and replace those that were published.',
  'secrets-in-commands.title': 'Secret written out in a RUN',
  'secrets-in-commands.why':
    'The text of every RUN is stored in the image’s history. A password or token in it can be read by everybody who pulls the image.',
  'secrets-in-commands.remedy':
    'Mount secrets into the RUN that needs them, and replace this one.',
  'secrets-in-environment.title':
    'Secret in a variable of the image or its build',
  'secrets-in-environment.why':
    'Values of ENV and of build arguments are stored in the image’s config and history, for everybody to read who can pull it.',
  'secrets-in-environment.remedy':
    'Mount secrets into the one RUN that needs them; give those of run time to the container when it starts.',
  'root-user.title': 'Runs as root',
  'root-user.why':
    'Root in a container may write every file of it, and is root on the host too once it breaks out. Clusters with restricted pod security refuse to start it.',
  'root-user.remedy':
    'End the Dockerfile with a USER that is not root, best by number.',
  'second-root-account.title': 'Another account with the rights of root',
  'second-root-account.why':
    'The kernel knows users by number. An account with the number 0 is root under another name, and looks harmless wherever names are shown.',
  'second-root-account.remedy': 'Give every account a number of its own.',
  'insecure-download.title': 'Download without checks',
  'insecure-download.why':
    'Without the check of certificate or signature, whoever is on the way can put anything into the image, and everywhere that it runs.',
  'insecure-download.remedy':
    'Keep the checks on; make an own authority known by its certificate instead.',
  'remote-pipe-to-shell.title': 'Script from the network run unseen',
  'remote-pipe-to-shell.why':
    'Whoever controls that address controls the image. What it serves may change from one build to the next, and half a script runs if the download breaks off.',
  'remote-pipe-to-shell.remedy':
    'Download, compare the checksum, then run; or install a pinned package.',
  'setuid-files.title': 'Setuid or setgid programs',
  'setuid-files.why':
    'A setuid program runs as its owner whoever starts it. Each is a way for an intruder to become root, and a service rarely needs one.',
  'setuid-files.remedy':
    'Take the bits away, or forbid them at run time (allowPrivilegeEscalation: false, no-new-privileges).',
  'world-writable-files.title': 'Files that everybody may change',
  'world-writable-files.why':
    'A USER that is not root protects nothing if it may change the program that root or another user runs.',
  'world-writable-files.remedy':
    'Give the files to the user that writes them by COPY --chown, and others the right to read only.',
  'ssh-server.title': 'SSH server in the image',
  'ssh-server.why':
    'A way in beside the platform’s own brings keys and passwords that somebody must look after, and host keys that all containers of the image share.',
  'ssh-server.remedy':
    'Leave it out: kubectl exec, docker exec and ECS Exec need no server.',
  'ssh-port-exposed.title': 'Port of SSH exposed',
  'ssh-port-exposed.why':
    'Port 22 says that people are to log in to the container. docker run -P opens it to the network.',
  'ssh-port-exposed.remedy':
    'Do not expose port 22; use the platform’s way into a container.',
  'sensitive-volume.title': 'Volume over a directory of the system',
  'sensitive-volume.why':
    'A volume at /dev, /proc or /sys hides what the kernel shows there, or invites to mount the host’s.',
  'sensitive-volume.remedy': 'Declare volumes only for data of the program.',
  'certificates-missing.title': 'No certificates of authorities in the image',
  'certificates-missing.why':
    'An image FROM scratch has no list of authorities. A program in it that calls another by HTTPS fails on its first request, with an error about an unknown authority.',
  'certificates-missing.remedy':
    'Copy the bundle of certificates from the build stage, or use a base that has it, such as distroless static.',
  'unsafe-archive-paths.title': 'Layer with entries that no builder writes',
  'unsafe-archive-paths.why':
    'A layer is unpacked on every node, as root. Entries that lead out of its directory have been used to overwrite files of the host; engines refuse them, older ones and scanners may not.',
  'unsafe-archive-paths.remedy':
    'Find out what made the layer, and build it again with a known builder.',
  'secret-in-build-argument.title': 'Secret given to the build by ARG or ENV',
  'secret-in-build-argument.why':
    'Values of build arguments and variables are kept in the history of the image, in provenance attestations and in build caches, where everybody who can read those finds them.',
  'secret-in-build-argument.remedy':
    'Mount the secret for the RUN that needs it: RUN --mount=type=secret,id=….',
};
