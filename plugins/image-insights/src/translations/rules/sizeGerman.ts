/** What the rules of the family size say: in German. */
export const sizeRulesGerman: Record<string, string> = {
  'apt-lists-kept.title': 'Paketlisten von apt in einer Schicht geblieben',
  'apt-lists-kept.why':
    'apt-get update speichert Listen aller Pakete, die sich installieren ließen. Sie dienen nur diesem einen RUN, sind bald veraltet und reisen mit jedem Pull mit.',
  'apt-lists-kept.remedy':
    '/var/lib/apt/lists/* in demselben RUN löschen, das apt-get update ausführt, oder dort einen Cache einhängen.',
  'apt-archives-kept.title':
    'Heruntergeladene apt-Pakete in einer Schicht geblieben',
  'apt-archives-kept.why':
    'Pakete, die apt heruntergeladen hat, sind nach der Installation nutzlos. Die offiziellen Images von Debian und Ubuntu löschen sie, wenn das nicht abgeschaltet wurde.',
  'apt-archives-kept.remedy':
    'apt-get clean in dem RUN ausführen, das installiert, oder über /var/cache/apt einen Cache einhängen.',
  'apk-cache-kept.title': 'Paketindex von apk in einer Schicht geblieben',
  'apk-cache-kept.why':
    'Der Paketmanager apk speichert einen Index aller Pakete, die sich installieren ließen. Das Image braucht ihn nicht, und er ist bald veraltet.',
  'apk-cache-kept.remedy': 'apk add --no-cache verwenden.',
  'rpm-cache-kept.title':
    'Cache von yum, dnf oder zypper in einer Schicht geblieben',
  'rpm-cache-kept.why':
    'Programme wie yum, dnf und zypper behalten die Metadaten aller Repositorys, oft mehr, als sie installiert haben. Das Image braucht sie nicht.',
  'rpm-cache-kept.remedy':
    'clean all in dem RUN ausführen, das installiert, oder über dem Verzeichnis einen Cache einhängen.',
  'language-cache-kept.title':
    'Cache des Paketmanagers einer Sprache in einer Schicht geblieben',
  'language-cache-kept.why':
    'Paketmanager heben für die nächste Installation auf, was sie heruntergeladen haben. In einem Image gibt es keine nächste: Die installierte Kopie genügt.',
  'language-cache-kept.remedy':
    'Für das RUN, das installiert, einen Cache einhängen, oder in einer eigenen Stufe bauen und nur das Ergebnis kopieren.',
  'recommended-packages.title': 'Pakete, die nur empfohlen waren',
  'recommended-packages.why':
    'Von sich aus installiert apt auch, was Pakete nur empfehlen, wenn es nicht anders gesagt wird. Auf einem Server wird vieles davon nie benutzt.',
  'recommended-packages.remedy':
    'Mit --no-install-recommends installieren und die empfohlenen Pakete, die doch nötig sind, beim Namen nennen.',
  'documentation-shipped.title': 'Dokumentation und Übersetzungen im Image',
  'documentation-shipped.why':
    'Pakete bringen Handbücher, Dokumentation und Übersetzungen mit, die in einem Container niemand liest.',
  'documentation-shipped.remedy':
    'Dem Paketmanager vor der Installation sagen, dass er Dokumentation weglassen soll; die Lizenzen behalten.',
  'python-bytecode-and-tests.title':
    'Tests und kompilierte Kopien von Python-Bibliotheken',
  'python-bytecode-and-tests.why':
    'Viele Python-Bibliotheken installieren ihre eigenen Tests mit, und pip kompiliert jedes Modul neben seiner Quelle. Tests laufen in Produktion nie; kompilierte Kopien lassen ein Programm schneller starten.',
  'python-bytecode-and-tests.remedy':
    'Testverzeichnisse in dem RUN löschen, das installiert; wo die Startzeit keine Rolle spielt, mit --no-compile installieren.',
  'toolchain-in-image.title': 'Compiler oder SDK im Image',
  'toolchain-in-image.why':
    'Compiler, SDKs, Header und statische Bibliotheken braucht man, um ein Programm zu bauen, kaum je, um es auszuführen. Oft sind sie der größere Teil eines Images, und einem Eindringling kommen sie gelegen.',
  'toolchain-in-image.remedy':
    'In einer Build-Stufe installieren und nur das Ergebnis kopieren, oder in demselben RUN wieder entfernen, das sie installiert hat.',
  'build-base-shipped.title': 'Das fertige Image ist die Build-Umgebung',
  'build-base-shipped.why':
    'Ein Programm braucht seinen Compiler, um gebaut zu werden, nicht, um zu laufen. Ein Image, in dem das Programm gebaut wurde, liefert Compiler, Quellen und Caches mit jedem Deployment aus, und alles davon ist angreifbar.',
  'build-base-shipped.remedy':
    'In einer ersten Stufe bauen und das Ergebnis in eine zweite kopieren, die nur auf dem beruht, was das Programm zum Laufen braucht.',
  'dev-dependencies-shipped.title': 'Entwicklungsabhängigkeiten im Image',
  'dev-dependencies-shipped.why':
    'Testwerkzeuge, Linter, Bundler und Typprüfer braucht man, um ein Programm zu entwickeln, nicht, um es auszuführen. Oft wiegen sie mehr als alles, worauf es läuft.',
  'dev-dependencies-shipped.remedy':
    'Im fertigen Image ohne Entwicklungsabhängigkeiten installieren; braucht der Build sie, in einer eigenen Stufe bauen.',
  'unstripped-binaries.title': 'Programme mit Symbolen und Debug-Informationen',
  'unstripped-binaries.why':
    'Symboltabellen und Debug-Abschnitte dienen nur Debuggern. Ein Go-Programm gibt seine Stacktraces auch ohne sie aus.',
  'unstripped-binaries.remedy':
    'Mit -ldflags "-s -w" linken (Go) oder das Programm strippen (strip = true in Cargo.toml), und dort, wo nach Fehlern gesucht wird, eine vollständige Kopie außerhalb des Images aufheben.',
  'source-maps-and-debug-files.title': 'Source-Maps und Debug-Dateien im Image',
  'source-maps-and-debug-files.why':
    'Source-Maps und ausgelagerte Debug-Dateien helfen bei der Fehlersuche. Dort nützen sie neben dem Image, in einem Fehler-Tracker oder Symbolserver; und Source-Maps können allen die Quellen verraten.',
  'source-maps-and-debug-files.remedy':
    'Dorthin hochladen, wo nach Fehlern gesucht wird, und aus dem Image weglassen.',
  'large-files.title': 'Große Dateien',
  'large-files.why':
    'Einige wenige Dateien machen oft den größten Teil eines Images aus. Wer sie aufgelistet sieht, weiß sofort, welche davon versehentlich da sind.',
  'large-files.remedy':
    'Die Liste durchsehen und weglassen, was das Programm nicht liest.',
  'archive-left-behind.title': 'Archiv nach dem Entpacken liegen geblieben',
  'archive-left-behind.why':
    'Ein Archiv, das nur zum Entpacken kopiert oder heruntergeladen wurde, ist danach nutzlos und enthält dasselbe noch einmal.',
  'archive-left-behind.remedy':
    'Den Download direkt an tar weiterreichen, das Archiv aus dem Build-Kontext einhängen oder es in dem RUN löschen, das es geholt hat.',
  'sparse-log-files.title':
    'Anmeldeprotokolle durch eine hohe Benutzer-ID aufgebläht',
  'sparse-log-files.why':
    'Das Programm useradd schreibt in lastlog und faillog einen Eintrag an die Stelle der Benutzer-ID. Bei einer hohen ID werden diese Dateien riesig: auf der Platte Löcher, in einer Schicht aber Nullen.',
  'sparse-log-files.remedy': 'useradd mit der Option --no-log-init aufrufen.',
  'fat-base.title': 'Eine kleinere Variante der Basis würde genügen',
  'fat-base.why':
    'Offizielle Images gibt es in Varianten. Die gewöhnliche bringt Compiler, Header und Dokumentation mit, damit sich alles darauf bauen lässt; die Variante slim oder die JRE führt dieselben Programme aus.',
  'fat-base.remedy':
    'Die letzte Stufe auf die kleinere Variante stellen und, wo etwas kompiliert werden muss, in einer eigenen Stufe auf der großen bauen.',
  'scratch-would-do.title':
    'Ein statisches Programm auf einem Betriebssystem, das es nicht braucht',
  'scratch-would-do.why':
    'Ein statisch gelinktes Programm braucht keine Datei eines Betriebssystems: keine Shell, keine C-Bibliothek, keine Pakete. Was nicht im Image ist, muss nicht geladen werden und lässt sich nicht angreifen.',
  'scratch-would-do.remedy':
    'Die letzte Stufe auf scratch oder distroless static stellen und das Programm, seine Dateien und für TLS die Zertifikate hineinkopieren.',
  'size-budget.title': 'Größer als das Budget',
  'size-budget.why':
    'Ein Budget ist ein Versprechen eines Teams an sich selbst: Es macht aus schleichendem Wachstum eine Entscheidung.',
  'size-budget.remedy':
    'Das Image verkleinern, die größten Schichten zuerst; oder das Budget bewusst erhöhen.',
  'duplicate-contents.title': 'Mehrmals derselbe Inhalt',
  'duplicate-contents.why':
    'Jede Kopie einer Datei wird gespeichert und übertragen; Kopien, die weit auseinander liegen, findet die Kompression nicht.',
  'duplicate-contents.remedy':
    'Einmal kopieren und darauf verweisen: ln -s in demselben RUN, oder weniger COPY-Anweisungen.',
  'uncompressed-layer.title': 'Schicht wird unkomprimiert übertragen',
  'uncompressed-layer.why':
    'Eine Registry speichert und sendet eine Schicht so, wie sie gepusht wurde. Unkomprimiert ist sie zwei- bis viermal so lang wie nötig.',
  'uncompressed-layer.remedy':
    'Das Build-Werkzeug die Schichten komprimieren lassen: mit gzip überall, mit zstd, wo alle Knoten es verstehen.',
  'empty-layer.title': 'Schritt, der eine leere Schicht ergibt',
  'empty-layer.why':
    'Auch ein RUN, das keine Datei verändert, ergibt eine Schicht. Sie kostet bei jedem Pull eine Anfrage und kann ein Zeichen sein, dass ein Schritt nicht tut, was er soll.',
  'empty-layer.remedy':
    'Den Schritt entfernen oder mit dem verbinden, der sein Ergebnis braucht.',
  'archive-copied-then-extracted.title':
    'Archiv in eine Schicht kopiert und in einer anderen entpackt',
  'archive-copied-then-extracted.why':
    'Das Archiv bleibt in der Schicht des COPY, auch wenn das RUN es löscht: Seine Bytes werden bei jedem Pull umsonst übertragen.',
  'archive-copied-then-extracted.remedy':
    'Das Archiv für das RUN einhängen, das es entpackt, oder ADD es entpacken lassen.',
  'no-multi-stage.title': 'Dockerfile baut und läuft in einer Stufe',
  'no-multi-stage.why':
    'Ein Programm braucht seinen Compiler, um gebaut zu werden, nicht, um zu laufen. Mit einer einzigen Stufe gehen Compiler, Quellen und Caches mit jedem Deployment hinaus: oft mehr als neun Zehntel des Images.',
  'no-multi-stage.remedy':
    'In einer ersten Stufe bauen und das Ergebnis in eine zweite kopieren, die nur enthält, was das Programm braucht.',
};
