/** By what findings are known, as the API says it. */
export const methodsEnglish: Record<string, string> = {
  'method.read-in-the-history': 'read in the history',
  'method.measured-from-layer-contents': 'measured from layer contents',
  'method.read-in-the-config': 'read in the config',
  'method.commands-of-the-history': 'commands of the history',
  'method.suspected-from-history-layer-contents-would-tell':
    'suspected from history; layer contents would tell',
  'method.read-in-the-modes-of-the-files': 'read in the modes of the files',
  'method.read-in-the-history-measured-from-layer-contents':
    'read in the history, measured from layer contents',
  'method.measured-from-layer-contents-where-the-base-ends-is-not-certain':
    'measured from layer contents; where the base ends is not certain',
  'method.measured-from-layer-contents-and-elf-headers':
    'measured from layer contents and ELF headers',
  'method.comparison-with-the-release-before-layer-by-layer':
    'comparison with the release before, layer by layer',
  'method.worked-out-from-the-database-of-dpkg':
    'worked out from the database of dpkg',
  'method.what-the-tag-pointed-to-at-each-scan':
    'what the tag pointed to at each scan',
  'method.told-by-their-paths-measured-from-layer-contents':
    'told by their paths, measured from layer contents',
  'method.told-by-the-name-read-in-the-history':
    'told by the name, read in the history',
  'method.told-by-the-name-of-the-variable': 'told by the name of the variable',
  'method.told-by-the-name-of-the-file': 'told by the name of the file',
  'method.told-by-the-name-of-the-argument-read-in-the-history':
    'told by the name of the argument, read in the history',
  'method.the-places-were-looked-at-whether-the-program-calls-others-by-tls-is-not-known':
    'the places were looked at; whether the program calls others by TLS is not known',
  'method.tags-of-the-repository-that-are-followed-commit-hashes-are-not-among-them':
    'tags of the repository that are followed; commit hashes are not among them',
  'method.suspected-from-history-a-cache-mount-would-not-show-there':
    'suspected from history; a cache mount would not show there',
  'method.sizes-of-the-manifest': 'sizes of the manifest',
  'method.seen-in-layer-contents': 'seen in layer contents',
  'method.recorded-digest-of-the-base-against-what-its-tag-points-to':
    'recorded digest of the base against what its tag points to',
  'method.recognised-by-its-form-in-the-layer-s-contents':
    'recognised by its form in the layer’s contents',
  'method.read-in-the-package-database-and-the-layers':
    'read in the package database and the layers',
  'method.read-in-the-layer-s-tar': 'read in the layer’s tar',
  'method.read-in-the-history-which-does-not-name-the-stage':
    'read in the history, which does not name the stage',
  'method.read-in-the-history-which-does-not-keep-all-flags':
    'read in the history, which does not keep all flags',
  'method.read-in-the-history-and-the-layer-s-contents':
    'read in the history and the layer’s contents',
  'method.read-in-the-elf-header': 'read in the ELF header',
  'method.read-in-etc-passwd': 'read in /etc/passwd',
  'method.read-from-the-history-of-image-and-base':
    'read from the history of image and base',
  'method.read-from-history-which-packages-that-were-is-not-known':
    'read from history; which packages that were is not known',
  'method.read-from-history-layer-contents-would-tell-how-large-they-are':
    'read from history; layer contents would tell how large they are',
  'method.order-of-the-instructions-in-history-which-tells-that-a-directory-was-copied-but-not-which':
    'order of the instructions in history, which tells that a directory was copied, but not which',
  'method.order-of-the-instructions-in-history':
    'order of the instructions in history',
  'method.order-of-the-history-and-lengths-of-the-layers':
    'order of the history and lengths of the layers',
  'method.media-type-of-the-layer': 'media type of the layer',
  'method.measured-from-layer-contents-left-over-by-where-it-lies':
    'measured from layer contents; left over by where it lies',
  'method.measured-from-layer-contents-kinds-of-files-by-their-names':
    'measured from layer contents; kinds of files by their names',
  'method.measured-from-layer-contents-the-same-bytes-in-both-layers':
    'measured from layer contents: the same bytes in both layers',
  'method.measured-from-layer-contents-equal-by-their-hashes':
    'measured from layer contents, equal by their hashes',
  'method.measured-from-layer-contents-by-what-the-variants-are-made-of':
    'measured from layer contents, by what the variants are made of',
  'method.measured-from-layer-contents-by-the-names-of-the-packages':
    'measured from layer contents, by the names of the packages',
  'method.measured-from-layer-contents-and-package-json':
    'measured from layer contents and package.json',
  'method.measured-from-elf-section-headers':
    'measured from ELF section headers',
  'method.manifests-that-the-index-lists': 'manifests that the index lists',
  'method.manifest-index-and-attestations': 'manifest, index and attestations',
  'method.from-the-dockerfile-that-the-build-recorded':
    'from the Dockerfile that the build recorded',
  'method.from-the-dockerfile-in-the-repository-which-may-be-newer-than-this-image':
    'from the Dockerfile in the repository, which may be newer than this image',
  'method.from-the-dockerfile-in-the-repository-of-which-no-instruction-is-found-in-the-history-of-this-image':
    'from the Dockerfile in the repository, of which no instruction is found in the history of this image',
  'method.from-history-and-the-length-of-the-layer-its-contents-were-not-read':
    'from history and the length of the layer; its contents were not read',
  'method.digest-of-an-empty-layer': 'digest of an empty layer',
  'method.diff-ids-of-the-known-releases-whether-the-layer-can-be-split-is-not-known':
    'diff IDs of the known releases; whether the layer can be split is not known',
  'method.diff-ids-of-the-known-releases-and-layer-contents':
    'diff IDs of the known releases and layer contents',
  'method.diff-ids-and-lock-files-of-the-known-releases':
    'diff IDs and lock files of the known releases',
  'method.diff-ids-and-lengths-of-the-known-releases':
    'diff IDs and lengths of the known releases',
  'method.diff-ids-and-instructions-of-the-known-releases':
    'diff IDs and instructions of the known releases',
  'method.counted-in-the-manifest-empty-layers-left-out':
    'counted in the manifest, empty layers left out',
  'method.config-manifest-and-index': 'config, manifest and index',
  'method.by-the-name-of-the-base': 'by the name of the base',
};
