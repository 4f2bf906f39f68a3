import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { BOX_REASONS } from '../../src/core/carton/boxReason.ts';
import { boxReasonCard, commandCard, quantityCard, type Card } from '../../src/core/label/card.ts';
import { COMMAND_WORDS, QUANTITY_CARDS } from '../../src/core/scan/scan.ts';
import { commandWord } from '../../src/core/scan/classify.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { sheetPage } from '../../src/labels/sheets/sheetPage.ts';
import { LANGUAGES } from '../../src/shared/languages.ts';
import { TEXTS } from '../../src/shared/messages/texts.ts';
import { boxCards } from '../../src/station/papers.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

/** All cards of a bench: commands, counts and boxes, in one language. */
function allCards(language: (typeof LANGUAGES)[number]): readonly Card[] {
  const {
    papers: { card },
    boxReason,
    command,
  } = TEXTS[language];
  return [
    ...COMMAND_WORDS.map((word) => commandCard(word, command[word], card[word])),
    ...QUANTITY_CARDS.map((count) => quantityCard(count, command.QTY, card.QTY.replace('{count}', count.toString()))),
    ...BOX_REASONS.map((reason) => boxReasonCard(reason, command.WHY, boxReason[reason])),
    ...station.storage(boxCards),
  ];
}

test('every card of a bench is read off its sheets again, in every language, as what it says', async () => {
  test.slow();
  const sheets = LANGUAGES.map((language) => ({ language, cards: allCards(language) }));
  const window = await station.start();
  for (const { language, cards } of sheets) {
    const html = sheetPage({ kind: 'cards', cards }, 'A4');
    const shown = await window.app.evaluate(async ({ BrowserWindow }, page) => {
      const sheet = new BrowserWindow({ show: false, width: 1588, height: 2246, webPreferences: { offscreen: true } });
      await sheet.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
      const pdf = await sheet.webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true });
      sheet.webContents.setZoomFactor(2);
      const pictures: string[] = [];
      const count = Number(await sheet.webContents.executeJavaScript('document.querySelectorAll("section").length'));
      for (let index = 0; index < count; index += 1) {
        await sheet.webContents.executeJavaScript(
          `document.querySelectorAll("section")[${index.toString()}].scrollIntoView(); new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`,
        );
        await new Promise((resolve) => setTimeout(resolve, 300));
        pictures.push((await sheet.webContents.capturePage()).toPNG().toString('base64'));
      }
      sheet.destroy();
      return { pdf: pdf.toString('latin1'), pictures };
    }, html);
    const found = new Set<string>();
    for (const [index, picture] of shown.pictures.entries()) {
      const png = Buffer.from(picture, 'base64');
      writeFileSync(join(station.dataDir, `cards-${language}-${index.toString()}.png`), png);
      for (const { text } of await readLabel(png)) found.add(text);
    }
    expect([...found].sort(), language).toEqual(cards.map(({ barcode }) => barcode).sort());
    expect(shown.pdf.match(/\/Type \/Page\b(?!s)/g), `sheets in ${language}`).toHaveLength(
      Math.ceil(cards.length / 10),
    );
  }
  expect(COMMAND_WORDS.map((word) => commandWord(commandCard(word, '', '').barcode))).toEqual([...COMMAND_WORDS]);
});
