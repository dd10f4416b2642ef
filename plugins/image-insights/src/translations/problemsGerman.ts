/** What is known of a problem by its code: in German. */
export const problemsGerman = {
  'problems.what.unauthorized': 'Die Registry hat die Zugangsdaten abgelehnt.',
  'problems.what.forbidden': 'Die Registry erlaubt dem Konto keinen Pull.',
  'problems.what.credentials-unavailable':
    'Es gab keine Zugangsdaten zur Anmeldung.',
  'problems.what.realm-refused':
    'Die Registry verweist für Tokens an einen Host, dem nicht vertraut wird.',
  'problems.what.repository-missing':
    'Die Registry kennt kein Repository dieses Namens.',
  'problems.what.manifest-missing':
    'Die Registry hat nicht mehr, worauf ein Tag zeigte.',
  'problems.what.blob-missing': 'Der Registry fehlt ein Teil eines Images.',
  'problems.what.unsupported':
    'Ein Image hat eine Form, die nicht gelesen wird.',
  'problems.what.throttled': 'Die Registry bittet, seltener zu fragen.',
  'problems.what.unavailable':
    'Die Registry hat nicht geantwortet, wie sie sollte.',
  'problems.what.timeout':
    'Die Registry hat zu lange für eine Antwort gebraucht.',
  'problems.what.tls': 'Das Zertifikat der Registry ließ sich nicht prüfen.',
  'problems.what.address-refused':
    'Die Adresse der Registry darf nicht gefragt werden.',
  'problems.what.redirect-refused':
    'Die Registry leitet an einen Host weiter, dem nicht vertraut wird.',
  'problems.what.integrity': 'Der Inhalt passt nicht zu seinem Digest.',
  'problems.what.invalid-answer': 'Die Antwort kam nicht von einer Registry.',
  'problems.what.too-large':
    'Manifest oder Konfiguration ist größer, als gelesen wird.',
  'problems.what.host-not-configured':
    'Dieses Portal kennt die Registry nicht.',
  'problems.what.invalid-reference': 'Der Name eines Images ist nicht lesbar.',
  'problems.what.closed': 'Das Backend wurde beendet.',
  'problems.what.annotation-invalid': 'Die Annotation ist nicht lesbar.',
  'problems.what.registry-not-configured':
    'Die Annotation nennt eine Registry, die dieses Portal nicht kennt.',
  'problems.what.tag-pattern-invalid':
    'Das Muster der Tags ist nicht brauchbar.',
  'problems.what.budget-invalid': 'Das Budget ist nicht lesbar.',
  'problems.what.deployment-value-invalid':
    'Ein Wert zu Deployments ist nicht lesbar.',
  'problems.what.source-failed':
    'Was zu Entitäten Images findet, ist gescheitert.',
  'problems.what.no-releases': 'Keines der Tags zählt als Release.',
  'problems.what.not-an-image': 'Das ist kein Container-Image.',
  'problems.what.platform-missing':
    'Für die verfolgten Plattformen gibt es kein Image.',
  'problems.what.never-scanned': 'Noch nicht gescannt.',
  'problems.what.interrupted': 'Der Scan wurde vor dem Ende abgebrochen.',
  'problems.what.internal': 'Im Backend ging etwas schief.',
  'problems.remedy.unauthorized':
    'Die Zugangsdaten der Registry in der Konfiguration dieses Portals erneuern oder ihrem Konto das Recht zum Pull geben.',
  'problems.remedy.forbidden':
    'Die Zugangsdaten der Registry in der Konfiguration dieses Portals erneuern oder ihrem Konto das Recht zum Pull geben.',
  'problems.remedy.credentials-unavailable':
    'Was die Zugangsdaten der Registry ausgibt, in Ordnung bringen; warum es scheiterte, steht im Log des Backends.',
  'problems.remedy.realm-refused':
    'Prüfen, wohin die Registry für Tokens verweist, und diesem Host in der Konfiguration der Registry vertrauen.',
  'problems.remedy.repository-missing':
    'Das Repository in catalog-info.yaml berichtigen oder entfernen: Die Registry kennt keines dieses Namens oder zeigt es nicht.',
  'problems.remedy.manifest-missing':
    'Nichts zu tun: Die Tags wurden gelöscht, während sie gelesen wurden.',
  'problems.remedy.blob-missing':
    'Die Images noch einmal pushen: Der Registry fehlt ein Teil davon, sie lassen sich nicht laden.',
  'problems.remedy.unsupported':
    'Die Images mit einem aktuellen Werkzeug neu bauen: Ihre Form wird nicht gelesen.',
  'problems.remedy.throttled':
    'Seltener scannen, requestsPerSecond der Registry senken oder Zugangsdaten mit größerem Kontingent verwenden.',
  'problems.remedy.unavailable':
    'Prüfen, ob die Registry läuft und vom Backend aus zu erreichen ist; jeder Scan versucht es wieder.',
  'problems.remedy.timeout':
    'Prüfen, ob die Registry läuft und vom Backend aus zu erreichen ist; jeder Scan versucht es wieder.',
  'problems.remedy.tls':
    'Die Zertifizierungsstelle der Registry als ca in ihrer Konfiguration angeben oder ihr Zertifikat erneuern lassen.',
  'problems.remedy.address-refused':
    'Die Adresse mit allowedAddresses der Registry erlauben, wenn sie gemeint ist.',
  'problems.remedy.redirect-refused':
    'Prüfen, wohin die Registry weiterleitet; welchen Hosts vertraut wird, sagt ihre Konfiguration.',
  'problems.remedy.integrity':
    'Die Registry prüfen und was zwischen ihr und dem Backend liegt: Ihr Inhalt ist nicht, was der Digest nennt.',
  'problems.remedy.invalid-answer':
    'Prüfen, ob der Host eine Registry ist und kein Proxy und keine Anmeldeseite an ihrer Stelle antwortet.',
  'problems.remedy.too-large':
    'Manifest und Konfiguration verkleinern oder solche Tags mit der Annotation image-insights.io/tags auslassen.',
  'problems.remedy.host-not-configured':
    'Die Registry in app-config unter imageInsights.registries eintragen.',
  'problems.remedy.invalid-reference':
    'Die Annotation in catalog-info.yaml berichtigen; die Meldung sagt, was an ihrem Wert nicht stimmt.',
  'problems.remedy.closed': 'Nichts zu tun: Der nächste Scan liest es.',
  'problems.remedy.annotation-invalid':
    'Die Annotation in catalog-info.yaml berichtigen; die Meldung sagt, was an ihrem Wert nicht stimmt.',
  'problems.remedy.registry-not-configured':
    'Die Annotation in catalog-info.yaml berichtigen; die Meldung sagt, was an ihrem Wert nicht stimmt.',
  'problems.remedy.tag-pattern-invalid':
    'Die Annotation in catalog-info.yaml berichtigen; die Meldung sagt, was an ihrem Wert nicht stimmt.',
  'problems.remedy.budget-invalid':
    'Die Annotation in catalog-info.yaml berichtigen; die Meldung sagt, was an ihrem Wert nicht stimmt.',
  'problems.remedy.deployment-value-invalid':
    'Die Annotation in catalog-info.yaml berichtigen; die Meldung sagt, was an ihrem Wert nicht stimmt.',
  'problems.remedy.source-failed':
    'Im Log des Backends nachsehen; es sagt mehr als diese Seite.',
  'problems.remedy.no-releases':
    'Mit der Annotation image-insights.io/tags sagen, welche Tags als Release zählen, oder ein Image mit einer Version als Tag pushen.',
  'problems.remedy.not-an-image':
    'Ein Repository nennen, das Images enthält: Dieses enthält keine (Charts, Signaturen, Atteste).',
  'problems.remedy.platform-missing':
    'Die Plattform der Images in app-config unter imageInsights.scan.platforms eintragen.',
  'problems.remedy.never-scanned':
    'Auf den nächsten Scan warten oder einen starten.',
  'problems.remedy.interrupted': 'Nichts zu tun: Der nächste Scan liest es.',
  'problems.remedy.internal':
    'Im Log des Backends nachsehen; es sagt mehr als diese Seite.',
};
