/** Names and notes of prices, in German. */
const pricesGerman: Record<string, string> = {
  'aws.nat.hour.title': 'NAT-Gateway',
  'aws.nat.data.title': 'Daten durch ein NAT-Gateway, beide Richtungen',
  'aws.vpce.hour.title': 'Schnittstellen-Endpunkt, je Zone',
  'aws.inter-region.title': 'In eine andere Region von AWS',
  'aws.inter-region.note': 'Zwischen us-east-1 und us-east-2 sind es 0,01 $.',
  'aws.ecr.cross-region.title':
    'ECR in eine andere Region, Pull oder Replikation',
  'aws.ecr.cross-region.note':
    'AWS schreibt auf beiden Seiten von Internetpreisen; ein Leitfaden druckt sie ab, ein anderer rechnet mit dem Preis zwischen Regionen, der hier gilt.',
  'aws.egress.title': 'Von AWS ins Internet',
  'aws.egress.note':
    'Die ersten 100 GB eines Kontos im Monat sind kostenlos; angenommen ist, dass anderer Verkehr sie belegt. Wo nur eine Stufe steht, ist nur die erste bekannt.',
  'aws.vpce.data.title': 'Daten durch Schnittstellen-Endpunkte einer Region',
  'aws.vpce.data.note':
    'AWS schreibt GB und misst 2^30 Bytes: Seine Preisliste setzt die Stufe von 1 PB bei 1.048.576 GB an.',
  'aws.s3gw.title': 'S3-Gateway-Endpunkt, seine Stunden und seine Daten',
  'aws.s3gw.note':
    'Er trägt die Blobs von ECR, die aus S3 kommen, nur in der eigenen Region.',
  'aws.ipv4.hour.title': 'Öffentliche IPv4-Adresse',
  'aws.ipv4.hour.note': 'Ein NAT-Gateway hat eine.',
  'aws.ecr.same-region.title': 'ECR zu Rechnern in der eigenen Region',
  'aws.az.title': 'Zwischen Verfügbarkeitszonen, je Richtung',
  'aws.az.note':
    'Ein Byte, das wechselt, zahlt zweimal, einmal je Zone. Dieselbe Liste hat dafür neuere Nutzungsarten (DataTransfer-xAZ-…) zu 0 $: Die Rechnung sagt, welche gilt.',
  'aws.ingress.title': 'Aus dem Internet zu AWS',
  'aws.ingress.note':
    'Was durch ein NAT-Gateway hereinkommt, zahlt dessen Datenpreis.',
  'aws.ecr.storage.title': 'Speicher in ECR, komprimierte Bytes',
  'aws.ecr.ptc.title': 'Pull-Through-Cache von ECR',
  'aws.ecr.ptc.note':
    'Keine eigene Gebühr; was er behält, wird gespeichert und geladen wie alles andere in ECR.',
  'aws.ecr-public.title': 'Pull von ECR Public',
  'aws.ecr-public.note':
    'Ohne Anmeldung 500 GB im Monat und nicht mehr; mit Anmeldung zu AWS kostenlos.',
  'aws.fargate.title': 'Image-Pull eines Fargate-Tasks',
  'aws.fargate.note':
    'Jeder Task lädt sein ganzes Image über die eigene Schnittstelle, also gelten NAT oder Endpunkte.',
  'gcp.ar.storage.title': 'Speicher in Artifact Registry',
  'gcp.ar.storage.note':
    'Die ersten 0,5 GB eines Kontos sind kostenlos; angenommen ist, dass andere Images sie belegen.',
  'gcp.ar.same.title': 'Artifact Registry in die eigene Region',
  'gcp.ar.same.note':
    'Auch aus einer Multi-Region in eine Region desselben Kontinents.',
  'gcp.ar.cross.title':
    'Artifact Registry in eine andere Region desselben Kontinents',
  'gcp.ar.intercontinental.title':
    'Artifact Registry auf einen anderen Kontinent',
  'gcp.ar.intercontinental.australia.title':
    'Artifact Registry von oder nach Ozeanien',
  'gcp.egress.title': 'Von Google Cloud ins Internet, Premium-Stufe',
  'gcp.egress.note':
    'Nach Nordamerika; das erste GiB im Monat ist kostenlos, angenommen ist, dass anderer Verkehr es belegt.',
  'gcp.nat.hour.title': 'Cloud NAT, je VM, die es nutzt, bis 32',
  'gcp.nat.gateway-hour.title': 'Cloud NAT, ein Gateway mit mehr als 32 VMs',
  'gcp.nat.data.title': 'Daten durch Cloud NAT, beide Richtungen',
  'gcp.nat.ip.title': 'Adresse von Cloud NAT',
  'gcp.pga.title': 'Private Google Access',
  'gcp.pga.note':
    'Laut Dokumentation läuft Verkehr zu Artifact Registry nicht durch Cloud NAT; eine Messung fand ihn dort berechnet, bis das DNS auf den eingeschränkten Bereich zeigte. Die Zeile Cloud NAT data der Rechnung ansehen.',
  'azure.acr.basic.title': 'Container Registry, Basic (10 GiB)',
  'azure.acr.standard.title': 'Container Registry, Standard (100 GiB)',
  'azure.acr.premium.title': 'Container Registry, Premium (500 GiB)',
  'azure.acr.premium.note': 'Für jede Replik noch einmal dasselbe.',
  'azure.acr.storage.title':
    'Speicher in Container Registry über das hinaus, was die Stufe enthält',
  'azure.acr.storage.note':
    '0,003 $ am Tag. Was die Stufe enthält, ist nicht abgezogen: Angenommen ist, dass andere Images es belegen.',
  'azure.pe.hour.title': 'Privater Endpunkt',
  'azure.pe.hour.note': 'Nicht je Zone; die Registry muss Premium sein.',
  'azure.pe.data.title': 'Daten durch einen privaten Endpunkt, je Richtung',
  'azure.pe.data.note':
    'Alle Bytes von Schichten laufen hindurch. Azure schreibt GB; dass damit 10^9 Bytes gemeint sind, ist angenommen, das um 7,4 % größere Ergebnis.',
  'azure.nat.hour.title': 'NAT-Gateway',
  'azure.nat.data.title': 'Daten durch ein NAT-Gateway',
  'azure.nat.data.note':
    'Azure schreibt GB; dass damit 10^9 Bytes gemeint sind, ist angenommen, das um 7,4 % größere Ergebnis.',
  'azure.ipv4.hour.title': 'Öffentliche IPv4-Adresse',
  'azure.same-region.title':
    'Innerhalb einer Region, auch zwischen ihren Zonen',
  'azure.inter-region.title': 'In eine andere Region von Azure',
  'azure.inter-region.note':
    'Innerhalb eines Kontinents. Azure schreibt GB; dass damit 10^9 Bytes gemeint sind, ist angenommen, das um 7,4 % größere Ergebnis.',
  'azure.egress.title': 'Von Azure ins Internet',
  'azure.egress.note':
    'Die erste Stufe, bis 10 TB; die ersten 100 GB im Monat sind kostenlos, angenommen ist, dass anderer Verkehr sie belegt. Azure schreibt GB; dass damit 10^9 Bytes gemeint sind, ist angenommen, das um 7,4 % größere Ergebnis.',
  'ghcr.title': 'Pull von der Container-Registry von GitHub',
  'ghcr.note':
    'Speicher und Übertragung von Containern sind vorerst kostenlos; GitHub verspricht, eine Änderung einen Monat vorher anzukündigen.',
  'dockerhub.title': 'Pull von Docker Hub',
  'dockerhub.note':
    'Nichts je Byte, aber Pulls sind begrenzt: in 6 Stunden 100 je Adresse ohne Anmeldung, 200 mit einem persönlichen Konto.',
  'quay.title': 'Pull von quay.io',
  'quay.note':
    'Bezahlt nach privaten Repositorys, nicht nach Bytes; mehr als einige Anfragen je Sekunde von einer Adresse werden abgelehnt.',
  'self-hosted.data.title': 'Pull aus der eigenen Registry',
  'self-hosted.storage.title': 'Speicher der eigenen Registry',
  'self-hosted.hour.title': 'Die eigene Registry',
  'custom.data.title': 'Daten auf dem eingetragenen Weg',
  'custom.storage.title': 'Speicher auf dem eingetragenen Weg',
  'custom.hour.title': 'Was der eingetragene Weg ohnehin kostet',
};

export default pricesGerman;
