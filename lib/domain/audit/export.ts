import { csvCell } from '@/lib/domain/csv';
import type { ChainedEvent } from './chain';
import { describeEvent, type Detail } from './describe';

export const exportFormats = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportFormatLabels: Record<ExportFormat, string> = { jsonl: 'JSON Lines', csv: 'CSV' };

/**
 * One event as a line of JSON Lines, with everything that its hash covers and the hash itself: whoever has the file can
 * recompute the chains (RFC 8785, SHA-256) without the product. `useCase`: its key, which the hash does not cover.
 */
export const eventLine = (event: ChainedEvent, useCase: string | null): string =>
  `${JSON.stringify({ useCase, ...event, at: event.at.toISOString() })}\n`;

export const csvHeader = ['When (UTC)', 'Use case', 'Event', 'Who', 'What', 'Details', 'Type', 'SHA-256'];

/** One event as a row of a table for people, in the words of the history. */
export function eventRow(event: ChainedEvent, useCase: string | null): string {
  const { sentence, details } = describeEvent(event);
  const cells = [
    event.at.toISOString(),
    useCase ?? '',
    String(event.seq),
    event.actorName,
    sentence,
    details.map(inOneLine).join('\n'),
    event.type,
    event.hash,
  ];
  return `${cells.map(csvCell).join(',')}\r\n`;
}

const inOneLine = ({ label, before, after }: Detail): string =>
  before === undefined ? `${label}: ${after ?? ''}` : `${label}: ${before} → ${after ?? ''}`;
