/** What the rules of the family hygiene say: in German. */
export const hygieneRulesGerman: Record<string, string> = {
  'build-in-final-stage.title': 'Gebaut, wo es läuft',
  'build-in-final-stage.why':
    'Compiler und die Bibliotheken, die nur sie brauchen, machen den größten Teil eines solchen Images aus. Sie werden mit jedem Deployment geladen und helfen jedem, der einbricht.',
  'build-in-final-stage.remedy':
    'In einer eigenen Stufe bauen und das Ergebnis auf eine kleine Basis kopieren: ein mehrstufiger Build.',
  'leftovers-in-image.title': 'Überreste der Entwicklung im Image',
  'leftovers-in-image.why':
    'Versionsverwaltung, Tests, Protokolle und Einstellungen von Editoren kommen mit, wenn COPY ein ganzes Verzeichnis nimmt. Sie kosten Bytes bei jedem Pull, ändern unnötig, was im Cache liegt, und verraten vielleicht mehr als gewollt.',
  'leftovers-in-image.remedy':
    'In eine .dockerignore schreiben, damit sie gar nicht erst in den Build-Kontext kommen.',
  'extra-tools.title': 'Werkzeuge, die der Service nicht braucht',
  'extra-tools.why':
    'Editoren, Netzwerkwerkzeuge und Debugger sind für alle da, die sich anmelden, willkommen oder nicht. Jedes bringt Bibliotheken mit, die geladen und gepflegt werden müssen.',
  'extra-tools.remedy':
    'Weglassen; zur Fehlersuche einen kurzlebigen Container anhängen (kubectl debug, docker debug), der seine eigenen mitbringt.',
  'platform-mismatch.title': 'Programm für eine andere Architektur',
  'platform-mismatch.why':
    'Ein Image sagt, für welche Plattform es ist, und niemand prüft es. Ist sein Programm für eine andere, endet der Container mit „exec format error“.',
  'platform-mismatch.remedy':
    'Für die Plattform bauen, für die das Image ist, mit TARGETOS und TARGETARCH.',
  'shell-form-command.title': 'Programm über eine Shell gestartet',
  'shell-form-command.why':
    'Eine Shell als erster Prozess reicht das Signal zum Beenden nicht weiter: Der Container wird nach der Frist abgeschossen, mitten in Anfragen. Außerdem braucht es dafür eine Shell im Image.',
  'shell-form-command.remedy':
    'ENTRYPOINT und CMD als Listen schreiben oder den letzten Befehl des Skripts mit exec beginnen.',
  'add-instead-of-copy.title': 'ADD, wo COPY genügt',
  'add-instead-of-copy.why':
    'ADD entpackt Archive und holt Adressen. Ist beides nicht gemeint, sagt COPY, was geschieht, und tut nichts Unerwartetes, wenn eine Datei umbenannt wird.',
  'add-instead-of-copy.remedy': 'Für lokale Dateien COPY verwenden.',
  'remote-add.title': 'ADD einer Adresse',
  'remote-add.why':
    'ADD einer Adresse speichert die Datei, wie sie kam: Ein Archiv bleibt in seiner Schicht, auch wenn ein späteres RUN es entpackt und löscht. Ohne Prüfsumme merkt niemand, wenn sich die Datei ändert.',
  'remote-add.remedy':
    'ADD mit --checksum verwenden oder in einem einzigen RUN holen, prüfen, entpacken und löschen; am besten in einer Build-Stufe.',
  'whole-tree-copy.title': 'Ein ganzes Dateisystem über ein anderes kopiert',
  'whole-tree-copy.why':
    'COPY von / nach / bringt alles aus einer Stufe oder dem Build-Kontext mit, nötig oder nicht, und ersetzt, was da ist.',
  'whole-tree-copy.remedy':
    'Die Dateien, die das Programm braucht, beim Namen kopieren.',
  'sudo-used.title': 'sudo in einem RUN',
  'sudo-used.why':
    'Ein RUN hat die Rechte des USER davor, ohne einen die von root. sudo braucht ein Paket und einen Weg, root zu werden, und beides bleibt im Image.',
  'sudo-used.remedy':
    'USER root vor das RUN setzen und dahinter wieder den Benutzer des Service.',
  'cd-instead-of-workdir.title': 'cd, wo WORKDIR gemeint ist',
  'cd-instead-of-workdir.why':
    'Ein mit cd gewechseltes Verzeichnis gilt bis zum Ende seines RUN. WORKDIR gilt für alle folgenden Schritte und für den Container.',
  'cd-instead-of-workdir.remedy':
    'WORKDIR einmal setzen, vor den Schritten, die dort arbeiten.',
  'healthcheck-missing.title': 'Kein Health-Check',
  'healthcheck-missing.why':
    'Docker und Swarm starten einen Container neu, dessen Health-Check scheitert. Kubernetes und ECS haben eigene Prüfungen und beachten ihn nicht.',
  'healthcheck-missing.remedy':
    'Einen HEALTHCHECK ergänzen, wenn das Image dort läuft, wo Docker selbst darauf achtet.',
  'maintainer-deprecated.title': 'MAINTAINER ist veraltet',
  'maintainer-deprecated.why':
    'MAINTAINER schreibt ein Feld, das Werkzeuge nicht mehr lesen. Ein Label finden sie alle.',
  'maintainer-deprecated.remedy':
    'Das Label org.opencontainers.image.authors setzen.',
  'add-for-local-files.title': 'ADD für lokale Dateien verwendet',
  'add-for-local-files.why':
    'ADD entpackt Archive und holt Adressen. Ist beides nicht gemeint, sagt COPY das und tut nichts Unerwartetes, wenn eine Datei einen anderen Namen bekommt.',
  'add-for-local-files.remedy': 'COPY schreiben.',
  'copy-ignored-file.title': 'COPY einer Datei, die .dockerignore ausschließt',
  'copy-ignored-file.why':
    'Die Datei erreicht den Build nie, sodass er scheitert oder weniger kopiert, als beim Schreiben gedacht war.',
  'copy-ignored-file.remedy':
    'Die Datei mit einer Zeile mit ! aus der .dockerignore ausnehmen, oder das COPY entfernen.',
  'dockerignore-missing.title': 'Keine .dockerignore',
  'dockerignore-missing.why':
    'Ohne .dockerignore geht das ganze Verzeichnis an den Build, samt Versionsverwaltung und lokalen Dateien. COPY . legt es in eine Schicht, und jede Änderung daran, selbst an einer README, lässt die Schritte dahinter neu laufen.',
  'dockerignore-missing.remedy':
    'Neben das Dockerfile eine .dockerignore legen.',
  'dockerignore-weak.title': '.dockerignore, die Unnötiges durchlässt',
  'dockerignore-weak.why':
    'Was die .dockerignore nicht nennt, trägt COPY . ins Image, wo es bei jedem Pull Bytes kostet; und jede Änderung daran lässt die Schritte hinter der Kopie neu laufen.',
  'dockerignore-weak.remedy': 'Die fehlenden Zeilen ergänzen.',
  'relative-workdir.title':
    'Relatives WORKDIR auf einem Verzeichnis, das niemand gesetzt hat',
  'relative-workdir.why':
    'Ein relatives WORKDIR setzt das davor fort, das erste also das des Basis-Images: Ändert die Basis ihres, zieht das Programm um.',
  'relative-workdir.remedy': 'Mit einem absoluten Pfad beginnen.',
  'several-commands.title': 'Mehrere CMD oder ENTRYPOINT in einer Stufe',
  'several-commands.why':
    'Von CMD, ENTRYPOINT und HEALTHCHECK zählt in einer Stufe nur das jeweils letzte. Die anderen bewirken nichts, auch wenn es beim Schreiben so gedacht war.',
  'several-commands.remedy': 'Nur das letzte behalten.',
};
