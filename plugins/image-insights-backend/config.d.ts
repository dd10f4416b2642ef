import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Container image sizes, layers and history of catalog entities. */
  imageInsights?: {
    /**
     * Registries that may be read; nothing else is ever contacted. Without
     * any, the plugin starts but scans nothing.
     */
    registries?: Array<{
      /** Host, with port where it is not the usual one: `registry.example.com`, `localhost:5000`, `docker.io`. */
      host: string;
      /** Talk HTTP without TLS. Default: false. */
      plainHttp?: boolean;
      /**
       * Sent to this host, and to its token service, only. Absent: anonymous.
       * @deepVisibility secret
       */
      credentials?: {
        /** With `password`: Basic authentication, here or at the token service. */
        username?: string;
        password?: string;
        /** Sent to the registry as it is, as a Bearer token. */
        token?: string;
        /** A refresh token that the token service exchanges for access tokens. */
        identityToken?: string;
      };
      /** Only repositories below this name use the credentials. */
      repositoryPrefix?: string;
      /** Requests in flight at most. Default: by host, 4 for an unknown one. */
      concurrency?: number;
      /** Requests begun per second. Default: by host, 10 for an unknown one. */
      requestsPerSecond?: number;
      /** PEM certificates to trust for this host besides the system's. */
      ca?: string;
      /** Hosts of token services that may get the credentials. */
      trustedRealms?: string[];
      /** CIDRs of private addresses that redirects and token services may be at. */
      allowedAddresses?: string[];
    }>;
    scan?: {
      /** When to scan. Default: every 30 minutes, at most 20 minutes each. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** Platforms to follow, in order of preference. Default: [linux/amd64]. */
      platforms?: string[];
      /** Newest release tags to follow per repository, 1 to 5000. Default: 200. */
      tagsPerRepository?: number;
      /** Repositories that are read at the same time, 1 to 64. Default: 8. */
      concurrency?: number;
      /** For how long a finished scan answers the wish for a new one. Default: 10 seconds. */
      cooldown?: HumanDuration | string;
      /**
       * Whether layers' contents are read, each layer once. Default: true, with
       * the defaults below.
       */
      contents?:
        | boolean
        | {
            /** Newest releases whose layers are read, 1 to 5000. Default: 10. */
            releasesPerRepository?: number;
            /** Layers with larger blobs are left out. Default: `2 GB`. */
            maxLayerBytes?: string;
            /** Blobs fetched per hour at most, over all replicas, such as `50 GB`. Default: no bound. */
            bytesPerHour?: string;
            /** Worker threads of each replica that read layers, 0 to 16; 0 reads in the main thread. Default: 2, or 1 where there is one processor. */
            threads?: number;
          };
    };
    score?: {
      /** Budget of services without their own, such as `500 MB`. Default: none. */
      sizeBudget?: string;
      /** Ids of rules that are not to be asked. */
      disabledRules?: string[];
      /** How much rules count, 0 to 10 by their ids. Default: 1 each. */
      ruleWeights?: { [rule: string]: number };
      /** Names of base images that may be used, `*` within a name: `registry.example.com/base/*`. Default: any. */
      approvedBases?: string[];
    };
    deployments?: {
      flux?: {
        /**
         * Key with which Flux signs its events (`generic-hmac`), at least 16
         * characters. Absent: the route for Flux is off.
         * @visibility secret
         */
        secret?: string;
      };
      /** For how long deployments are kept, at least 90 days. Default: 2 years. */
      retention?: HumanDuration | string;
    };
    /** From what the transfer of images and its cost are calculated. */
    cost?: CostConfig;
    /** Other plugins' annotations that name repositories, besides the built-in ones. */
    annotations?: Array<{
      /** Key, such as `goharbor.io/repository-slug`. */
      annotation: string;
      /** Registry that the names are on; one of `registries`. */
      host: string;
      /** Put before the name, such as `docker-local`. */
      prefix?: string;
    }>;
  };
}

