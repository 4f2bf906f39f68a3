import { printablePapers, type CustomsPapers } from '../../core/label/customsPapers.ts';
import type { SheetSize } from '../../core/print/media.ts';
import { cn22Sheets, cn23Sheets, FORM_STYLE } from './customsForms.ts';
import { INVOICE_STYLE, invoiceSheets } from './invoiceSheet.ts';
import { sheetDocument } from './page.ts';

const TITLES = { cn22: 'CN 22', cn23: 'CN 23', invoice: 'Commercial invoice' } as const;

/** A parcel's customs papers on sheets: CN 22, CN 23 or the copies of a commercial invoice. What is not known has a rule to write on. */
export function customsSheet(document: CustomsPapers, size: SheetSize): string {
  const papers = printablePapers(document);
  const title = `${TITLES[papers.form]} ${papers.orderNumber}`;
  switch (papers.form) {
    case 'cn22':
      return sheetDocument(size, title, FORM_STYLE, cn22Sheets(papers));
    case 'cn23':
      return sheetDocument(size, title, FORM_STYLE, cn23Sheets(papers, size));
    case 'invoice':
      return sheetDocument(size, title, INVOICE_STYLE, invoiceSheets(papers, size));
  }
}
