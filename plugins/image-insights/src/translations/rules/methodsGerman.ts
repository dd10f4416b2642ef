/** By what findings are known: in German. */
export const methodsGerman: Record<string, string> = {
  'method.read-in-the-history': 'gelesen in der Historie',
  'method.measured-from-layer-contents': 'gemessen am Inhalt der Schichten',
  'method.read-in-the-config': 'gelesen in der Konfiguration',
  'method.commands-of-the-history': 'Befehle der Historie',
  'method.suspected-from-history-layer-contents-would-tell':
    'vermutet aus der Historie; der Inhalt der Schichten würde es sagen',
  'method.read-in-the-modes-of-the-files': 'gelesen an den Rechten der Dateien',
  'method.read-in-the-history-measured-from-layer-contents':
    'gelesen in der Historie, gemessen am Inhalt der Schichten',
  'method.measured-from-layer-contents-where-the-base-ends-is-not-certain':
    'gemessen am Inhalt der Schichten; wo die Basis endet, ist nicht sicher',
  'method.measured-from-layer-contents-and-elf-headers':
    'gemessen am Inhalt der Schichten und an ELF-Headern',
  'method.comparison-with-the-release-before-layer-by-layer':
    'Vergleich mit dem Release davor, Schicht für Schicht',
  'method.worked-out-from-the-database-of-dpkg':
    'ermittelt aus der Datenbank von dpkg',
  'method.what-the-tag-pointed-to-at-each-scan':
    'worauf das Tag bei jedem Scan zeigte',
  'method.told-by-their-paths-measured-from-layer-contents':
    'erkannt an ihren Pfaden, gemessen am Inhalt der Schichten',
  'method.told-by-the-name-read-in-the-history':
    'erkannt am Namen, gelesen in der Historie',
  'method.told-by-the-name-of-the-variable': 'erkannt am Namen der Variablen',
  'method.told-by-the-name-of-the-file': 'erkannt am Namen der Datei',
  'method.told-by-the-name-of-the-argument-read-in-the-history':
    'erkannt am Namen des Arguments, gelesen in der Historie',
  'method.the-places-were-looked-at-whether-the-program-calls-others-by-tls-is-not-known':
    'die Stellen wurden angesehen; ob das Programm andere über TLS aufruft, ist nicht bekannt',
  'method.tags-of-the-repository-that-are-followed-commit-hashes-are-not-among-them':
    'verfolgte Tags des Repositorys; Commit-Hashes sind nicht darunter',
  'method.suspected-from-history-a-cache-mount-would-not-show-there':
    'vermutet aus der Historie; ein Cache-Mount wäre dort nicht zu sehen',
  'method.sizes-of-the-manifest': 'Größen des Manifests',
  'method.seen-in-layer-contents': 'gesehen im Inhalt der Schichten',
  'method.recorded-digest-of-the-base-against-what-its-tag-points-to':
    'vermerkter Digest der Basis gegen das, worauf ihr Tag zeigt',
  'method.recognised-by-its-form-in-the-layer-s-contents':
    'erkannt an seiner Form im Inhalt der Schicht',
  'method.read-in-the-package-database-and-the-layers':
    'gelesen in der Paketdatenbank und den Schichten',
  'method.read-in-the-layer-s-tar': 'gelesen im tar der Schicht',
  'method.read-in-the-history-which-does-not-name-the-stage':
    'gelesen in der Historie, die die Stufe nicht nennt',
  'method.read-in-the-history-which-does-not-keep-all-flags':
    'gelesen in der Historie, die nicht alle Optionen behält',
  'method.read-in-the-history-and-the-layer-s-contents':
    'gelesen in der Historie und im Inhalt der Schicht',
  'method.read-in-the-elf-header': 'gelesen im ELF-Header',
  'method.read-in-etc-passwd': 'gelesen in /etc/passwd',
  'method.read-from-the-history-of-image-and-base':
    'gelesen in der Historie von Image und Basis',
  'method.read-from-history-which-packages-that-were-is-not-known':
    'gelesen in der Historie; welche Pakete das waren, ist nicht bekannt',
  'method.read-from-history-layer-contents-would-tell-how-large-they-are':
    'gelesen in der Historie; wie groß sie sind, würde der Inhalt der Schichten sagen',
  'method.order-of-the-instructions-in-history-which-tells-that-a-directory-was-copied-but-not-which':
    'Reihenfolge der Anweisungen in der Historie, die sagt, dass ein Verzeichnis kopiert wurde, aber nicht, welches',
  'method.order-of-the-instructions-in-history':
    'Reihenfolge der Anweisungen in der Historie',
  'method.order-of-the-history-and-lengths-of-the-layers':
    'Reihenfolge der Historie und Längen der Schichten',
  'method.media-type-of-the-layer': 'Medientyp der Schicht',
  'method.measured-from-layer-contents-left-over-by-where-it-lies':
    'gemessen am Inhalt der Schichten; als Überrest erkannt daran, wo es liegt',
  'method.measured-from-layer-contents-kinds-of-files-by-their-names':
    'gemessen am Inhalt der Schichten; Arten von Dateien nach ihren Namen',
  'method.measured-from-layer-contents-the-same-bytes-in-both-layers':
    'gemessen am Inhalt der Schichten: dieselben Bytes in beiden',
  'method.measured-from-layer-contents-equal-by-their-hashes':
    'gemessen am Inhalt der Schichten, gleich nach ihren Hashes',
  'method.measured-from-layer-contents-by-what-the-variants-are-made-of':
    'gemessen am Inhalt der Schichten, nach dem, woraus die Varianten bestehen',
  'method.measured-from-layer-contents-by-the-names-of-the-packages':
    'gemessen am Inhalt der Schichten, nach den Namen der Pakete',
  'method.measured-from-layer-contents-and-package-json':
    'gemessen am Inhalt der Schichten und an package.json',
  'method.measured-from-elf-section-headers': 'gemessen an ELF-Abschnitten',
  'method.manifests-that-the-index-lists': 'Manifeste, die der Index aufführt',
  'method.manifest-index-and-attestations': 'Manifest, Index und Atteste',
  'method.from-the-dockerfile-that-the-build-recorded':
    'aus dem Dockerfile, das der Build festgehalten hat',
  'method.from-the-dockerfile-in-the-repository-which-may-be-newer-than-this-image':
    'aus dem Dockerfile im Repository, das neuer sein kann als dieses Image',
  'method.from-the-dockerfile-in-the-repository-of-which-no-instruction-is-found-in-the-history-of-this-image':
    'aus dem Dockerfile im Repository, von dem keine Anweisung in der Historie dieses Images zu finden ist',
  'method.from-history-and-the-length-of-the-layer-its-contents-were-not-read':
    'aus der Historie und der Länge der Schicht; ihr Inhalt wurde nicht gelesen',
  'method.digest-of-an-empty-layer': 'Digest einer leeren Schicht',
  'method.diff-ids-of-the-known-releases-whether-the-layer-can-be-split-is-not-known':
    'diff-IDs der bekannten Releases; ob sich die Schicht teilen lässt, ist nicht bekannt',
  'method.diff-ids-of-the-known-releases-and-layer-contents':
    'diff-IDs der bekannten Releases und Inhalt der Schichten',
  'method.diff-ids-and-lock-files-of-the-known-releases':
    'diff-IDs und Lockfiles der bekannten Releases',
  'method.diff-ids-and-lengths-of-the-known-releases':
    'diff-IDs und Längen der bekannten Releases',
  'method.diff-ids-and-instructions-of-the-known-releases':
    'diff-IDs und Anweisungen der bekannten Releases',
  'method.counted-in-the-manifest-empty-layers-left-out':
    'gezählt im Manifest, leere Schichten ausgelassen',
  'method.config-manifest-and-index': 'Konfiguration, Manifest und Index',
  'method.by-the-name-of-the-base': 'nach dem Namen der Basis',
};
