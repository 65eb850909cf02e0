import PDFDocument from 'pdfkit';
import type { BoardReport } from '@/lib/charts/board-report';
import { drawCharts, drawCover, drawMap, drawTables, page } from './pages';
import { Sheet, styles } from './sheet';

/** The board report as a tagged PDF of landscape A4 pages, its charts drawn as vectors. `at`: when it was made. */
export async function boardPdf(report: BoardReport, at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    // Without it pdfkit begins with a typeface of its own.
    font: '',
    info: {
      Title: `${report.workspace}: board report, ${report.day}`,
      Author: report.workspace,
      Creator: 'Airworthy',
      CreationDate: at,
    },
  });
  const pieces: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const sheet = new Sheet(doc);
  drawCover(sheet, report);
  drawCharts(sheet, report);
  drawMap(sheet, report);
  drawTables(sheet, report);
  numberPages(sheet, report);
  sheet.end();
  doc.end();
  await done;
  return new Uint8Array(Buffer.concat(pieces));
}

/** Once all pages are there. */
function numberPages(sheet: Sheet, { workspace, day, scope }: BoardReport): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  const y = page.height - page.margin + 8;
  const wide = page.width - 2 * page.margin;
  for (let place = 0; place < count; place += 1) {
    sheet.doc.switchToPage(start + place);
    sheet.artifact(() => {
      sheet.words(`${workspace} · Board report, ${day} · ${scope}`, page.margin, y, wide - 80, styles.small, {
        most: 1,
      });
      sheet.words(`Page ${place + 1} of ${count}`, page.margin, y, wide, styles.small, { align: 'right' });
    });
  }
}