/** A price that holds instead of the list's. */
export interface CostPrice {
  /** Only there. Default: everywhere. */
  region?: string;
  /** USD per unit: this or `tiers`. */
  usd?: number;
  /** Ascending; the last one without `upTo`, which is in units. */
  tiers?: Array<{ upTo?: number; usd: number }>;
  /** Bytes of a unit. Default: as the list has it. */
  unitBytes?: number;
  /** Day on which it was seen: `2026-09-17`. Required. */
  asOf: string;
  /** Where: `contract of 2026`. Required. */
  source: string;
  sourceUrl?: string;
}

/** What the cost of pulls rests on, for all registries or for one. */
export interface CostSettings {
  /** Region of the nodes. Default: that of the registry where its host tells, else `us-east-1`. */
  region?: string;
  /** The way from registry to nodes, such as `aws-nat`; all of them: docs/prices.md. Default: what the registry's host makes likely, else `aws-nat`. */
  path?: string;
  /** Instances that a deployment starts. Default: 20. */
  instances?: number;
  /** Deployments in a month of services of which none is recorded, annotated or inferred. Default: 20. */
  deploymentsPerMonth?: number;
  /** Nodes that may run the instances; 0: one per instance. Default: 0. */
  nodes?: number;
  /** How instances spread over nodes. Default: `even`. */
  placement?: 'even' | 'random' | 'packed' | 'daemonset';
  /** With `packed`: instances on a node. Default: 1. */
  instancesPerNode?: number;
  /** Who keeps images. Default: `node`. */
  runtime?: 'node' | 'task' | 'import';
  /** What nodes hold when a deployment comes. Default: `warm`. */
  cache?: 'none' | 'warm' | { hitRatio: number };
  /** Which layers a runtime does not fetch. Default: `chain`. */
  reuse?: 'chain' | 'digest' | 'either';
  /** Share of pulls on nodes that hold nothing, 0 to 1, or `auto`. Default: 0. */
  coldShare?: number | 'auto';
  /** Cold pulls that each deployment adds. Default: 0. */
  extraColdPulls?: number;
  /** What a node receives, such as `1 Gbit/s`. Default: `1 Gbit/s`. */
  nodeBandwidth?: string;
  /** Steps of a rollout, one after the other. Default: 1. */
  waves?: number;
  /** Zones with nodes. Default: 3. */
  zones?: number;
  /** Share of bytes that crosses a zone on the way, 0 to 1. Default: 0. */
  crossZoneShare?: number;
  /** How many bytes a billed gigabyte has. Default: `provider`. */
  gigabyte?: 'provider' | 'decimal' | 'binary';
  /** What else runs through the same price tiers in a month, such as `10 TB`. Default: nothing. */
  otherTraffic?: string;
  /** Whether services share their nodes, so that layers of others count as held. Default: false. */
  sharedNodes?: boolean;
  /** Among which images the registry stores a blob once. Default: `repository`. */
  storageSharing?: 'repository' | 'registry' | 'none';
}

/** From what the transfer of images and its cost are calculated. */
export interface CostConfig extends CostSettings {
  /** Shares of nodes by platform, such as `linux/amd64: 0.7`. Default: all of the first. */
  platformShares?: { [platform: string]: number };
  /** In what amounts are told. Default: US dollars. */
  currency?: {
    /** ISO 4217: `EUR`. */
    code: string;
    /** How much of it a US dollar is; nothing is looked up. */
    perUsd: number;
    /** Day of the rate. Required but for USD. */
    asOf?: string;
  };
  /** Prices in place of the list's, by their ids in docs/prices.md, or `custom.…` and `self-hosted.…`; several of one id differ in their region. */
  prices?: {
    [id: string]: CostPrice | CostPrice[];
  };
  /** What differs for the images of one registry. */
  registries?: Array<RegistryCost>;
}

/** What differs for the images of one registry. */
export interface RegistryCost extends CostSettings {
  /** As in `registries` above. */
  host: string;
}
