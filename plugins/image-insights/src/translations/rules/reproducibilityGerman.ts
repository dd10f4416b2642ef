/** What the rules of the family reproducibility say: in German. */
export const reproducibilityRulesGerman: Record<string, string> = {
  'base-end-of-life.title': 'System oder Laufzeitumgebung nicht mehr gepflegt',
  'base-end-of-life.why':
    'Ein System, dessen Pflege beendet ist, bekommt keine Sicherheitskorrekturen mehr, und sein Paketarchiv kann umziehen oder verschwinden, sodass sich das Image nicht noch einmal bauen lässt.',
  'base-end-of-life.remedy':
    'Auf eine Version wechseln, die noch gepflegt wird.',
  'stale-base.title': 'Basis-Image hinter seinem Tag zurück',
  'stale-base.why':
    'Sicherheitskorrekturen des Systems kommen mit dem Basis-Image. Einem Image auf einer alten Basis fehlen sie, bis jemand es neu baut.',
  'stale-base.remedy':
    'Das Image neu bauen und dabei die Basis frisch laden (--pull).',
  'latest-base.title': 'Basis-Image ohne Version',
  'latest-base.why':
    'Was `latest` bedeutet, ändert sich ohne Ankündigung: Der nächste Build steht vielleicht auf einer anderen Hauptversion des Systems, und niemand hat sie gewählt.',
  'latest-base.remedy':
    'Eine Version des Basis-Images nennen, am besten mit ihrem Digest.',
  'unapproved-base.title': 'Basis-Image nicht freigegeben',
  'unapproved-base.why':
    'Services auf wenigen freigegebenen Basis-Images teilen deren Schichten auf jedem Knoten, und eine Korrektur am System erreicht sie alle.',
  'unapproved-base.remedy': 'Auf einem der freigegebenen Basis-Images bauen.',
  'base-not-pinned.title': 'Basis-Image nicht auf einen Digest festgelegt',
  'base-not-pinned.why':
    'Ein Tag lässt sich verschieben, ein Digest nicht: Nur mit einer festgelegten Basis stehen zwei Builds desselben Commits auf denselben Bytes.',
  'base-not-pinned.remedy':
    'Die Basis auf ihren Digest festlegen und ihn von einem Werkzeug wie Renovate oder Dependabot erneuern lassen.',
  'base-not-recorded.title': 'Basis-Image nicht vermerkt',
  'base-not-recorded.why':
    'Sagt ein Image nicht, worauf es gebaut wurde, lässt sich nur aus seinen Schichten raten, ob seine Basis alt oder zurückgezogen ist.',
  'base-not-recorded.remedy':
    'Die Basis vermerken: durch ein Provenance-Attest oder durch die Annotationen org.opencontainers.image.base.name und .digest.',
  'update-without-install.title': 'Paketlisten in einem eigenen RUN geholt',
  'update-without-install.why':
    'Der Build nimmt dieses RUN aus dem Cache und führt es nie wieder aus: Eine spätere Installation arbeitet mit alten Listen und scheitert, sobald das Archiv weitergezogen ist.',
  'update-without-install.remedy':
    'Die Listen in dem RUN holen, das installiert.',
  'distribution-upgrade.title': 'Alle Pakete im Image aktualisiert',
  'distribution-upgrade.why':
    'Jeder Build bekommt andere Pakete, der Build-Cache behält alte, solange er mag, und jedes aktualisierte Paket ist zweimal im Image: wie die Basis es hat, und neu.',
  'distribution-upgrade.remedy':
    'Ein neueres Basis-Image verwenden und mit --pull neu bauen; einzelne Pakete beim Namen aktualisieren, wenn eine Korrektur nicht warten kann.',
  'unpinned-packages.title': 'Pakete ohne Version installiert',
  'unpinned-packages.why':
    'Ohne Versionen ergibt dasselbe Dockerfile morgen ein anderes Image: Was es kaputt gemacht hat, ist in keinem Commit zu sehen.',
  'unpinned-packages.remedy':
    'Versionen dessen nennen, wovon die Anwendung abhängt, oder aus einem Lockfile oder einem datierten Paketarchiv installieren.',
  'missing-labels.title': 'Das Image sagt nicht, woraus es gebaut wurde',
  'missing-labels.why':
    'Quelle und Revision führen von einem laufenden Image zu seinem Commit; ohne sie hat ein Befund zum Image keinen Besitzer und ein Release kein Diff.',
  'missing-labels.remedy':
    'Beim Bauen die Labels org.opencontainers.image.source, .revision, .version und .created setzen.',
  'no-provenance.title': 'Kein Provenance-Attest',
  'no-provenance.why':
    'Ein Provenance-Attest hält fest, aus welchem Commit, auf welcher Basis und in welchen Schritten ein Image gebaut wurde, sodass nichts davon zu raten ist.',
  'no-provenance.remedy': 'Mit --provenance=mode=max bauen.',
  'tag-moved.title': 'Release-Tag wurde verschoben',
  'tag-moved.why':
    'Wer das Release vorher ausgerollt hat und wer es jetzt ausrollt, betreibt unter einem Namen verschiedene Images; ein Rollback darauf bringt nicht zurück, was lief.',
  'tag-moved.remedy':
    'Jedem Build ein eigenes Tag geben und die Registry das Überschreiben von Release-Tags verweigern lassen.',
  'latest-tag-deployed.title': 'Nur ein bewegliches Tag nennt das Image',
  'latest-tag-deployed.why':
    'Ein Image, das nur unter `latest` oder einem Branch zu finden ist, ist mit dem nächsten Build beim Namen weg: Niemand kann sagen, was lief, oder dorthin zurück.',
  'latest-tag-deployed.remedy':
    'Jeden Build auch unter einem eigenen Tag pushen.',
  'base-without-digest.title': 'Dockerfile legt Images nur auf Tags fest',
  'base-without-digest.why':
    'Ein Tag lässt sich auf ein anderes Image verschieben, ein Digest nicht. Nur mit Tags kann derselbe Commit morgen ein anderes Image ergeben.',
  'base-without-digest.remedy':
    'Auf den Digest festlegen, wenn etwas ihn erneuert (Renovate, Dependabot); sonst bekommt ein Versions-Tag Sicherheitskorrekturen eher.',
  'base-without-version.title': 'Dockerfile nennt ein Image ohne seine Version',
  'base-without-version.why':
    'Was `latest` bedeutet, ändert sich ohne Ankündigung: Der nächste Build nimmt vielleicht einen anderen Compiler oder steht auf einem anderen System, und niemand hat es gewählt.',
  'base-without-version.remedy': 'Die Version nennen, die gemeint ist.',
  'lockfile-not-enforced.title':
    'Installation, die sich vielleicht nicht an das Lockfile hält',
  'lockfile-not-enforced.why':
    'Eine Installation, die ihr Lockfile ändern darf, nimmt neuere Versionen, wenn es nicht passt, und niemand merkt, dass im Image steckt, was niemand getestet hat.',
  'lockfile-not-enforced.remedy':
    'Installieren, was das Lockfile sagt, oder scheitern: npm ci, yarn --frozen-lockfile, pnpm --frozen-lockfile, cargo --locked, bundle mit BUNDLE_FROZEN.',
  'packages-without-version.title':
    'Dockerfile installiert Pakete ohne ihre Versionen',
  'packages-without-version.why':
    'Ohne Version nimmt ein Build, was das Repository an diesem Tag hat, sodass sich zwei Builds desselben Commits unterscheiden können. Bei Paketen einer festgelegten Distribution wird das oft hingenommen, bei Compilern und Bibliotheken eines Builds selten.',
  'packages-without-version.remedy':
    'Versionen nennen, wo es darauf ankommt, oder aus einem Lockfile installieren.',
  'pipe-without-pipefail.title': 'Fehler vor einer Pipe bleibt unbemerkt',
  'pipe-without-pipefail.why':
    'Eine Shell nimmt den letzten Befehl einer Pipe als Ergebnis. Bricht davor ein Download ab, geht der Build weiter, und das Image ist unvollständig.',
  'pipe-without-pipefail.remedy':
    'Die Shell bei jedem Fehler in einer Pipe anhalten lassen: SHELL ["/bin/bash", "-o", "pipefail", "-c"] oder set -o pipefail in dem RUN.',
  'remote-add-without-checksum.title': 'ADD holt etwas ungeprüft',
  'remote-add-without-checksum.why':
    'Was unter einer Adresse liegt, lässt sich austauschen. Mit einer Prüfsumme, oder bei einem Git-Repository mit einem Commit, hält der Build an, statt etwas anderes auszuliefern.',
  'remote-add-without-checksum.remedy':
    'ADD --checksum=sha256:… schreiben und bei einem Git-Repository Tag oder Commit hinter # nennen.',
  'update-in-own-step.title': 'Paketlisten in einem eigenen Schritt geholt',
  'update-in-own-step.why':
    'Der Schritt, der die Listen holt, kommt monatelang aus dem Cache, und der Schritt, der installiert, arbeitet damit: Pakete sind alt oder nicht mehr da, und der Build scheitert.',
  'update-in-own-step.remedy': 'Die Listen in dem RUN holen, das installiert.',
};
