import { CLAUSE_DOCUMENTS } from './clause-documents.ts';
import { DESCRIPTIONS } from './descriptions.ts';
import { systemFromClauses } from './from-clauses.ts';
import { general } from './general.ts';
import { inspection2019 } from './inspection-2019.ts';
import type { System } from './system.ts';

const ofDocuments = CLAUSE_DOCUMENTS.flatMap((document) => {
  const description = DESCRIPTIONS[document.id];
  return description ? [systemFromClauses(document, description)] : [];
});

/** The indicator systems that come with the product. */
export const SYSTEMS: readonly System[] = [general, inspection2019, ...ofDocuments];

export const DEFAULT_SYSTEM_ID = general.id;

export function systemById(id: string): System | undefined {
  return SYSTEMS.find((system) => system.id === id);
}
