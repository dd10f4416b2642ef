/** What the rules of the family layers say: in German. */
export const layersRulesGerman: Record<string, string> = {
  'deleted-later.title': 'Dateien, die eine spätere Schicht löscht',
  'deleted-later.why':
    'Schichten liegen übereinander: Was eine obere löscht, ist nicht mehr zu sehen, aber seine Bytes bleiben in der unteren und werden mit jedem Image gespeichert und geladen.',
  'deleted-later.remedy':
    'Dateien in der Anweisung löschen, die sie anlegt, sie einhängen statt kopieren, oder sie in einer Build-Stufe anlegen.',
  'rewritten-later.title': 'Dateien, die eine spätere Schicht neu schreibt',
  'rewritten-later.why':
    'Eine Schicht, die eine Datei ändert, speichert sie ganz von neuem, und die untere Fassung bleibt im Image: Gespeichert und geladen werden beide, zu sehen ist eine.',
  'rewritten-later.remedy':
    'Dateien nur einmal schreiben: in der Anweisung ändern, die sie bringt, oder in einer Build-Stufe.',
  'metadata-copy-up.title':
    'Dateien durch chown oder chmod noch einmal gespeichert',
  'metadata-copy-up.why':
    'Wer Besitzer oder Rechte einer Datei aus einer unteren Schicht ändert, schreibt die ganze Datei in die neue: Ein chown -R über eine Anwendung verdoppelt sie.',
  'metadata-copy-up.remedy':
    'Besitzer und Rechte beim Kopieren setzen (COPY --chown, --chmod) oder in dem RUN, das die Dateien anlegt.',
  'moved-later.title':
    'Dateien, die eine spätere Schicht verschiebt oder hart verlinkt',
  'moved-later.why':
    'Eine Schicht kann nicht in die darunter zeigen: Wird eine Datei von unten verschoben oder hart verlinkt, wird sie ganz neu geschrieben, und das Image trägt sie zweimal.',
  'moved-later.remedy':
    'Dateien gleich dort ablegen, wo sie hingehören: an den endgültigen Pfad kopieren oder in der Anweisung verschieben, die sie anlegt.',
  'cache-cleared-too-late.title':
    'Paket-Cache erst in einer späteren Schicht geleert',
  'cache-cleared-too-late.why':
    'Einen Paket-Cache in einem anderen RUN zu leeren als dem, das ihn gefüllt hat, spart nichts: Die Schicht darunter hat ihn schon gespeichert.',
  'cache-cleared-too-late.remedy':
    'Den Cache mit einem Cache-Mount aus der Schicht heraushalten oder in dem RUN leeren, das ihn füllt.',
  'base-files-hidden.title': 'Dateien des Basis-Images verdeckt',
  'base-files-hidden.why':
    'Dateien des Basis-Images zu löschen oder zu ersetzen macht kein Image kleiner: Sie liegen in der Basis, und jeder Pull, der die Basis lädt, lädt sie mit.',
  'base-files-hidden.remedy':
    'Eine Basis wählen, die sie nicht enthält, oder sie lassen, wo sie sind.',
  'too-many-layers.title': 'Sehr viele Schichten',
  'too-many-layers.why':
    'Jede Schicht ist beim Pull eine eigene Anfrage und zur Laufzeit ein eigener Mount; Container-Engines nehmen nicht mehr als gut 120.',
  'too-many-layers.remedy':
    'Anweisungen verbinden, die zusammengehören, und in einer Stufe bauen, deren Schichten zurückbleiben.',
  'consecutive-runs.title': 'RUNs, die eines sein könnten',
  'consecutive-runs.why':
    'Jedes RUN ist eine Schicht. Installieren mehrere nacheinander Pakete, speichert jedes die Paketdatenbank noch einmal, und zu sehen ist nur die letzte.',
  'consecutive-runs.remedy': 'RUNs, die zusammengehören, mit && verbinden.',
  'sources-before-dependencies.title':
    'Quellen kopiert, bevor Abhängigkeiten installiert sind',
  'sources-before-dependencies.why':
    'Jede Änderung der Quellen erneuert alles, was darüber liegt: Abhängigkeiten werden im Build neu geholt und beim Deployment neu übertragen, obwohl sich keine geändert hat.',
  'sources-before-dependencies.remedy':
    'Nur Manifest und Lockfile kopieren, die Abhängigkeiten installieren, dann die Quellen kopieren.',
  'one-giant-layer.title':
    'Eine große Schicht, die sich mit den meisten Releases ändert',
  'one-giant-layer.why':
    'Eine Schicht wird ganz übertragen, sobald sich etwas darin ändert. Teilen sich Abhängigkeiten und Programm eine, schickt jedes Release die Abhängigkeiten mit.',
  'one-giant-layer.remedy':
    'Trennen, was sich selten und was sich oft ändert: Abhängigkeiten in eine eigene Schicht unter dem Programm.',
  'dependency-layer-churns.title':
    'Abhängigkeiten neu übertragen, obwohl ihr Lockfile gleich blieb',
  'dependency-layer-churns.why':
    'Installierte Bibliotheken sind meist der größte Teil eines Anwendungs-Images. Ändert sich ihre Schicht mit jedem Release, überträgt jedes Deployment sie alle neu.',
  'dependency-layer-churns.remedy':
    'Zuerst Manifest und Lockfile kopieren, installieren und dann erst die Quellen kopieren; den Build seinen Cache wiederverwenden lassen.',
  'volatile-below-stable.title':
    'Eine Schicht, die sich oft ändert, liegt unter solchen, die gleich bleiben',
  'volatile-below-stable.why':
    'Ein Knoten verwendet eine Schicht nur wieder, wenn alles darunter gleich ist. Eine, die sich mit jedem Release ändert, lässt jedes Release alles übertragen, was über ihr liegt.',
  'volatile-below-stable.remedy':
    'Anweisungen danach ordnen, wie selten sie sich ändern: Systempakete, Abhängigkeiten, Quellen.',
  'layer-changes-every-release.title':
    'Eine Schicht ist in jedem Release anders, obwohl sich nichts daran geändert hat',
  'layer-changes-every-release.why':
    'Eine Schicht, die beim nächsten Build nicht dieselbe ist, wird mit jedem Release neu gespeichert und übertragen, samt allem darüber, obwohl sie dieselben Dateien enthält.',
  'layer-changes-every-release.remedy':
    'Mit SOURCE_DATE_EPOCH und rewrite-timestamp=true bauen und den Cache zwischen den Builds behalten.',
  'growth-by-instruction.title': 'Wachstum seit dem Release davor',
  'growth-by-instruction.why':
    'Images wachsen von Release zu Release, meist unbemerkt. Je Anweisung genannt lässt sich Wachstum hinterfragen, solange noch alle wissen, was geändert wurde.',
  'growth-by-instruction.remedy':
    'Die beiden Releases vergleichen und entscheiden, ob das Wachstum gewollt war.',
  'cache-mount-without-effect.title': 'Cache-Mount, der nie benutzt wird',
  'cache-mount-without-effect.why':
    'Der Mount verspricht, dass nichts zweimal geholt wird, doch der Paketmanager soll nichts behalten, oder der Cache wird in demselben Schritt geleert: Jeder Build holt alles.',
  'cache-mount-without-effect.remedy':
    'Die Option oder das Leeren entfernen: Was in einem Cache-Mount liegt, kommt nie ins Image.',
  'context-bind-mount-possible.title':
    'Quellen kopiert, wo ein Bind-Mount genügt',
  'context-bind-mount-possible.why':
    'Eine Kopie der Quellen ergibt in jedem Build eine Zwischenschicht. Mit einem Bind-Mount liest der Compiler den Build-Kontext, wo er ist.',
  'context-bind-mount-possible.remedy':
    'Den Kontext in das RUN einhängen, das baut: RUN --mount=type=bind,target=….',
  'dependency-cache-mount-missing.title':
    'Abhängigkeiten ohne Cache-Mount installiert',
  'dependency-cache-mount-missing.why':
    'Ändert sich eine Abhängigkeit, läuft der Schritt neu und holt auch alle anderen wieder. Ein Cache-Mount behält sie beim Build, außerhalb des Images.',
  'dependency-cache-mount-missing.remedy':
    'Dort einen Cache einhängen, wo der Paketmanager aufhebt, was er geholt hat: RUN --mount=type=cache,target=….',
  'packages-after-sources.title':
    'Systempakete erst nach dem Kopieren der Quellen installiert',
  'packages-after-sources.why':
    'Systempakete ändern sich selten, Quellen mit jedem Commit. In dieser Reihenfolge installiert jeder Commit die Pakete neu, und in der letzten Stufe überträgt jedes Deployment sie noch einmal.',
  'packages-after-sources.remedy':
    'Anweisungen danach ordnen, wie selten sie sich ändern: Systempakete, Abhängigkeiten, Quellen.',
  'sources-copied-before-install.title':
    'Dockerfile kopiert alle Quellen, bevor es Abhängigkeiten installiert',
  'sources-copied-before-install.why':
    'Ein Schritt eines Builds kommt nur dann aus dem Cache, wenn sich davor nichts geändert hat. Hinter einer Kopie aller Quellen installiert jeder Commit alle Abhängigkeiten neu.',
  'sources-copied-before-install.remedy':
    'Die Dateien kopieren, die Abhängigkeiten angeben, installieren und danach die Quellen kopieren.',
  'volatile-argument-early.title':
    'Wechselndes Build-Argument über Schritten, die es nicht brauchen',
  'volatile-argument-early.why':
    'Jedes RUN unter einem ARG läuft mit dessen Wert, sodass ein neuer Wert, etwa ein Commit oder ein Datum, sie alle neu laufen lässt, ob sie ihn verwenden oder nicht.',
  'volatile-argument-early.remedy':
    'Solche Argumente so weit unten wie möglich angeben, am besten direkt über dem LABEL, das sie braucht.',
};
