import { createLoader, parseAsBoolean, parseAsStringLiteral } from 'nuqs/server';
import { exportFormats, type ExportFormat } from '@/lib/domain/audit/export';
import { historyParsers } from './history';

/** The page of events, and whether the chains are to be verified. */
export const readAuditSearch = createLoader({ ...historyParsers, verify: parseAsBoolean.withDefault(false) });

export const verifyAudit = '?verify=true';

export const readExportSearch = createLoader({ format: parseAsStringLiteral(exportFormats).withDefault('jsonl') });

export const exportAudit = (workspace: string, format: ExportFormat): string =>
  `/api/w/${workspace}/audit?format=${format}`;
