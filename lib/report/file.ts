import { boardReport, boardReportName } from '@/lib/charts/board-report';
import type { BoardFacts, ReportFormat } from '@/lib/domain/portfolio/board-facts';
import { boardPdf } from './pdf/board-pdf';
import { boardSlides } from './slides/board-slides';

export type ReportFile = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> };

const types: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** The board report as a file to save or to mail. */
export async function reportFileOf(facts: BoardFacts, format: ReportFormat): Promise<ReportFile> {
  const report = boardReport(facts);
  const at = new Date(facts.at);
  const bytes = format === 'pdf' ? await boardPdf(report, at) : await boardSlides(report);
  return { name: `${boardReportName(facts)}.${format}`, type: types[format], bytes };
}
