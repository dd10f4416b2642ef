/**
 * Names and notes of the prices that the plugin ships, as its list has them: by
 * their id, with the region where it has one of its own.
 */
export const pricesEnglish: Record<string, string> = {
  'aws.nat.hour.title': 'NAT gateway',
  'aws.nat.data.title': 'Data through a NAT gateway, both directions',
  'aws.vpce.hour.title': 'Interface endpoint, each per zone',
  'aws.inter-region.title': 'To another region of AWS',
  'aws.inter-region.note': 'Between us-east-1 and us-east-2 it is $0.01.',
  'aws.ecr.cross-region.title': 'ECR to another region, pull or replication',
  'aws.ecr.cross-region.note':
    'AWS writes of internet rates on both sides; one guide prints them, another calculates with the rate between regions, which is taken here.',
  'aws.egress.title': 'From AWS to the internet',
  'aws.egress.note':
    "The account's first 100 GB a month are free; other traffic is taken to use them. Where there is one tier only the first is known.",
  'aws.vpce.data.title': 'Data through interface endpoints of a region',
  'aws.vpce.data.note':
    'AWS writes GB and meters 2^30 bytes: its price list puts the tier of 1 PB at 1,048,576 GB.',
  'aws.s3gw.title': 'S3 gateway endpoint, its hours and its data',
  'aws.s3gw.note':
    'It carries the blobs of ECR, which come from S3, in its own region only.',
  'aws.ipv4.hour.title': 'Public IPv4 address',
  'aws.ipv4.hour.note': 'A NAT gateway has one.',
  'aws.ecr.same-region.title': 'ECR to compute in its own region',
  'aws.az.title': 'Between availability zones, each direction',
  'aws.az.note':
    'A byte that crosses pays twice, once in each zone. The same list has newer usage types for it (DataTransfer-xAZ-…) at $0: the bill tells which one is used.',
  'aws.ingress.title': 'From the internet into AWS',
  'aws.ingress.note':
    'What comes in through a NAT gateway pays its data price.',
  'aws.ecr.storage.title': 'ECR storage, compressed bytes',
  'aws.ecr.ptc.title': 'ECR pull-through cache',
  'aws.ecr.ptc.note':
    'No fee of its own; what it keeps is stored and pulled as anything else in ECR.',
  'aws.ecr-public.title': 'Pull from ECR Public',
  'aws.ecr-public.note':
    'Without signing in 500 GB a month, and no more; free to AWS when signed in.',
  'aws.fargate.title': 'Image pull of a Fargate task',
  'aws.fargate.note':
    'Each task pulls all of its image through its own interface, so NAT or endpoints apply.',
  'gcp.ar.storage.title': 'Artifact Registry storage',
  'gcp.ar.storage.note':
    'The first 0.5 GB of an account are free; other images are taken to use them.',
  'gcp.ar.same.title': 'Artifact Registry to its own region',
  'gcp.ar.same.note':
    'Also from a multi-region to a region of the same continent.',
  'gcp.ar.cross.title': 'Artifact Registry to another region of its continent',
  'gcp.ar.intercontinental.title': 'Artifact Registry to another continent',
  'gcp.ar.intercontinental.australia.title':
    'Artifact Registry from or to Oceania',
  'gcp.egress.title': 'From Google Cloud to the internet, premium tier',
  'gcp.egress.note':
    'To North America; the first GiB a month is free, other traffic is taken to use it.',
  'gcp.nat.hour.title': 'Cloud NAT, each VM that uses it, to 32 of them',
  'gcp.nat.gateway-hour.title': 'Cloud NAT, a gateway with more than 32 VMs',
  'gcp.nat.data.title': 'Data through Cloud NAT, both directions',
  'gcp.nat.ip.title': 'Address of Cloud NAT',
  'gcp.pga.title': 'Private Google Access',
  'gcp.pga.note':
    'By its documentation traffic to Artifact Registry does not pass Cloud NAT; a measurement found it billed there until DNS pointed at the restricted range. Look at the Cloud NAT data line of the bill.',
  'azure.acr.basic.title': 'Container Registry, Basic (10 GiB)',
  'azure.acr.standard.title': 'Container Registry, Standard (100 GiB)',
  'azure.acr.premium.title': 'Container Registry, Premium (500 GiB)',
  'azure.acr.premium.note': 'The same again for each replica.',
  'azure.acr.storage.title':
    'Container Registry storage above what the tier includes',
  'azure.acr.storage.note':
    '$0.003 a day. What the tier includes is not deducted: other images are taken to use it.',
  'azure.pe.hour.title': 'Private endpoint',
  'azure.pe.hour.note': 'Not per zone; the registry has to be Premium.',
  'azure.pe.data.title': 'Data through a private endpoint, each direction',
  'azure.pe.data.note':
    'All layer bytes pass it. Azure writes GB; that it means 10^9 bytes is assumed, the larger result by 7.4 %.',
  'azure.nat.hour.title': 'NAT gateway',
  'azure.nat.data.title': 'Data through a NAT gateway',
  'azure.nat.data.note':
    'Azure writes GB; that it means 10^9 bytes is assumed, the larger result by 7.4 %.',
  'azure.ipv4.hour.title': 'Public IPv4 address',
  'azure.same-region.title': 'Within a region, also between its zones',
  'azure.inter-region.title': 'To another region of Azure',
  'azure.inter-region.note':
    'Within a continent. Azure writes GB; that it means 10^9 bytes is assumed, the larger result by 7.4 %.',
  'azure.egress.title': 'From Azure to the internet',
  'azure.egress.note':
    'The first tier, to 10 TB; the first 100 GB a month are free, other traffic is taken to use them. Azure writes GB; that it means 10^9 bytes is assumed, the larger result by 7.4 %.',
  'ghcr.title': 'Pull from the GitHub container registry',
  'ghcr.note':
    'Storage and transfer of containers are free for now; GitHub promises a month of notice.',
  'dockerhub.title': 'Pull from Docker Hub',
  'dockerhub.note':
    'Nothing per byte, but pulls are limited: in 6 hours 100 per address without signing in, 200 with a personal account.',
  'quay.title': 'Pull from quay.io',
  'quay.note':
    'Paid by private repositories, not per byte; more than a few requests a second from an address are refused.',
  'self-hosted.data.title': 'Pull from the own registry',
  'self-hosted.storage.title': 'Storage of the own registry',
  'self-hosted.hour.title': 'The own registry',
  'custom.data.title': 'Data on the configured path',
  'custom.storage.title': 'Storage on the configured path',
  'custom.hour.title': 'What the configured path costs anyway',
};
