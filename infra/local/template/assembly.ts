/**
 * Reads a synthesised CDK assembly. Invariant: everything the local cloud runs comes from these
 * files, and a part of a template that is not understood stops the start.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalCloudError } from '../local-cloud-error.ts';

export type Properties = Record<string, unknown>;

export type TemplateResource = {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly Condition?: string;
};

export type Template = {
  readonly Resources: Record<string, TemplateResource>;
  readonly Parameters?: Record<string, { Type: string; Default?: unknown }>;
  readonly Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>;
  readonly Conditions?: Record<string, unknown>;
};

export type Stack = {
  readonly name: string;
  readonly template: Template;
  /** From the object key of an asset to the folder it was staged in. */
  readonly assetFolders: ReadonlyMap<string, string>;
};

type Artifact = {
  type: string;
  dependencies?: string[];
  properties?: { templateFile?: string; file?: string; stackName?: string };
};

type AssetManifest = {
  files?: Record<
    string,
    {
      source: { path?: string; packaging?: string };
      destinations: Record<string, { objectKey: string }>;
    }
  >;
};

const sectionsKnown = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Conditions',
  'Resources',
  'Outputs',
  'Rules',
]);
const resourceKeysKnown = new Set([
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'Metadata',
  'DeletionPolicy',
  'UpdateReplacePolicy',
]);
const artifactsWithoutEffect = new Set([
  'cdk:asset-manifest',
  'cdk:tree',
  'cdk:feature-flag-report',
]);

export function readAssembly(folder: string): Stack[] {
  const manifest = readJson<{ artifacts: Record<string, Artifact> }>(join(folder, 'manifest.json'));
  const stacks: Stack[] = [];
  for (const [id, artifact] of Object.entries(manifest.artifacts)) {
    if (artifact.type === 'aws:cloudformation:stack') {
      stacks.push(readStack(folder, id, artifact, manifest.artifacts));
    } else if (!artifactsWithoutEffect.has(artifact.type)) {
      throw new LocalCloudError(
        `The CDK app produced an artifact of type ${artifact.type} (${id}), which the local cloud does not know.`,
      );
    }
  }
  if (stacks.length === 0) {
    throw new LocalCloudError(`The CDK app produced no stack in ${folder}.`);
  }
  return stacks;
}

function readStack(
  folder: string,
  id: string,
  artifact: Artifact,
  artifacts: Record<string, Artifact>,
): Stack {
  const { templateFile = `${id}.template.json`, stackName = id } = artifact.properties ?? {};
  const template = readJson<Template>(join(folder, templateFile));
  checkSections(id, template);
  const assetFolders = assetFoldersOf(folder, artifact, artifacts);
  return { name: stackName, template, assetFolders };
}

function assetFoldersOf(
  folder: string,
  { dependencies = [] }: Artifact,
  artifacts: Record<string, Artifact>,
): Map<string, string> {
  const assetFolders = new Map<string, string>();
  for (const dependency of dependencies) {
    const { type, properties } = artifacts[dependency] ?? { type: '' };
    if (type !== 'cdk:asset-manifest' || properties?.file === undefined) continue;
    collectAssets(folder, readJson<AssetManifest>(join(folder, properties.file)), assetFolders);
  }
  return assetFolders;
}

function checkSections(stack: string, template: Template): void {
  for (const section of Object.keys(template)) {
    if (!sectionsKnown.has(section)) {
      throw new LocalCloudError(
        `Stack ${stack} has a section ${section}, which the local cloud does not know.`,
      );
    }
  }
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    for (const key of Object.keys(resource)) {
      if (!resourceKeysKnown.has(key)) {
        throw new LocalCloudError(
          `${stack}/${logicalId} has an attribute ${key}, which the local cloud does not know.`,
        );
      }
    }
  }
}

function collectAssets(folder: string, manifest: AssetManifest, into: Map<string, string>): void {
  for (const file of Object.values(manifest.files ?? {})) {
    if (file.source.path === undefined) continue;
    for (const destination of Object.values(file.destinations)) {
      into.set(destination.objectKey, join(folder, file.source.path));
    }
  }
}

function readJson<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (cause) {
    throw new LocalCloudError(`The CDK assembly cannot be read: ${path} is missing or not JSON.`, {
      cause,
    });
  }
}
