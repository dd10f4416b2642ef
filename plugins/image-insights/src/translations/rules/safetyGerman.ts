/** What the rules of the family safety say: in German. */
export const safetyRulesGerman: Record<string, string> = {
  'secrets-in-files.title': 'Geheimnis in einer Datei',
  'secrets-in-files.why':
    'Jede Datei jeder Schicht kann lesen, wer das Image lädt. Sie in einer späteren Schicht zu löschen, verbirgt sie nur vor dem Container.',
  'secrets-in-files.remedy':
    'Geheimnisse in das RUN einhängen, das sie braucht, mit einer .dockerignore aus dem Build-Kontext heraushalten und veröffentlichte ersetzen.',
  'secrets-in-commands.title': 'Geheimnis in einem RUN ausgeschrieben',
  'secrets-in-commands.why':
    'Der Text jedes RUN steht in der Historie des Images. Ein Passwort oder Token darin kann lesen, wer das Image lädt.',
  'secrets-in-commands.remedy':
    'Geheimnisse in das RUN einhängen, das sie braucht, und dieses ersetzen.',
  'secrets-in-environment.title':
    'Geheimnis in einer Variablen des Images oder seines Builds',
  'secrets-in-environment.why':
    'Werte von ENV und von Build-Argumenten stehen in der Konfiguration und der Historie des Images, lesbar für alle, die es laden können.',
  'secrets-in-environment.remedy':
    'Geheimnisse in das eine RUN einhängen, das sie braucht; die für die Laufzeit dem Container beim Start mitgeben.',
  'root-user.title': 'Läuft als root',
  'root-user.why':
    'root im Container darf jede Datei darin schreiben und ist nach einem Ausbruch auch auf dem Host root. Cluster mit eingeschränkter Pod-Sicherheit weigern sich, es zu starten.',
  'root-user.remedy':
    'Das Dockerfile mit einem USER beenden, der nicht root ist, am besten als Nummer.',
  'second-root-account.title': 'Ein weiteres Konto mit den Rechten von root',
  'second-root-account.why':
    'Der Kernel kennt Benutzer nach ihrer Nummer. Ein Konto mit der Nummer 0 ist root unter anderem Namen und sieht überall harmlos aus, wo Namen stehen.',
  'second-root-account.remedy': 'Jedem Konto eine eigene Nummer geben.',
  'insecure-download.title': 'Download ohne Prüfung',
  'insecure-download.why':
    'Ohne die Prüfung von Zertifikat oder Signatur kann jeder auf dem Weg dem Image etwas unterschieben, und damit überall dort, wo es läuft.',
  'insecure-download.remedy':
    'Die Prüfungen eingeschaltet lassen; eine eigene Zertifizierungsstelle stattdessen mit ihrem Zertifikat bekannt machen.',
  'remote-pipe-to-shell.title': 'Skript aus dem Netz ungesehen ausgeführt',
  'remote-pipe-to-shell.why':
    'Wer diese Adresse beherrscht, beherrscht das Image. Was sie liefert, kann von Build zu Build wechseln, und bricht der Download ab, läuft ein halbes Skript.',
  'remote-pipe-to-shell.remedy':
    'Herunterladen, die Prüfsumme vergleichen, dann ausführen; oder ein Paket in fester Version installieren.',
  'setuid-files.title': 'Programme mit setuid oder setgid',
  'setuid-files.why':
    'Ein setuid-Programm läuft als sein Besitzer, gleich wer es startet. Jedes ist für einen Eindringling ein Weg zu root, und ein Service braucht selten eines.',
  'setuid-files.remedy':
    'Die Bits wegnehmen oder sie zur Laufzeit verbieten (allowPrivilegeEscalation: false, no-new-privileges).',
  'world-writable-files.title': 'Dateien, die alle ändern dürfen',
  'world-writable-files.why':
    'Ein USER, der nicht root ist, schützt nichts, wenn er das Programm ändern darf, das root oder ein anderer Benutzer ausführt.',
  'world-writable-files.remedy':
    'Die Dateien mit COPY --chown dem Benutzer geben, der sie schreibt, und allen anderen nur das Recht zum Lesen.',
  'ssh-server.title': 'SSH-Server im Image',
  'ssh-server.why':
    'Ein Zugang neben dem der Plattform bringt Schlüssel und Passwörter mit, um die sich jemand kümmern muss, und Host-Schlüssel, die sich alle Container des Images teilen.',
  'ssh-server.remedy':
    'Weglassen: kubectl exec, docker exec und ECS Exec brauchen keinen Server.',
  'ssh-port-exposed.title': 'SSH-Port freigegeben',
  'ssh-port-exposed.why':
    'Port 22 sagt, dass man sich am Container anmelden soll. docker run -P öffnet ihn zum Netz.',
  'ssh-port-exposed.remedy':
    'Port 22 nicht freigeben; den Zugang der Plattform in den Container verwenden.',
  'sensitive-volume.title': 'Volume über einem Systemverzeichnis',
  'sensitive-volume.why':
    'Ein Volume auf /dev, /proc oder /sys verdeckt, was der Kernel dort zeigt, oder lädt dazu ein, das des Hosts einzuhängen.',
  'sensitive-volume.remedy': 'Volumes nur für Daten des Programms angeben.',
  'certificates-missing.title':
    'Keine Zertifikate von Zertifizierungsstellen im Image',
  'certificates-missing.why':
    'Ein Image FROM scratch hat keine Liste von Zertifizierungsstellen. Ruft ein Programm darin ein anderes über HTTPS auf, scheitert schon die erste Anfrage an einer unbekannten Stelle.',
  'certificates-missing.remedy':
    'Das Zertifikatsbündel aus der Build-Stufe kopieren oder eine Basis verwenden, die es hat, etwa distroless static.',
  'unsafe-archive-paths.title':
    'Schicht mit Einträgen, die kein Build-Werkzeug schreibt',
  'unsafe-archive-paths.why':
    'Eine Schicht wird auf jedem Knoten als root entpackt. Mit Einträgen, die aus ihrem Verzeichnis hinausführen, wurden schon Dateien des Hosts überschrieben; Engines lehnen sie ab, ältere und manche Scanner vielleicht nicht.',
  'unsafe-archive-paths.remedy':
    'Herausfinden, was die Schicht erzeugt hat, und sie mit einem bekannten Werkzeug neu bauen.',
  'secret-in-build-argument.title':
    'Geheimnis als ARG oder ENV an den Build gegeben',
  'secret-in-build-argument.why':
    'Werte von Build-Argumenten und Variablen bleiben in der Historie des Images, in Provenance-Attesten und in Build-Caches, wo sie findet, wer diese lesen darf.',
  'secret-in-build-argument.remedy':
    'Das Geheimnis in das RUN einhängen, das es braucht: RUN --mount=type=secret,id=….',
};
